// Readers that a fuzzer tries, and the files it makes damaged ones of: files that describe a study, and files of other programs.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sqlite from 'node-sqlite3-wasm'
import { readYaml } from '../../dist/boundary/read-yaml.js'
import { openContent } from '../../dist/exchange/open-content.js'
import { foreignReaders, readForeign } from '../../dist/exchange/readers/index.js'
import { checkCodebook, readCodebook, readCodedPassages } from '../../dist/index.js'
import { readDatabase } from '../../dist/io/read-database.js'
import { readEvents } from '../../dist/study/decision-events/read-events.js'
import { readPseudonyms } from '../../dist/study/pseudonym-list.js'
import { readAnalysis } from '../../dist/study/read-analysis.js'
import { readStatements } from '../../dist/study/read-decision-tables.js'
import { readParticipants } from '../../dist/study/read-participants.js'
import { readSettings } from '../../dist/study/read-settings.js'
import { readQuoteList } from '../../dist/study/synthesis/read-quote-list.js'
import { readSynthesis } from '../../dist/study/synthesis/read-synthesis.js'
import { pick, random } from './fuzz-files.mjs'

const codebook = readCodebook(readFileSync('codebooks/collaboration.yaml', 'utf8'), 'c.yaml')
const transcripts = ['P1a', 'P2b'].map((id) => ({ id, turns: 9, textFingerprint: id, source: { file: `${id}.txt` } }))

/** Readers of files that describe a study, by what they read. */
export const descriptions = {
  codebook: (text) => checkCodebook(text, 'x.yaml'),
  settings: (text) => readSettings(text, 'x.yaml'),
  yaml: (text) => readYaml(text, 'x.yaml'),
  participants: (text) => readParticipants(text, 'x.csv'),
  passages: (text) => readCodedPassages([{ file: 'x.csv', text }], codebook, 'none'),
  pseudonyms: (text) => readPseudonyms(text, 'x.csv'),
  decisions: (text) => readStatements([{ file: 'decisions/x.csv', text }], { codebook, transcripts }),
  events: (text) => readEvents([{ file: 'decisions/x.jsonl', text }]),
  analysis: (text) => readAnalysis({ file: 'analysis.json', text }, null),
  synthesis: (text) => readSynthesis([{ file: 'synthesis/themes/data.md', text }], codebook),
  quotes: (text) => readQuoteList([{ file: 'synthesis/quotes.md', text }], codebook),
}

const event = (seq, more) =>
  `${JSON.stringify({ v: 1, id: `01990000-0000-7000-8000-00000000000${seq}`, coder: 'ana', time: '2026-03-04T10:00:00.000Z', session: 's', seq, ...more })}\n`
const on = { transcript: 'P1a', text: null, start: 0, end: 5, exact: 'We do', prefix: '', suffix: '' }
const shown = { mode: 'unknown', suggestion: null, confidence: null, run: null }
/** Files that describe a study and that the sample has none of. */
export const writtenSeeds = [
  [
    'decisions.csv',
    'transcript,start,end,code,status,quote,memo\nP1a,0,5,data-quality,accepted,We do,why\nP2b,,,data-access,read,,\n',
  ],
  ['pseudonyms.csv', 'name,pseudonym,kind\nAnna Berg,Person 1,person\nBerg & Co,,organisation\n'],
  [
    'ana.jsonl',
    event(1, {
      kind: 'code',
      on,
      code: 'data-quality',
      status: 'accepted',
      stance: null,
      memo: '',
      shown,
      draw: null,
      seconds: 3,
      group: null,
      replaces: null,
    }) + event(2, { kind: 'read', on, codes: '*', chosen: 'random', memo: '', shown, draw: null, seconds: null }),
  ],
  [
    'data.md',
    '# Data\n\nMost [[P1a: "We do"]] said so, {{participants}} of them.\n\n## Pinned for data-quality\n\n- [[P2b: "so"]]\n\n## Barred\n\n- [[P1a: "no"]]\n',
  ],
].map(([name, text]) => ({ name, bytes: Buffer.from(text) }))

const inTemporary = (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'themata-fuzz-'))
  try {
    return work(join(folder, 'a.db'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
/** The bytes of a database with a table for each list of columns, and rows in it. */
const databaseOf = (tables) =>
  inTemporary((path) => {
    const database = new sqlite.Database(path)
    for (const [table, columns] of Object.entries(tables)) {
      database.exec(`create table ${table} (${columns.join(', ')})`)
      for (let row = 1; row < 30; row++)
        database.exec(
          `insert into ${table} values (${columns.map((name) => (/id$|pos|off|start|end/.test(name) ? row : `'${name} ${row}'`)).join(', ')})`,
        )
    }
    database.close()
    return readFileSync(path)
  })
const databases = {
  'qualcoder.db': {
    project: ['databaseversion'],
    source: ['id', 'name', 'fulltext', 'mediapath'],
    code_name: ['cid', 'name', 'memo', 'catid', 'owner', 'color', 'supercid'],
    code_cat: ['catid', 'name', 'supercatid'],
    code_text: ['ctid', 'cid', 'fid', 'seltext', 'pos0', 'pos1', 'owner', 'date', 'memo', 'important'],
  },
  'rqda.db': {
    source: ['id', 'name', 'file', 'status'],
    freecode: ['id', 'name', 'memo', 'status'],
    coding: ['cid', 'fid', 'seltext', 'selfirst', 'selend', 'status', 'owner', 'memo'],
  },
  'taguette.db': {
    documents: ['id', 'name', 'contents'],
    highlights: ['id', 'document_id', 'start_offset', 'end_offset', 'snippet'],
    tags: ['id', 'path', 'description'],
    highlight_tags: ['highlight_id', 'tag_id'],
  },
}
const guid = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const project = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users><User guid="${guid(1)}" name="Eve"/></Users><CodeBook><Codes><Code guid="${guid(10)}" name="Soil" isCodable="true"><Code guid="${guid(11)}" name="Clay" isCodable="true"/></Code></Codes></CodeBook><Sources><TextSource guid="${guid(40)}" name="garden" plainTextPath="internal://a.txt"><PlainTextSelection guid="${guid(60)}" name="is wet" startPosition="9" endPosition="15" creatingUser="${guid(1)}"><Coding guid="${guid(61)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`
const archive = zipSync({
  'project.qde': strToU8(project),
  'sources/a.txt': strToU8('The clay is wet, and it rained.'),
})

const fixtures = 'tests/fixtures/exchange'
/** Files of other programs. */
export const foreignSeeds = [
  ...readdirSync(fixtures).map((name) => ({ name, bytes: readFileSync(join(fixtures, name)) })),
  ...Object.entries(databases).map(([name, tables]) => ({ name, bytes: databaseOf(tables) })),
  { name: 'p.qde', bytes: Buffer.from(project) },
  { name: 'p.qdpx', bytes: Buffer.from(archive) },
]

/** Reads a file of another program as `import --study` does; sometimes as the file of a program that did not write it. */
export async function readAsForeign({ file, bytes }) {
  const content = await openContent({ file, bytes }, { readSheets: async () => [], readDatabase })
  return readForeign(
    content,
    { columns: {}, separator: null },
    random() < 0.2 ? pick(Object.keys(foreignReaders)) : undefined,
  )
}
