import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { chooseUnit } from '../../../src/exchange/readers/annotations/choose-unit.ts'
import { readFile } from './read.ts'

/** The text of the notes on offsets: one character outside the basic plane before the words, and a no-break space. */
const text = 'Zoë: 😀 so\u00a0fast\nok'

describe('offsets in a unit that is not known', () => {
  test.each([
    ['UTF-16', 8, 10],
    ['code points', 7, 9],
  ])('in %s are recognized by the words beside them', (_, start, end) => {
    const toSpan = chooseUnit(text, [{ start, end, quote: 'so' }], 'utf-16')!
    expect(toSpan({ start, end })).toEqual({ start: 8, end: 10 })
  })
  test('without words are recognized by the ends of words', () => {
    const toSpan = chooseUnit(
      text,
      [
        { start: 7, end: 9, quote: '' },
        { start: 15, end: 17, quote: '' },
      ],
      'utf-16',
    )!
    expect(toSpan({ start: 15, end: 17 })).toEqual({ start: 16, end: 18 })
  })
  test('are not believed where the words are others', () => {
    expect(chooseUnit(text, [{ start: 0, end: 3, quote: 'ok' }], 'utf-16')).toBeNull()
  })
})

describe('Label Studio', () => {
  const label = (id: string, start: number | string, end: number | string, labels: string[], words?: string) => ({
    ...{ id, type: 'labels', from_name: 'label', to_name: 'text' },
    value: { start, end, labels, ...(words === undefined ? {} : { text: words }) },
  })
  const task = {
    id: 5,
    data: { text, filename: 'G1.txt' },
    annotations: [
      {
        completed_by: { email: 'ana@example.org' },
        result: [
          label('a', 8, 10, ['speed'], 'so'),
          label('b', '16', '18', ['yes', 'end']),
          { id: 'a', type: 'textarea', value: { text: ['is it?'] } },
        ],
      },
      { completed_by: 7, was_cancelled: true, result: [label('c', 8, 10, ['speed'])] },
      {
        completed_by: 7,
        result: [{ id: 'd', type: 'choices', value: { choices: ['long'] } }, label('e', 8, 10, ['speed'])],
      },
    ],
    predictions: [{ model_version: 'bert-2', score: 0.75, result: [label('f', 8, 15, ['speed'], 'so\u00a0fast')] }],
  }
  test('predictions of Themata are none of another model: the study makes them itself', async () => {
    const own = {
      model_version: 'themata 0.1.0: learned',
      score: 0.5,
      result: [label('g', 8, 15, ['speed'], 'so fast')],
    }
    const { rows, project } = await readFile(
      'x.json',
      JSON.stringify([{ data: { text: 'it went so fast' }, predictions: [own] }]),
    )
    expect(rows).toEqual([])
    expect(project.losses).toEqual([expect.objectContaining({ what: 'predictions', count: 1 })])
  })
  test('annotations are those of people, predictions those of a model, cancelled ones are left out and counted', async () => {
    const { reader, rows, project } = await readFile('export.json', JSON.stringify([task]))
    expect(reader).toBe('label-studio')
    expect(rows.map(({ document, code, coder, words }) => [document, code, coder, words])).toEqual([
      ['G1.txt', 'speed', 'ana@example.org', 'so'],
      ['G1.txt', 'yes', 'ana@example.org', 'ok'],
      ['G1.txt', 'end', 'ana@example.org', 'ok'],
      ['G1.txt', 'speed', 'annotator 7', 'so'],
      ['G1.txt', 'speed', 'machine bert-2', 'so\u00a0fast'],
    ])
    expect(project.codings.map(({ memo, confidence }) => [memo, confidence])).toEqual([
      ['is it?', null],
      ['', null],
      ['', null],
      ['', null],
      ['', 0.75],
    ])
    expect(project.losses).toEqual([
      { what: 'annotations', count: 1, why: 'they were cancelled' },
      { what: 'choices', count: 1, why: 'they are about a whole task' },
    ])
  })
  test('labels of paragraphs and of HTML are found by their words', async () => {
    const result = [
      {
        id: 'a',
        type: 'paragraphlabels',
        value: { start: '0', end: '1', startOffset: 2, endOffset: 3, text: 'so fast', paragraphlabels: ['speed'] },
      },
      {
        id: 'b',
        type: 'hypertextlabels',
        value: {
          start: '/p[1]/text()',
          end: '/p[2]/text()',
          globalOffsets: { start: 8, end: 10 },
          text: 'so',
          hypertextlabels: ['speed'],
        },
      },
    ]
    const { rows } = await readFile(
      'x.json',
      JSON.stringify([{ id: 1, data: { text }, annotations: [{ completed_by: 1, result }] }]),
    )
    expect(rows.map(({ quote, document }) => [quote, document])).toEqual([
      ['so fast', 'task 1'],
      ['so', 'task 1'],
    ])
  })
})

