import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../../src/analysis/analyze-in-memory.ts'
import { readWorkbook } from '../../../src/boundary/read-workbook.ts'
import { childrenNamed, readXmlTree, type XmlElement } from '../../../src/boundary/xml-tree.ts'
import { directReader } from '../../../src/io/readers.ts'
import { outputs } from '../../../src/outputs/index.ts'
import type { Output } from '../../../src/outputs/output.ts'
import { shortPaths } from '../../../src/outputs/programs/write-codebook-tables.ts'
import { readFile } from '../../exchange/readers/read.ts'
import { bytesOf, readResource } from '../../support/builders.ts'
import { codingsOf, textOf } from '../../support/coded-transcripts.ts'
import { folder } from '../../support/command-line.ts'

const codebook = {
  file: 'c.yaml',
  text: `{ name: N, themes: [
    { id: soil, label: 'Soil & "beds"', color: '#102030', description: What is below, codes: [
      { id: clay, label: '<Clay>', keywords: [clay], include: heavy, codes: [{ id: wet, label: Wet clay, keywords: [puddle] }] },
      { id: sand, label: Sand, keywords: [sand] }] },
    { id: air, label: Air, codes: [{ id: wind, label: Wind, keywords: [wind] }] }] }`,
}
const said = {
  'G1.md':
    '**Int:** What is it like? _Really_?\n\n**Ana:** 😀 Clay and sand, with *wind* and a puddle_there.\n\n**Int:** Sand?\n\n**Ana:** - Only clay.\n',
  'G2.md': '**Int:** And here?\n\n**Ben:** Sand is what I would call it.\n\n**Int:** More?\n\n**Ben:** No.\n',
}
const study = (decisions: { file: string; text: string }[] = [], settings: string | null = null) => ({
  name: 'garden',
  reader: directReader,
  files: Object.entries(said).map(([file, text]) => ({ file, bytes: bytesOf(text) })),
  codebook,
  participants: {
    file: 'participants.csv',
    text: 'participant,transcript,speaker,organization,job title\nP1,G1,Ana,Öst & Co,grower\nP2,G2,Ben,Öst & Co,\n',
  },
  settings: settings === null ? null : { file: 'themata.yaml', text: settings },
  interviewers: ['Int'],
  decisions,
})
const run = (...given: Parameters<typeof study>) =>
  analyze(study(...given), { coders: ['keyword'], clusters: 0 }, { version: '1', readResource })
const services = {
  readPageAssets: async () => ({ style: '', script: '' }),
  drawPng: async () => new Uint8Array(),
  pictures: null,
  csvSeparator: ',',
} as const
async function write(name: keyof typeof outputs, analysis = run()) {
  const output: Output = outputs[name]
  const files = await output.write(await analysis, services)
  return new Map(files.map((file) => [file.file, 'bytes' in file ? file.bytes : textOf(file)]))
}
const rowsOf = (csv: string | Uint8Array | undefined) =>
  parse(csv as string, { columns: true, bom: true }) as Record<string, string>[]

describe('one row for each coding', () => {
  test('has the words, the labels at each level, and the version of the table', async () => {
    const [rows, codings] = [rowsOf((await write('tidy')).get('codings-tidy.csv')), codingsOf(await run())]
    expect(rows).toHaveLength(codings.length)
    expect(new Set(rows.map(({ format }) => format))).toEqual(new Set(['themata-codings/1']))
    const wet = rows.find(({ code_id: id }) => id === 'wet')!
    expect(wet).toMatchObject({
      theme: 'Soil & "beds"',
      code_1: '<Clay>',
      code_2: 'Wet clay',
      participant: 'P1',
      organization: 'Öst & Co',
      coder: 'keyword',
    })
  })
  test('is read by its examples, which give the same numbers as we do', async () => {
    const path = folder()
    for (const [file, content] of await write('tidy')) writeFileSync(join(path, file), content)
    const programs = [
      ['python3', 'read-codings.py'],
      ['Rscript', 'read-codings.R'],
    ] as const
    const expected = new Map(
      codingsOf(await run()).map(({ participantId, codeId }) => [`${participantId} ${codeId}`, '1']),
    )
    for (const [program, script] of programs) {
      const { error, status, stderr } = spawnSync(program, [script], { cwd: path, encoding: 'utf8' })
      if (error !== undefined) {
        console.log(`${program} is not installed: its example is not run`)
        continue
      }
      expect([status, stderr]).toEqual([0, ''])
      const rows = parse(readFileSync(join(path, 'cases-by-code.csv'), 'utf8')) as string[][]
      const ones = rows
        .slice(1)
        .flatMap(([participant, ...cells]) =>
          cells.flatMap((cell, at) => (cell === '1' ? [[`${participant} ${rows[0]![at + 1]}`, '1'] as const] : [])),
        )
      expect(new Map(ones)).toEqual(expected)
    }
  })
})

describe('participants × codes as 1 and 0', () => {
  test('counts what the machine suggests, with attributes', async () => {
    expect(rowsOf((await write('cases')).get('cases.csv'))).toEqual([
      {
        participant: 'P1',
        organization: 'Öst & Co',
        'job title': 'grower',
        soil: '1',
        clay: '1',
        wet: '1',
        sand: '1',
        air: '1',
        wind: '1',
      },
      {
        participant: 'P2',
        organization: 'Öst & Co',
        'job title': '',
        soil: '1',
        clay: '0',
        wet: '0',
        sand: '1',
        air: '0',
        wind: '0',
      },
    ])
  })
  test('has no 0 where people accepted codings and did not read everything', async () => {
    const decisions = [
      {
        file: 'decisions/ana.csv',
        text: 'transcript,code,status,quote\nG2,sand,accepted,Sand is what I would call it.\n',
      },
    ]
    const accepted = analyze(
      study(decisions),
      { coders: ['keyword'], clusters: 0, status: 'accepted' },
      { version: '1', readResource },
    )
    const [, ben] = rowsOf((await write('cases', accepted)).get('cases.csv'))
    expect([ben!['sand'], ben!['clay']]).toEqual(['1', ''])
    const all = rowsOf((await write('cases', run(decisions, 'reviewed: true\n'))).get('cases.csv'))
    expect([all[1]!['sand'], all[1]!['clay']]).toEqual(['1', '0'])
  })
})

