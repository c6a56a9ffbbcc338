import { describe, expect, test } from 'vitest'
import type { ForeignOptions } from '../../../src/exchange/foreign-reader.ts'
import { openContent } from '../../../src/exchange/open-content.ts'
import { readForeign } from '../../../src/exchange/readers/index.ts'
import { readList, readRange, readShare, readTime } from '../../../src/exchange/tables/cells.ts'
import { noServices } from './read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const usual: ForeignOptions = { columns: {}, separator: null }
async function read(file: string, text: string, options: Partial<ForeignOptions> & { readAs?: string } = {}) {
  const { readAs, ...others } = options
  const { reader, project } = await readForeign(
    await openContent({ file, bytes: bytes(text) }, noServices),
    { ...usual, ...others },
    readAs,
  )
  const pathOf = new Map(project.codes.map(({ id, path }) => [id, path]))
  return { reader, project, codings: project.codings.map((one) => ({ ...one, path: pathOf.get(one.code)! })) }
}

test('the user that Themata adds to a project is a machine, also in a table', async () => {
  const { codings } = await read('x.csv', 'document,quote,code,coder\nP1,so it is,rain,Themata (machine)\n')
  expect(codings.map(({ coder, isMachine }) => [coder, isMachine])).toEqual([['Themata', true]])
})
test('rows of the coders of Themata are suggestions, of which no person is made', async () => {
  const { codings, project } = await read(
    'x.csv',
    'document,quote,code,coder\nP1,so it is,rain,learned\nP1,so it is,rain,ana\nP1,so it is,rain,llm\n',
  )
  expect(codings.map(({ coder }) => coder)).toEqual(['ana', 'llm'])
  expect(project.losses).toEqual([expect.objectContaining({ what: 'suggestions', count: 1 })])
})

describe('a table of quotes is recognized by its columns and read:', () => {
  test('Dedoose, with a column for each code, whose commas and equal names stay apart', async () => {
    const { reader, codings } = await read(
      'DedooseChartExcerpts_2026_3_4_1201.csv',
      'Media Title,Excerpt Range,Excerpt Creator,Excerpt Date,Excerpt Copy,Codes Applied Combined,"Code: Soil\\Clay, wet Applied","Code: Soil\\Clay, wet Weight",Code: Beds\\Clay Applied\n' +
        'G1.docx,Page 3: 10-50,Ana,3/14/2026,"The clay holds, you know",ignored,True,1,False\n' +
        'G1.docx,90-95,Ben,3/4/2026,"It is heavy",ignored,True,1,True\n',
    )
    expect(reader).toBe('dedoose')
    expect(codings.map(({ path, coder, quote, time, span }) => [path, coder, quote, time, span?.start])).toEqual([
      [['Soil', 'Clay, wet'], 'Ana', 'The clay holds, you know', '2026-03-14T00:00:00.000Z', 10],
      [['Soil', 'Clay, wet'], 'Ben', 'It is heavy', '2026-03-04T00:00:00.000Z', 90],
      [['Beds', 'Clay'], 'Ben', 'It is heavy', '2026-03-04T00:00:00.000Z', 90],
    ])
  })
  test.each([
    [
      'in English',
      'Document group;Document name;Code;Beginning;End;Weight score;Segment;Comment;Created by;Created',
      'Weeds > Nettles',
    ],
    [
      'in German, with the older form of paths',
      'Dokumentgruppe;Dokumentname;Code;Anfang;Ende;Gewicht;Segment;Kommentar;Erstellt von;Erstellt',
      'Weeds\\Nettles',
    ],
  ])('MAXQDA %s, whose numbers are those of paragraphs', async (_, head, code) => {
    const { reader, codings } = await read(
      'Coded Segments.csv',
      `${head}\nold;P 1;${code};4;5;0;"They sting; always";good;ana;14.03.2026 09:05:00\n`,
    )
    expect(reader).toBe('maxqda')
    expect(codings).toMatchObject([
      {
        path: ['Weeds', 'Nettles'],
        document: 'P 1',
        paragraphs: { first: 4, last: 5 },
        span: null,
        memo: 'good',
        coder: 'ana',
        time: '2026-03-14T09:05:00.000Z',
        quote: 'They sting; always',
      },
    ])
  })
  test('ATLAS.ti, with a code on each line of a cell', async () => {
    const { reader, codings } = await read(
      'Quotations.csv',
      'ID,Document,Quotation Content,Codes,Reference,Comment,Created by\n3:10,P1,"They sting","nettles\nweeds, tall",62 - 63,,ana\n',
    )
    expect(reader).toBe('atlas')
    expect(codings.map(({ path, paragraphs }) => [path, paragraphs])).toEqual([
      [['nettles'], { first: 62, last: 63 }],
      [['weeds, tall'], { first: 62, last: 63 }],
    ])
  })
  test('ATLAS.ti after Excel has turned places into dates, which is said instead of believed', async () => {
    const { project } = await read(
      'Quotations.csv',
      'ID,Document,Quotation Content,Codes,Reference\n1899-12-30T03:10,P1,They sting,nettles,2026-02-01T00:00:00.000Z\n',
    )
    expect(project.codings[0]!.paragraphs).toBeNull()
    expect(project.losses).toEqual([{ what: 'places', count: 1, why: expect.stringContaining('dates or times') }])
  })
  test('Taguette, with a row for each tag', async () => {
    const { reader, codings } = await read(
      'highlights.csv',
      'id,document,tag,content\n7,P1.html,weeds,They sting\n7,P1.html,pain,They sting\n',
    )
    expect([reader, codings.map(({ path, coder }) => [path, coder])]).toEqual([
      'taguette',
      [
        [['weeds'], ''],
        [['pain'], ''],
      ],
    ])
  })
  test('OpenQDA, with the category of the code and offsets as a hint', async () => {
    const { reader, codings } = await read(
      'export.csv',
      'source,code category,code,created by,created at,last update,start pos,end pos,selection\nP1.txt,Plants,weeds,ana,2026-03-04 10:00:00,,12,22,"They\nsting"\n',
    )
    expect(reader).toBe('openqda')
    expect(codings).toMatchObject([
      {
        path: ['Plants', 'weeds'],
        span: { start: 12, end: 22 },
        quote: 'They\nsting',
        time: '2026-03-04T10:00:00.000Z',
      },
    ])
  })
  test('any table, by the columns that a person names', async () => {
    const text = 'Wo;Was gesagt wurde;Kode;Wer\nP1;Sie brennen;Nesseln/Unkraut;Ana\n'
    await expect(read('x.csv', text)).rejects.toThrow(
      /x\.csv.*exchange\/unknown[\s\S]*Was gesagt wurde[\s\S]*--column quote=NAME/,
    )
    const { reader, codings } = await read('x.csv', text, {
      columns: { document: 'Wo', quote: 'was gesagt wurde', code: 'Kode', coder: 'Wer' },
      separator: '/',
    })
    expect([reader, codings.map(({ path, coder, document }) => [path, coder, document])]).toEqual([
      'quotes',
      [
        [['Nesseln'], 'Ana', 'P1'],
        [['Unkraut'], 'Ana', 'P1'],
      ],
    ])
  })
  test('a table with a title above the names of its columns, and formulas that another program made harmless', async () => {
    const { codings } = await read('x.csv', 'Project Garden\n\ndocument,quote,code\nP1,"\'=so it was",weeds\n')
    expect(codings).toMatchObject([{ quote: '=so it was', place: { line: 4 } }])
  })
  test('rows without a code are counted, and a quote as long as a cell can be was cut', async () => {
    const { project } = await read(
      'x.csv',
      `document,quote,code\nP1,${'so '.repeat(10_923).slice(0, 32_767)},weeds\nP1,so,\nP1,so,none\n`,
    )
    expect(project.codings.map(({ quote }) => quote.endsWith('…'))).toEqual([true])
    expect(project.losses).toEqual([{ what: 'rows', count: 2, why: 'they have no code' }])
  })
  test('a column that is named and not there is an error that lists the columns', async () => {
    await expect(read('x.csv', 'document,quote,code\nP1,so,weeds\n', { columns: { coder: 'kodr' } })).rejects.toThrow(
      /x\.csv:1:1 {2}error {2}exchange\/column\n.*"kodr".*document, quote, code/,
    )
  })
  test('a reader that is asked for and does not fit says which columns it found', async () => {
    await expect(read('x.csv', 'a,b\n1,2\n', { readAs: 'maxqda' })).rejects.toThrow(/MAXQDA: a, b/)
  })
  test('a damaged table is refused at its line', async () => {
    await expect(read('x.csv', 'document,quote,code\nP1,"so,weeds\n')).rejects.toThrow(
      /x\.csv:\d+:1 {2}error {2}csv\/syntax/,
    )
  })
})

