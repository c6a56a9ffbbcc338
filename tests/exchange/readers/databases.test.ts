import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import { describe, expect, test } from 'vitest'
import type { DatabaseTables, SqlRow } from '../../../src/exchange/foreign-reader.ts'
import { openContent } from '../../../src/exchange/open-content.ts'
import { pathTo } from '../../../src/exchange/readers/databases/columns-of-rows.ts'
import { readHtmlText } from '../../../src/exchange/readers/databases/html-text.ts'
import { readForeign } from '../../../src/exchange/readers/index.ts'
import { readDatabase } from '../../../src/io/read-database.ts'
import { folder, run } from '../../support/command-line.ts'

/** The bytes of a database made by SQL. */
function databaseOf(...statements: string[]): Uint8Array {
  const path = join(folder(), 'made.sqlite3')
  const database = new sqlite.Database(path)
  database.exec(`pragma synchronous = off; pragma journal_mode = off; begin; ${statements.join('; ')}; commit`)
  database.close()
  return readFileSync(path)
}
/** What a reader makes of tables, without a database. */
async function readTables(file: string, database: DatabaseTables) {
  const content = { file, bytes: new Uint8Array(), text: null, tables: [], values: [], members: [], database }
  return readForeign(content, { columns: {}, separator: null })
}
async function read(file: string, bytes: Uint8Array) {
  const content = await openContent({ file, bytes }, { readSheets: async () => [], readDatabase })
  const { reader, project } = await readForeign(content, { columns: {}, separator: null })
  const documentById = new Map(project.documents.map((document) => [document.id, document]))
  const pathOf = new Map(project.codes.map(({ id, path }) => [id, path.join(' > ')]))
  const rows = project.codings.map(({ document, code, coder, span, quote }) => {
    const { name, text } = documentById.get(document)!
    return [name, pathOf.get(code), coder, span === null ? null : text!.slice(span.start, span.end), quote]
  })
  return { reader, project, rows }
}

/** Before the words: a letter of two bytes, a character of four bytes and two UTF-16 units, and a no-break space of two bytes. */
const text = 'Zoë: 😀 so\u00a0fast\nok'

const qualcoderTables = (rows: readonly string[]) =>
  databaseOf(
    'create table project (databaseversion text)',
    'create table source (id integer, name text, fulltext text, mediapath text)',
    'create table code_name (cid integer, name text, memo text, catid integer, owner text, color text, supercid integer)',
    'create table code_cat (catid integer, name text, supercatid integer)',
    'create table code_text (ctid integer, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, important integer)',
    'create table code_image (imid integer)',
    'create table annotation (anid integer, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text)',
    'create table cases (caseid integer, name text)',
    'create table case_text (caseid integer, fid integer, pos0 integer, pos1 integer)',
    'create table attribute (name text, attr_type text, value text, id integer)',
    `insert into source values (1, 'G1.txt', '${text}', null), (2, 'picture.png', null, 'images/picture.png')`,
    "insert into code_cat values (1, 'Pace', null), (2, 'Speed', 1)",
    "insert into code_name values (7, 'fast', 'quick things', 2, 'ana', '#FF0000', null), (8, 'very fast', '', null, 'ana', 'red', 7)",
    'insert into code_image values (1)',
    "insert into annotation values (1, 1, 15, 17, 'is it?', 'ben', '2026-03-04 10:00:00')",
    "insert into cases values (3, 'Zoë')",
    'insert into case_text values (3, 1, 0, 18)',
    "insert into attribute values ('age', 'case', '41', 3), ('place', 'file', 'north', 1)",
    ...rows,
  )