describe('the codebook for other programs', () => {
  test('has paths, definitions and colours for Taguette and Requal', async () => {
    expect(rowsOf((await write('taguette')).get('codebook-taguette.csv'))).toContainEqual({
      name: 'Wet clay',
      path: 'Soil & "beds" > <Clay> > Wet clay',
      description: '',
      color: '#102030',
    })
  })
  test('is a workbook with the heads that MAXQDA reads', async () => {
    const bytes = (await write('maxqda')).get('codebook-maxqda.xlsx') as Uint8Array
    const [sheet] = await readWorkbook({ file: 'codebook-maxqda.xlsx', bytes })
    expect(sheet!.rows.slice(0, 3)).toEqual([
      ['Code', 'Memo'],
      ['Soil & "beds"', 'What is below'],
      ['Soil & "beds" > <Clay', 'Full name: <Clay>\nInclude: heavy'],
    ])
  })
  test('has names of at most 63 characters, all different, without the sign between names, whatever they are', () => {
    const name = fc
      .oneof(
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.constantFrom('x'.repeat(63), 'x'.repeat(64), `${'x'.repeat(63)}y`, 'a > b', 'a\\b'),
      )
      .filter((one) => one.trim() !== '')
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
        const rows = names.flatMap((theme) => [
          { path: [theme], description: '', color: '' },
          ...names.map((code) => ({ path: [theme, code], description: '', color: '' })),
        ])
        const short = shortPaths(rows)
        expect(new Set(short.map(({ path }) => JSON.stringify(path))).size).toBe(rows.length)
        for (const [at, { path, description }] of short.entries()) {
          expect(path.every((one) => one.length <= 63 && !/[>\\]/.test(one))).toBe(true)
          expect(path).toHaveLength(rows[at]!.path.length)
          if (path.at(-1) !== rows[at]!.path.at(-1))
            expect(description).toBe(`Full name: ${rows[at]!.path.at(-1)}`.trim())
        }
      }),
    )
  })
})

describe('codes of the same segments', () => {
  const all = (element: XmlElement, name: string): XmlElement[] => [
    ...childrenNamed(element, name),
    ...element.children.flatMap((child) => all(child, name)),
  ]
  test.each([
    ['gexf', 'weight', 'codes-by-segment.gexf'],
    ['graphml', null, 'codes-by-segment.graphml'],
  ] as const)('are a network in %s with the counts of the table of co-occurrence', async (format, weight, file) => {
    const analysis = run()
    const tree = readXmlTree((await write(format, analysis)).get(file) as string, file)
    expect(all(tree, 'node').map(({ attributes }) => attributes.get('id'))).toEqual(['clay', 'wet', 'sand', 'wind'])
    const pairs = [...(await analysis).findings.coOccurrence].filter(
      ({ level, unit, both }) => level === 'code' && unit === 'segment' && both > 0,
    )
    expect(pairs.length).toBeGreaterThan(0)
    expect(
      all(tree, 'edge').map(({ attributes, children }) => [
        attributes.get('source'),
        attributes.get('target'),
        Number(weight === null ? children[0]!.text : attributes.get(weight)),
      ]),
    ).toEqual(pairs.map(({ a, b, both }) => [a, b, both]))
  })
  test('are two tables for Gephi', async () => {
    const files = await write('gephi')
    expect(rowsOf(files.get('gephi-nodes.csv'))[0]).toEqual({
      Id: 'clay',
      Label: '<Clay>',
      Weight: '2',
      Theme: 'Soil & "beds"',
    })
    expect(rowsOf(files.get('gephi-edges-by-segment.csv'))[0]).toEqual({
      Source: 'clay',
      Target: 'sand',
      Type: 'Undirected',
      Weight: '1',
    })
  })
})

test('the corpus for IRaMuTeQ has what participants say, without the signs that it gives a meaning', async () => {
  const text = (await write('iramuteq')).get('iramuteq.txt') as string
  expect(text).toBe(
    [
      '**** *transcript_G1 *participant_P1 *organization_OstCo *jobtitle_grower',
      '😀 Clay and sand, with wind and a puddle there.',
      'Only clay.',
      '',
      '**** *transcript_G2 *participant_P2 *organization_OstCo',
      'Sand is what I would call it.',
      'No.',
      '',
      '',
    ].join('\n'),
  )
})

test.each([
  ['label-studio', 'label-studio.json'],
  ['doccano', 'doccano.jsonl'],
] as const)('what is written for %s is read back with the same words and codes', async (format, file) => {
  const analysis = run()
  // As those of another model: predictions of Themata itself are not taken in.
  const written = String((await write(format, analysis)).get(file)).replaceAll('"themata ', '"another ')
  const { reader, rows } = await readFile(file, written)
  expect(reader).toBe(format)
  const texts = new Map(
    Array.from((await analysis).transcripts, (coded) => [coded.file.id, coded.file.transcript.text]),
  )
  const expected = codingsOf(await analysis).map(({ transcriptId, codeId, span }) => [
    transcriptId,
    codeId,
    texts.get(transcriptId)!.slice(span.start, span.end),
  ])
  expect(rows.map(({ document, code, words, quote }) => [document, code, words ?? quote])).toEqual(expected)
})