describe('cells', () => {
  test.each([
    ['12-56', { first: 12, last: 56 }],
    ['Excerpt 12-56', { first: 12, last: 56 }],
    ['Page 3: 10-50', { first: 10, last: 50 }],
    ['62 - 62', { first: 62, last: 62 }],
    ['7.0', { first: 7, last: 7 }],
    ['', null],
  ])('the range %j', (cell, range) => expect(readRange(cell)).toEqual(range))
  test.each([
    ['3/4/2026', 'month-first', '2026-03-04T00:00:00.000Z'],
    ['3/4/2026', null, null],
    ['3/14/2026 2:05 PM', null, '2026-03-14T14:05:00.000Z'],
    ['12/31/2026 12:00 AM', null, '2026-12-31T00:00:00.000Z'],
    ['14.03.2026 09:05', null, '2026-03-14T09:05:00.000Z'],
    ['2026-03-14T09:05:00+01:00', null, '2026-03-14T08:05:00.000Z'],
    ['2026-03-14', null, '2026-03-14T00:00:00.000Z'],
    ['yesterday', null, null],
  ] as const)('the time %j, days or months first: %j', (cell, order, time) => expect(readTime(cell, order)).toBe(time))
  test.each([
    ["['a', \"b, c\", 'it\\'s']", ['a', 'b, c', "it's"]],
    ['["a"]', ['a']],
    ['[]', []],
    ['a, b', null],
    ["['a', __import__('os')]", null],
  ])('the list %s of Python, which is never run', (cell, items) => expect(readList(cell)).toEqual(items))
  test.each([
    ['0.7', 0.7],
    ['70 %', 0.7],
    ['85', 0.85],
    ['high', null],
    ['4000', null],
  ])('the confidence %s', (cell, share) => expect(readShare(cell)).toBe(share))
})
