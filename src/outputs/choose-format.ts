import { choose, unknownName } from '../boundary/part.ts'
import { lookup } from '../collections.ts'

/** A form in which we write, and how it becomes what was asked for. */
type Way = readonly [format: string, then: string]

const saveAs = (name: string): string => `open it in a word processor, and save it as ${name}`
const fromSheets = (name: string): Way[] => [
  ['xlsx', `open it in a spreadsheet, and save it as ${name}`],
  ['csv', `open it in a spreadsheet, and save it as ${name}`],
]
const convert = 'convert it with a program such as pandoc'
const forStatistics: readonly Way[] = [
  ['cases', 'a table of participants and codes that the program imports; tidy has a row for each coding'],
  ['csv', 'a table that the program imports'],
]
const forSlides: readonly Way[] = [
  ['docx', 'take figures and quotes from it; --figures writes each figure as SVG and PNG'],
]
const asWord: readonly Way[] = [['docx', 'which word processors open']]
const asText: readonly Way[] = [['md', 'which is text that any editor opens']]
const asProject: readonly Way[] = [['qdpx', 'the project file that these programs import (themata export)']]
const asFigures: readonly Way[] = [['html', 'which has the figures; --figures writes each as SVG and PNG']]

/** Ways to formats that we do not write, each in the order in which they are proposed. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  pdf: [
    ['html', 'open report.html in a browser, and print it to PDF; or write docx, and export it from a word processor'],
    ['docx', 'open it in a word processor, and export it as PDF'],
    ['md', convert],
  ],
  ...{ doc: asWord, word: asWord, odt: [['docx', saveAs('ODT')]], rtf: [['docx', saveAs('RTF')]], pages: asWord },
  ...{ latex: [['md', convert]], tex: [['md', convert]], epub: [['md', convert]] },
  ...{
    excel: [
      ['xlsx', 'which Excel opens'],
      ['csv', 'which Excel opens'],
    ],
    xls: fromSheets('XLS'),
    ods: fromSheets('ODS'),
  },
  ...{ tsv: [['csv', 'with --csv-separator for a semicolon']], txt: asText, text: asText, markdown: asText },
  ...{ sav: forStatistics, spss: forStatistics, dta: forStatistics, stata: forStatistics, rds: forStatistics },
  ...{ r: forStatistics, sas: forStatistics, jasp: forStatistics, parquet: forStatistics },
  ...{ ppt: forSlides, pptx: forSlides, powerpoint: forSlides },
  ...{ svg: asFigures, png: asFigures, jpg: asFigures },
  ...{ nvivo: asProject, nvp: asProject, nvpx: asProject, atlas: asProject, atlasti: asProject, qualcoder: asProject },
}

/**
 * Looks up a form of output by name.
 *
 * @throws InputError that lists the forms; for one that we do not write, with the way to it from one that is there
 */
export function chooseFormat<Entry>(registry: Readonly<Record<string, Entry>>, name: string): Entry {
  const known = lookup(ways, name.toLowerCase().replace(/^\.|[\s.-]/g, ''))
  const way = Object.hasOwn(registry, name) ? undefined : known?.find(([format]) => Object.hasOwn(registry, format))
  if (way === undefined) return choose(registry, name, 'format')
  throw unknownName({
    kind: 'format',
    name,
    registry,
    fix: `write ${way[0]}, ${/^(?:open|convert|take)/.test(way[1]) ? 'and ' : ''}${way[1]}`,
  })
}
