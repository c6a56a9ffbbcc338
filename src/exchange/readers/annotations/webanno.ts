import { inputError } from '../../../boundary/diagnostic.ts'
import { addUpLosses, type ForeignCoding, type ForeignProject, type Loss } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader } from '../../foreign-reader.ts'
import { codesNamed } from '../../stated-codings.ts'
import { requireText } from '../require-content.ts'

/** Reads WebAnno TSV 3 of WebAnno and INCEpTION: a file of one annotator, in the folder of its document. */
export const webanno: ForeignReader = {
  summary: 'WebAnno or INCEpTION: WebAnno TSV 3, a file for each annotator in the folder of a document',
  recognizes: ({ text }) => text?.startsWith('#FORMAT=WebAnno TSV 3') === true,
  read: readTsv,
}

/** A span that is being joined of its tokens. */
interface OpenSpan {
  readonly start: number
  end: number
  readonly code: string
  readonly line: number
}

function readTsv(content: ForeignContent): ForeignProject {
  const { file } = content
  const lines = requireText(content).split('\n')
  const { columns, losses } = readLayers(lines)
  const spans = new Map<string, OpenSpan>()
  let [whole, sentence] = ['', '']
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('#Text=')) sentence += `${sentence === '' ? '' : '\n'}${withoutBackslashes(line.slice(6))}`
    if (line.startsWith('#') || line.trim() === '') continue
    const [, offsets = '', , ...cells] = line.split('\t')
    const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(offsets) ?? []
    if (first === undefined || last === undefined)
      throw inputError({
        code: 'exchange/webanno',
        place: { file, line: index + 1, column: 1 },
        message: 'a token has a number, offsets and a form between tabs, and this line has not',
        fix: 'export the document again as WebAnno TSV 3',
      })
    const [start, end] = [Number(first), Number(last)]
    if (end < start || end > maxLength) throw outOfBounds(file, index + 1)
    if (sentence !== '') {
      whole = whole.padEnd(Math.max(whole.length, start), '\n') + sentence
      sentence = ''
    }
    for (const column of columns)
      for (const [position, value] of split(cells[column.position] ?? '_').entries()) {
        const [, written = '', joined] = /^(.*?)(?:\[(\d+)\])?$/s.exec(value)!
        if (written === '_' || written === '') continue
        const code = written === '*' ? column.layer : withoutBackslashes(written)
        const key =
          joined === undefined ? `${index} ${column.position} ${position}` : `${column.layer} ${joined} ${code}`
        const known = spans.get(key)
        if (known === undefined) spans.set(key, { start, end, code, line: index + 1 })
        else known.end = Math.max(known.end, end)
      }
  }
  const { document, coder } = namesOf(file)
  const inside = [...spans.values()].filter(({ start, end }) => start < end && end <= whole.length)
  const outside = { what: 'spans', count: spans.size - inside.length, why: 'their place is outside the text' }
  const codings = inside.map(
    ({ start, end, code, line }): ForeignCoding => ({
      ...{ document, code, coder, isMachine: false, status: 'accepted', paragraphs: null, memo: '', time: null },
      span: { start, end },
      quote: whole.slice(start, end),
      confidence: null,
      place: { file, line, column: 1 },
    }),
  )
  return {
    program: 'WebAnno',
    documents: [{ id: document, name: document, text: whole, attributes: {} }],
    cases: [],
    codes: codesNamed(new Set(codings.map(({ code }) => code))),
    codings,
    memos: [],
    losses: addUpLosses([...losses, outside]),
  }
}

/** Maximum offset that is believed: no transcript is longer. */
const maxLength = 50e6

const outOfBounds = (file: string, line: number): Error =>
  inputError({
    code: 'exchange/webanno',
    place: { file, line, column: 1 },
    message: 'the offsets of this token are not those of a text',
    fix: 'export the document again as WebAnno TSV 3',
  })

/** The columns of span layers, by position behind the form: the first feature of each layer is the code. */
function readLayers(lines: readonly string[]): {
  readonly columns: readonly { readonly layer: string; readonly position: number }[]
  readonly losses: readonly Loss[]
} {
  const columns: { layer: string; position: number }[] = []
  const losses: Loss[] = []
  let position = 0
  for (const line of lines) {
    const [, kind, layer = '', features = ''] = /^#T_(SP|RL|CH)=([^|]*)(?:\|(.*))?$/.exec(line) ?? []
    if (kind === undefined) {
      if (line !== '' && !line.startsWith('#')) break
      continue
    }
    const count = features === '' ? 1 : features.split('|').length
    if (kind === 'SP') columns.push({ layer: layer.replace(/^.*\./, ''), position })
    else losses.push({ what: 'layers of relations', count: 1, why: 'codings are not linked' })
    if (kind === 'SP' && count > 1)
      losses.push({ what: 'further features', count: count - 1, why: 'the first of a layer is the code' })
    position += kind === 'SP' ? count : kind === 'RL' && features !== '' ? count : 2
  }
  return { columns, losses }
}

/** Stacked values of a cell, which bars separate unless they are escaped. */
const split = (cell: string): string[] => cell.split(/(?<!\\)\|/)

/** A text without the backslashes that protect signs of the format. */
const withoutBackslashes = (text: string): string =>
  text.replace(/\\(.)/g, (_, sign: string) => (sign === 't' ? '\t' : sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign))

/** The document is the folder of a file, the coder its name; `CURATION_USER` settled differences. */
function namesOf(file: string): { readonly document: string; readonly coder: string } {
  const parts = file.split(/[/\\]/)
  const name = parts.at(-1)!.replace(/\.tsv$/i, '')
  const folder = parts.at(-2) ?? ''
  const coder = name === 'CURATION_USER' ? 'curation' : name
  return /\.[\p{L}\d]{1,5}$/u.test(folder) ? { document: folder, coder } : { document: name, coder: '' }
}