describe('doccano', () => {
  test.each([
    ['the older form', { text, label: [[7, 9, 'speed']], document: 'G1' }],
    [
      'projects with relations',
      {
        id: 3,
        text,
        entities: [{ id: 1, label: 'speed', start_offset: 7, end_offset: 9 }],
        relations: [{}],
        meta: { file: 'G1' },
      },
    ],
  ])('in %s counts code points', async (_, record) => {
    const { reader, rows } = await readFile('ana.jsonl', `${JSON.stringify(record)}\n`)
    expect([reader, rows]).toEqual([
      'doccano',
      [{ document: 'G1', code: 'speed', coder: '', words: 'so', quote: 'so', status: 'accepted' }],
    ])
  })
  test('lines of a transcript are no documents, and a label of a record is one of all its words', async () => {
    const lines = [
      { text: 'It was fast.', label: [[7, 11, 'speed']] },
      { text: 'And long.', labels: ['length'] },
      { text: 'no', label: [] },
    ]
    const { rows } = await readFile('x.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(rows.map(({ document, code, quote, words }) => [document, code, quote, words])).toEqual([
      ['', 'speed', 'fast', null],
      ['', 'length', 'And long.', null],
    ])
  })
  test('labels outside the text are counted, not guessed', async () => {
    const { project } = await readFile(
      'x.jsonl',
      JSON.stringify({
        text: 'It was.',
        label: [
          [3, 400, 'a'],
          [3, 6, 'b'],
        ],
      }),
    )
    expect([project.codings.length, project.losses]).toEqual([
      1,
      [{ what: 'labels', count: 1, why: 'their place is outside the text' }],
    ])
  })
})

test.each([
  ['a start that is no number', { text: 'It was.', label: [['x', 6, 'a']] }],
  ['a start before the text', { text: 'It was.', label: [[-3, 6, 'a']] }],
  ['an end that is not stated', { text: 'It was.', entities: [{ label: 'a', start_offset: 3 }] }],
  ['a start behind its end', { text: 'It was.', label: [[6, 3, 'a']] }],
])('a span with %s is counted, and never one of the whole record', async (_, record) => {
  const { project } = await readFile('x.jsonl', JSON.stringify(record))
  expect([project.codings.length, project.losses[0]]).toMatchObject([0, { what: 'labels', count: 1 }])
})
test.each([
  ['2026-03-04T10:00:00.123456Z', '2026-03-04T10:00:00.123Z'],
  ['2026-03-04 10:00:00', '2026-03-04T10:00:00.000Z'],
  ['2026-02-30T10:00:00Z', null],
])('the time %s of Label Studio is %s, in whatever zone this computer is', async (created_at, time) => {
  const result = [{ type: 'labels', value: { start: 0, end: 2, labels: ['a'] } }]
  const { project } = await readFile(
    'x.json',
    JSON.stringify([{ data: { text: 'so' }, annotations: [{ created_at, result }] }]),
  )
  expect(project.codings[0]!.time).toBe(time)
})

test('Prodigy answers are a yes, a no or unsure, of the annotator who gave them', async () => {
  const record = (answer: string) =>
    JSON.stringify({
      text: 'It was fast.',
      spans: [{ start: 7, end: 11, label: 'speed' }],
      answer,
      _annotator_id: 'ana',
      _timestamp: 1_780_000_000,
    })
  const { reader, rows, project } = await readFile('x.jsonl', ['accept', 'reject', 'ignore'].map(record).join('\n'))
  expect([reader, rows.map(({ status, coder }) => [status, coder])]).toEqual([
    'prodigy',
    [
      ['accepted', 'ana'],
      ['rejected', 'ana'],
      ['unsure', 'ana'],
    ],
  ])
  expect(project.codings[0]!.time).toBe(new Date(1_780_000_000_000).toISOString())
})

