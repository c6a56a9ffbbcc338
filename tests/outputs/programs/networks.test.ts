import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/boundary/read-workbook.ts'
import { childrenNamed, readXmlTree, type XmlElement } from '../../../src/boundary/xml-tree.ts'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { Codebook } from '../../../src/model/codebook.ts'
import { escapeMarkup } from '../../../src/outputs/programs/escape-markup.ts'
import { toDoccano, toLabelStudio } from '../../../src/outputs/programs/write-annotations.ts'
import { toMaxqda, toTaguette } from '../../../src/outputs/programs/write-codebook-tables.ts'
import { toGephi, toGexf, toGraphml } from '../../../src/outputs/programs/write-network.ts'
import { fileOf, gardenCodebook, transcriptOf } from '../../support/builders.ts'

const rowsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as Record<string, string>[]
const meeting = (a: string, b: string, both: number, given: object = {}) => ({
  ...{ level: 'code', unit: 'segment', a, b, both, ...given },
})
/** The garden codebook, of which Water is in four segments and Help in two, which meet in one. */
const network = (labels: Readonly<Record<string, string>> = {}): Analysis =>
  ({
    codebook: {
      ...gardenCodebook,
      codes: gardenCodebook.codes.map((code) => ({ ...code, label: labels[code.id] ?? code.label })),
      themes: gardenCodebook.themes.map((theme, at) => ({ ...theme, color: ['#1b6ca8', '#00ff0a'][at]! })),
    },
    findings: {
      prevalence: [
        { codeId: null, segments: 9 },
        { codeId: 'soil-water', segments: 4 },
        { codeId: 'people-help', segments: 2 },
      ],
      coOccurrence: [
        meeting('soil-water', 'people-help', 1),
        meeting('soil-water', 'soil-rain', 0),
        meeting('soil', 'people', 3, { level: 'theme' }),
        meeting('soil-rain', 'people-help', 2, { unit: 'participant' }),
      ],
    },
  }) as unknown as Analysis
const find = (from: XmlElement, ...names: string[]): XmlElement[] =>
  names.reduce((found, name) => found.flatMap((element) => childrenNamed(element, name)), [from])

const given = ({ attributes }: XmlElement) => Object.fromEntries(attributes)

describe('codes of the same segments, for programs that draw networks', () => {
  test('are two tables for Gephi: every code, and the pairs that share a segment', () => {
    const [nodes, edges] = toGephi.write(network())
    expect(rowsOf(nodes!.text)).toEqual([
      { Id: 'soil-water', Label: 'Water', Weight: '4', Theme: 'Soil' },
      { Id: 'soil-rain', Label: 'Rain', Weight: '0', Theme: 'Soil' },
      { Id: 'people-help', Label: 'Help', Weight: '2', Theme: 'People' },
    ])
    expect(rowsOf(edges!.text)).toEqual([
      { Source: 'soil-water', Target: 'people-help', Type: 'Undirected', Weight: '1' },
    ])
  })
  test('are GEXF 1.3 with the colour of each theme as red, green and blue', () => {
    const root = readXmlTree(toGexf.write(network())[0]!.text, 'x.gexf')
    expect(Object.fromEntries(root.attributes)).toMatchObject({ xmlns: 'http://gexf.net/1.3', version: '1.3' })
    expect(find(root, 'graph', 'nodes', 'node').map(given)).toMatchObject([
      { id: 'soil-water', label: 'Water' },
      { id: 'soil-rain', label: 'Rain' },
      { id: 'people-help', label: 'Help' },
    ])
    expect(find(root, 'graph', 'edges', 'edge').map(given)).toMatchObject([
      { source: 'soil-water', target: 'people-help', weight: '1' },
    ])
    const { text } = toGexf.write(network())[0]!
    expect(text).toContain('<viz:color r="27" g="108" b="168"/>') // 0x1b, 0x6c, 0xa8
    expect(text).toContain('<viz:color r="0" g="255" b="10"/>')
  })
  test('are GraphML whose data name keys that are declared', () => {
    const root = readXmlTree(toGraphml.write(network())[0]!.text, 'x.graphml')
    const declared = find(root, 'key').map(({ attributes }) => attributes.get('id'))
    const used = [...find(root, 'graph', 'node', 'data'), ...find(root, 'graph', 'edge', 'data')]
    expect(new Set(used.map(({ attributes }) => attributes.get('key')))).toEqual(new Set(declared))
    const nodes = new Set(find(root, 'graph', 'node').map(({ attributes }) => attributes.get('id')))
    for (const { attributes } of find(root, 'graph', 'edge'))
      expect(nodes.has(attributes.get('source')) && nodes.has(attributes.get('target'))).toBe(true)
  })
  test('are well-formed whatever a code is called', () => {
    const label = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", '\u0007', ']', '🌧'), minLength: 1 })
    fc.assert(
      fc.property(label, (own) => {
        for (const output of [toGexf, toGraphml]) {
          const { text } = output.write(network({ 'soil-water': own }))[0]!
          expect(readXmlTree(text, 'x.xml')).toBeTruthy()
          expect(text).not.toContain('\u0007')
        }
      }),
      { numRuns: 50 },
    )
  })
})