describe('QualCoder', () => {
  const project = qualcoderTables([
    "insert into code_text values (1, 7, 1, 'so', 7, 9, 'ana', '2026-03-04 10:00:00', 'hm', null), (2, 8, 1, 'fast', 10, 14, 'ben', '', '', null)",
  ])
  test('codings count code points, and codes have their categories and parents', async () => {
    const { reader, rows, project: read_ } = await read('data.qda', project)
    expect([reader, rows]).toEqual([
      'qualcoder',
      [
        ['G1.txt', 'Pace > Speed > fast', 'ana', 'so', 'so'],
        ['G1.txt', 'Pace > Speed > fast > very fast', 'ben', 'fast', 'fast'],
      ],
    ])
    expect(read_.codings[0]).toMatchObject({ memo: 'hm', time: '2026-03-04T10:00:00.000Z' })
    expect(read_.codes.map(({ description, color }) => [description, color])).toEqual([
      ['quick things', '#ff0000'],
      ['', null],
    ])
    expect(read_.cases).toEqual([{ name: 'Zoë', attributes: { age: '41' }, documents: ['1'] }])
    expect(read_.documents[0]!.attributes).toEqual({ place: 'north' })
    expect(read_.memos).toMatchObject([{ document: '1', memo: 'is it?', quote: 'ok', coder: 'ben' }])
    expect(read_.losses).toEqual([
      { what: 'sources without text', count: 1, why: 'themata reads text only' },
      { what: 'picture codings', count: 1, why: 'themata reads text only' },
    ])
  })
  test('memos on documents are taken over, and those on passages are counted in the unit of the codings', async () => {
    const tables = new Map<string, SqlRow[]>([
      [
        'source',
        [{ id: 1, name: 'G1', fulltext: text, memo: 'a good day', owner: 'ben', date: '2026-03-04 10:00:00' }],
      ],
      ['code_name', [{ cid: 7, name: 'fast' }]],
      ['code_text', [{ cid: 7, fid: 1, seltext: 'so', pos0: 8, pos1: 10, owner: 'ana' }]],
      [
        'annotation',
        [
          { fid: 1, pos0: 16, pos1: 18, memo: 'is it?', owner: 'ben' },
          { fid: 1, pos0: 0, pos1: 3, memo: ' ' },
        ],
      ],
    ])
    const { memos, codings } = (await readTables('data.qda', tables)).project
    expect(codings[0]!.span).toEqual({ start: 8, end: 10 })
    expect(memos.map(({ document, quote, memo, coder, time }) => [document, quote, memo, coder, time])).toEqual([
      ['1', '', 'a good day', 'ben', '2026-03-04T10:00:00.000Z'],
      ['1', 'ok', 'is it?', 'ben', null],
    ])
  })
  test('positions at which other words are count for nothing', async () => {
    const { rows } = await read(
      'data.qda',
      qualcoderTables(["insert into code_text values (1, 7, 1, 'fast', 0, 3, 'ana', '', '', null)"]),
    )
    expect(rows).toEqual([['G1.txt', 'Pace > Speed > fast', 'ana', null, 'fast']])
  })
  test('a project folder becomes a study with its transcript, codebook and decisions', async () => {
    const [path, study] = [join(folder(), 'garden.qda'), join(folder(), 'study')]
    mkdirSync(path)
    writeFileSync(join(path, 'data.qda'), project)
    const { status, said } = await run('import', path, '--study', study)
    expect([status, said]).toEqual([0, expect.stringContaining('read as qualcoder')])
    expect(readFileSync(join(study, 'transcripts/G1.txt'), 'utf8')).toBe(text)
    const events = readFileSync(join(study, 'decisions/ana.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ code, on }) => [code, on.exact])).toEqual([['fast', 'so']])
    expect(readFileSync(join(study, 'codebook.yaml'), 'utf8')).toContain('label: "very fast"')
  })
})

test('RQDA: rows that were deleted are left out and counted, and categories are above codes', async () => {
  const { reader, rows, project } = await read(
    'x.rqda',
    databaseOf(
      'create table source (id integer, name text, file text, status integer)',
      'create table freecode (id integer, name text, memo text, status integer)',
      'create table coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, memo text)',
      'create table codecat (catid integer, name text, status integer)',
      'create table treecode (cid integer, catid integer, status integer)',
      'create table cases (id integer, name text, status integer)',
      'create table caselinkage (caseid integer, fid integer, status integer)',
      `insert into source values (1, 'G1', '${text}', 1), (2, 'old', 'gone', 0)`,
      "insert into freecode values (7, 'fast', '', 1), (8, 'loose', '', 1)",
      "insert into codecat values (1, 'Pace', 1)",
      'insert into treecode values (7, 1, 1)',
      "insert into coding values (7, 1, 'so', 7, 9, 1, 'ana', ''), (8, 1, 'ok', 15, 17, 1, 'ana', ''), (8, 1, 'ok', 15, 17, 0, 'ana', '')",
      "insert into cases values (1, 'Zoë', 1)",
      'insert into caselinkage values (1, 1, 1)',
    ),
  )
  expect([reader, rows]).toEqual([
    'rqda',
    [
      ['G1', 'Pace > fast', 'ana', 'so', 'so'],
      ['G1', 'loose', 'ana', 'ok', 'ok'],
    ],
  ])
  expect(project.documents.map(({ name }) => name)).toEqual(['G1'])
  expect(project.cases).toEqual([{ name: 'Zoë', attributes: {}, documents: ['1'] }])
  expect(project.losses).toEqual([{ what: 'codings', count: 1, why: 'they were deleted in RQDA' }])
})

test('RQDA: variables of files and cases, memos and annotations are taken over, without those that were deleted', async () => {
  const { project } = await readTables(
    'x.rqda',
    new Map<string, SqlRow[]>([
      ['source', [{ id: 1, name: 'G1', file: text, memo: 'a good day', owner: 'ana', status: 1 }]],
      ['freecode', [{ id: 7, name: 'fast', status: 1 }]],
      ['coding', []],
      ['cases', [{ id: 1, name: 'Zoë', status: 1 }]],
      ['fileAttr', [{ variable: 'place', value: 'north', fileID: 1, status: 1 }]],
      [
        'caseAttr',
        [
          { variable: 'age', value: '41', caseID: 1, status: 1 },
          { variable: 'old', value: 'x', caseID: 1, status: 0 },
          { variable: 'none', value: '', caseID: 1, status: 1 },
        ],
      ],
      [
        'annotation',
        [
          { fid: 1, position: 7, annotation: 'is it?', owner: 'ben', status: 1 },
          { fid: 1, position: 7, annotation: 'gone', owner: 'ben', status: 0 },
        ],
      ],
    ]),
  )
  expect([project.cases[0]!.attributes, project.documents[0]!.attributes]).toEqual([{ age: '41' }, { place: 'north' }])
  expect(project.memos.map(({ memo, coder, document }) => [memo, coder, document])).toEqual([
    ['a good day', 'ana', '1'],
    ['is it?', 'ben', '1'],
  ])
})

describe('Taguette', () => {
  const html = '<p>Zo\u00eb: \u{1f600} <b>so</b>&nbsp;fast</p>\n<p>ok &amp; so</p>'
  const project = (highlights: string) =>
    databaseOf(
      'create table documents (id integer, name text, contents text)',
      'create table highlights (id integer, document_id integer, start_offset integer, end_offset integer, snippet text)',
      'create table tags (id integer, path text, description text)',
      'create table highlight_tags (highlight_id integer, tag_id integer)',
      'create table commands (id integer, user_login text, payload text)',
      `insert into documents values (1, 'G1.html', '${html}')`,
      "insert into tags values (5, 'fast', 'quick things'), (6, 'all', '')",
      `insert into highlights values ${highlights}`,
      'insert into highlight_tags values (1, 5), (1, 6), (2, 5)',
      `insert into commands values (1, 'ana', '{"type": "highlight_add", "highlight_id": 1, "tags": [5]}'), (2, 'ben', '{"type": "highlight_add", "highlight_id": 2}')`,
    )
  test('offsets count bytes of the text nodes; a highlight with two tags is two codings of who made it', async () => {
    const {
      reader,
      rows,
      project: read_,
    } = await read(
      'x.sqlite3',
      project("(1, 1, 11, 19, '<b>so</b>&nbsp;fast'), (2, 1, 20, 22, 'ok'), (3, 1, 20, 22, 'ok')"),
    )
    expect([reader, rows]).toEqual([
      'taguette-project',
      [
        ['G1.html', 'fast', 'ana', 'so\u00a0fast', 'so\u00a0fast'],
        ['G1.html', 'all', 'ana', 'so\u00a0fast', 'so\u00a0fast'],
        ['G1.html', 'fast', 'ben', 'ok', 'ok'],
      ],
    ])
    expect(read_.documents[0]!.text).toBe('Zoë: 😀 so\u00a0fast\n\nok & so\n')
    expect(read_.losses).toEqual([{ what: 'highlights', count: 1, why: 'they have no tag' }])
  })
  test('an offset within a character, or at other words, is not believed: the words are', async () => {
    const { rows, project: read_ } = await read('x.sqlite3', project("(1, 1, 3, 8, 'so'), (2, 1, 0, 3, 'ok')"))
    expect(rows.map(([, , , words, quote]) => [words, quote])).toEqual([
      [null, 'so'],
      [null, 'so'],
      [null, 'ok'],
    ])
    expect(read_.losses).toEqual([{ what: 'places', count: 2, why: expect.stringContaining('other words') }])
  })
})

test('the text of HTML has a line for each paragraph and none of its scripts, and bytes are found in it', () => {
  const { text: plain, spanOfBytes } = readHtmlText('<h1>Zoë</h1><script>x()</script><p>a<i>b</i></p>')
  expect(plain).toBe('Zoë\nab\n')
  expect(spanOfBytes(0, 4)).toEqual({ start: 0, end: 3 })
  expect(spanOfBytes(4, 6)).toEqual({ start: 4, end: 6 })
  expect([spanOfBytes(3, 4), spanOfBytes(2, 1), spanOfBytes(0, 99)]).toEqual([null, null, null])
})
test('parents that go round in a circle end', () => {
  const items = new Map([
    ['a', { name: 'A', parent: 'b' }],
    ['b', { name: 'B', parent: 'a' }],
  ])
  expect(pathTo('a', items)).toEqual(['B', 'A'])
})

describe('refused with what is wrong', () => {
  test('a damaged database', async () => {
    const whole = databaseOf(
      'create table source (id integer)',
      'create table code_text (a text)',
      'create table code_name (a text)',
    )
    const damaged = Uint8Array.from(whole)
    damaged.fill(255, 100, 4096)
    await expect(read('data.qda', damaged)).rejects.toThrow(/data\.qda {2}error {2}exchange\/database\n.*damaged/)
  })
  test('a database of no known program', async () => {
    await expect(read('x.db', databaseOf('create table people (name text)'))).rejects.toThrow(
      /exchange\/unknown[\s\S]*database/,
    )
  })
})

describe('a hostile database', () => {
  const tablesOf = async (bytes: Uint8Array) =>
    (await openContent({ file: 'h.db', bytes }, { readSheets: async () => [], readDatabase })).database!

  test('gives what is stored in it: columns that are computed, virtual tables and views are left out', async () => {
    const tables = await tablesOf(
      databaseOf(
        "create table source (id integer, name text as (hex(zeroblob(400000000))), fulltext text as ('x') stored)",
        'insert into source (id) values (1), (2)',
        'create virtual table tags using fts5(path, description)',
        "insert into tags values ('a', 'b')",
        'create view documents as select 1 as id',
      ),
    )
    expect([...tables]).toEqual([['source', [{ id: 1 }, { id: 2 }]]])
  })
  test('is refused where rows unpack to more than archives may', async () => {
    const pages = Array.from({ length: 5 }, (_, id) => `insert into source values (${id}, zeroblob(45000000))`)
    await expect(
      tablesOf(databaseOf('create table source (id integer, fulltext text)', ...pages)),
    ).rejects.toMatchObject({
      problems: [
        {
          code: 'exchange/database',
          place: { file: 'h.db' },
          message: expect.stringContaining('200 million characters'),
        },
      ],
    })
  })
  test('whose columns have names of other kinds is read', async () => {
    const tables = await tablesOf(
      databaseOf(
        'create table source ("a""b" text, "__proto__" text, "select" text)',
        'insert into source values (1, 2, 3)',
      ),
    )
    expect(tables.get('source')).toHaveLength(1)
    expect(tables.get('source')![0]).toMatchObject({ 'a"b': '1', select: '3' })
  })
})