describe('WebAnno TSV', () => {
  const tsv = [
    '#FORMAT=WebAnno TSV 3.3',
    '#T_SP=webanno.custom.Code|value|note',
    '#T_RL=webanno.custom.Link|kind|BT_webanno.custom.Code',
    '#T_SP=webanno.custom.Mark|',
    '',
    '',
    '#Text=It "was" so\\tfast.',
    '1-1\t0-2\tIt\t_\t_\t_\t_\t_',
    '1-2\t3-8\t"was"\tpast\\|tense[1]|speed[2]\t*[1]|*[2]\t_\t_\t_',
    '1-3\t9-11\tso\tspeed[2]\t*[2]\t_\t_\t_',
    '1-4\t12-17\tfast.\tend\t*\t_\t_\t*',
    '',
    '#Text=😀 ok',
    '2-1\t18-20\t😀\t_\t_\t_\t_\t_',
    '2-2\t21-23\tok\tyes\t*\t_\t_\t_',
    '',
  ].join('\n')
  test('spans of several tokens are joined, stacked ones kept apart, and offsets count UTF-16 units', async () => {
    const { reader, rows, project } = await readFile('/x/G1.txt/ana.tsv', tsv)
    expect(reader).toBe('webanno')
    expect(rows.map(({ document, code, coder, words }) => [document, code, coder, words])).toEqual([
      ['G1.txt', 'past|tense', 'ana', '"was"'],
      ['G1.txt', 'speed', 'ana', '"was" so'],
      ['G1.txt', 'end', 'ana', 'fast.'],
      ['G1.txt', 'Mark', 'ana', 'fast.'],
      ['G1.txt', 'yes', 'ana', 'ok'],
    ])
    expect(project.losses).toEqual([
      { what: 'further features', count: 1, why: 'the first of a layer is the code' },
      { what: 'layers of relations', count: 1, why: 'codings are not linked' },
    ])
  })
  test('the file of the curator is that of the coder "curation"', async () => {
    expect((await readFile('G1.txt/CURATION_USER.tsv', tsv)).rows[0]!.coder).toBe('curation')
  })
  test.each(['1-1\tzero-2\tIt\t_', '1-1\t5-2\tIt\t_', '1-1\t0-999999999\tIt\t_'])(
    'a line that is no token is refused at its line: %s',
    async (line) => {
      await expect(readFile('ana.tsv', `#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Code|value\n\n${line}\n`)).rejects.toThrow(
        /ana\.tsv:4:1 {2}error {2}exchange\/webanno/,
      )
    },
  )
})

describe('NVivo references of a code', () => {
  const lines = [
    '<Files\\\\Interviews\\\\G1> - § 2 references coded  [4.20% Coverage]',
    '',
    'Reference 1 - 2.10% Coverage',
    '',
    'It was fast.',
    'And long.',
    'Reference 2 - 2.10% Coverage',
    'Again.',
    '<Files\\\\G2> - § 1 reference coded  [1,20% Abdeckung]',
    'Referenz 1 - 1,20% Abdeckung',
    'Schnell.',
  ]
  const rows = [
    ['G1', 'speed', 'It was fast.\nAnd long.'],
    ['G1', 'speed', 'Again.'],
    ['G2', 'speed', 'Schnell.'],
  ]
  test('as text', async () => {
    const read = await readFile('codes/speed.txt', lines.join('\n'))
    expect([read.reader, read.rows.map(({ document, code, quote }) => [document, code, quote])]).toEqual([
      'nvivo-codes',
      rows,
    ])
  })
  test('as DOCX', async () => {
    const body = lines
      .map((line) => `<w:p><w:r><w:t>${line.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</w:t></w:r></w:p>`)
      .join('')
    const xml = `<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`
    const read = await readFile('speed.docx', zipSync({ 'word/document.xml': new TextEncoder().encode(xml) }))
    expect(read.rows.map(({ document, code, quote }) => [document, code, quote])).toEqual(rows)
  })
  test('lines that only resemble the head of a document are words, and long ones take no time', async () => {
    const start = process.cpuUsage()
    const long = `<${'> - § 1 a[1%]'.repeat(3000)}x`
    const [head, , first] = lines
    const { rows: read } = await readFile('speed.txt', [head, first, 'So <it> was [10%]', long].join('\n'))
    expect(read.map(({ document, quote }) => [document, quote])).toEqual([['G1', `So <it> was [10%]\n${long}`]])
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
  test('another DOCX is refused', async () => {
    const xml = '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>'
    await expect(readFile('a.docx', zipSync({ 'word/document.xml': new TextEncoder().encode(xml) }))).rejects.toThrow(
      /exchange\/nvivo/,
    )
  })
})