test.each([
  ['Soil & "beds"', 'Soil &amp; &quot;beds&quot;'],
  ['<Clay>', '&lt;Clay&gt;'],
  ['&amp;', '&amp;amp;'],
  ['Öst', 'Öst'],
])('a label in markup: %s', (label, written) => {
  expect(escapeMarkup(label)).toBe(written)
})

describe('transcripts as tasks of annotation programs', () => {
  const transcript = transcriptOf('P1', ['Ana', '🌧 It rained, and the clay was wet.'])
  const at = (words: string) => {
    const start = transcript.text.indexOf(words)
    return { start, end: start + words.length }
  }
  const coding = (words: string, codeId: string, coder: string, status: string) => ({
    ...{ codeId, coder, status, confidence: 0.75, span: at(words) },
  })
  const codings = [
    coding('rained', 'soil-rain', 'keyword', 'suggested'),
    coding('clay', 'soil-water', 'ana', 'accepted'),
    coding('wet', 'soil-water', 'keyword', 'rejected'),
  ]
  const analysis = (transcripts: object[]) => ({ version: '3', transcripts }) as unknown as Analysis
  const coded = { file: fileOf(transcript), segments: [], codings }
  const written = (pieces: Iterable<string>): string => [...pieces].join('')

  test('are predictions of each coder for Label Studio, without what was rejected, and never annotations', () => {
    const [task] = JSON.parse(written(toLabelStudio.write(analysis([coded]))[0]!.pieces))
    expect(task).not.toHaveProperty('annotations')
    expect(task.data).toEqual({ text: transcript.text, document: 'P1' })
    expect(task.predictions.map(({ model_version }: { model_version: string }) => model_version)).toEqual([
      'themata 3: keyword',
      'themata 3: ana',
    ])
    expect(task.predictions[0].result).toEqual([
      {
        ...{ id: 'keyword-0', from_name: 'label', to_name: 'text', type: 'labels', score: 0.75 },
        value: { ...at('rained'), text: 'rained', labels: ['soil-rain'] },
      },
    ])
  })
  test.each([0, 1, 3])('are one JSON array, of %d transcripts as well', (count) => {
    const tasks = JSON.parse(
      written(toLabelStudio.write(analysis(Array.from({ length: count }, () => coded)))[0]!.pieces),
    )
    expect(tasks).toHaveLength(count)
  })
  test('have places in code points for doccano, where an emoji is one', () => {
    const lines = written(toDoccano.write(analysis([coded, coded]))[0]!.pieces)
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(2)
    const { text, label, document } = JSON.parse(lines[0]!)
    expect(document).toBe('P1')
    // the emoji is two units of UTF-16 and one code point, so each place is one less
    expect(label).toEqual([
      [at('rained').start - 1, at('rained').end - 1, 'soil-rain'],
      [at('clay').start - 1, at('clay').end - 1, 'soil-water'],
    ])
    expect([...text].slice(label[0][0], label[0][1]).join('')).toBe('rained')
  })
})

describe('the codebook as a table for other programs', () => {
  const codebook = (theme: string, description: string): Codebook => ({
    ...gardenCodebook,
    themes: gardenCodebook.themes.map((own, at) => (at > 0 ? own : { ...own, label: theme, description })),
  })
  const analysis = (own: Codebook) => ({ codebook: own }) as Analysis
  test('names the path of each code, and examples after its definition', () => {
    const rows = rowsOf(toTaguette.write(analysis(gardenCodebook))[0]!.text)
    expect(rows.map(({ path }) => path)).toEqual([
      'Soil',
      'Soil > Water',
      'Soil > Water > Rain',
      'People',
      'People > Help',
    ])
    expect(rows[1]!['description']).toBe(
      'Watering and drought.\nExample: We watered the beds every evening in that dry summer.',
    )
    expect(new Set(rows.slice(0, 3).map(({ color }) => color)).size).toBe(1)
  })
  test.each([
    ['constructor', 'toString'],
    ['Sp\ufffdtzle', 'A sign that was lost: \ufffd'],
  ])('is a workbook for MAXQDA that keeps every name: %s', async (theme, description) => {
    const [file] = await toMaxqda.write(analysis(codebook(theme, description)))
    const [sheet] = await readWorkbook({ file: 'codebook.xlsx', bytes: file!.bytes })
    expect(sheet!.rows.slice(0, 2)).toEqual([
      ['Code', 'Memo'],
      [theme, description],
    ])
  })
})
