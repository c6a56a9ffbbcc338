import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { recallReading, recordReading } from '../../src/study/record-reading.ts'
import { folder, run } from '../support/command-line.ts'
import '../support/seed.ts'

/** A study that is read rightly only with an interviewer and two columns named. */
function studyToRead(): string {
  const study = join(folder(), 'beds')
  mkdirSync(study)
  writeFileSync(
    join(study, 'P1.csv'),
    'who,question,antwort\nMina,1,How was the documentation of the model?\nKaro,2,Nobody wrote any documentation of the model.\n',
  )
  writeFileSync(join(study, 'P2.csv'), 'who,question,antwort\nMina,1,And yours?\nLuca,2,We monitored data drift.\n')
  return study
}
const reading = ['--interviewer', 'Mina', '--column', 'text=antwort', '--column', 'speaker=who']

/** Analyses the study, and returns the folders of both. */
async function analyzed(...more: string[]) {
  const study = studyToRead()
  const out = join(study, '..', 'out')
  const write = ['--format', 'csv,json,md', '--no-cache', '--clusters', '0', '--coders', 'keyword', '--quiet']
  expect((await run('analyze', study, '--out', out, ...write, ...more)).status).toBe(0)
  return { study, out, file: join(out, 'analysis.json') }
}

const recordOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')).reading

/** What verify says after a text of analysis.json is another. */
async function verifyAfter({ out, file }: { out: string; file: string }, from: string, to: string) {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
  const found = await run('verify', out)
  writeFileSync(file, text)
  return found
}

describe('results of a study that was read with options', () => {
  let it: Awaited<ReturnType<typeof analyzed>>
  beforeAll(async () => {
    it = await analyzed(...reading)
  })

  test('hold these, and are verified without them', async () => {
    expect(recordOf(it.file)).toEqual({
      interviewers: ['Mina'],
      format: null,
      encoding: null,
      columns: { text: 'antwort', speaker: 'who' },
    })
    expect(await run('verify', it.out)).toMatchObject({ status: 0 })
  })
  test('are verified with options that are given, and these win', async () => {
    expect(await run('verify', it.out, ...reading)).toMatchObject({ status: 0 })
    const { status, said, told } = await run('verify', it.out, '--interviewer', 'Karo')
    expect([status, `${said}${told}`]).toEqual([2, expect.stringContaining('transcripts.csv')])
  })
  test.each([
    ['an interviewer', '["Mina"]', '["Karo"]'],
    ['a column', '"antwort"', '"question"'],
    ['the whole', /"reading": .*/, ''],
  ])('have %s of the record changed, and it is found by the hash and by its effect', async (_, from, to) => {
    const text = readFileSync(it.file, 'utf8')
    const part = typeof from === 'string' ? from : `${from.exec(text)![0]}`
    const { status, said, told } = await verifyAfter(it, part, to)
    expect(status).toBe(2)
    expect(`${said}${told}`).toMatch(/analysis\.json[^]*transcripts\.csv|transcripts\.csv[^]*analysis\.json/)
  })
})

test('results of a study that was read without options hold no record, as those of earlier versions', async () => {
  const { out, file } = await analyzed()
  expect(readFileSync(file, 'utf8')).not.toContain('"reading"')
  expect(await run('verify', out)).toMatchObject({ status: 0 })
})

test('results with pseudonyms do not hold what was named, and verify asks for it', async () => {
  const { out, file } = await analyzed('--pseudonyms', '--encoding', 'utf-8', ...reading)
  expect(recordOf(file)).toEqual({ interviewers: null, format: null, encoding: 'utf-8', columns: null })
  const { status, said, told } = await run('verify', out)
  expect([status, `${said}${told}`]).toEqual([2, expect.stringMatching(/give --interviewer and --column again/)])
  expect(await run('verify', out, ...reading)).toMatchObject({ status: 0 })
})

test('what is recorded without pseudonyms is recalled as it was given', () => {
  const word = fc.string({ minLength: 1 })
  const options = fc.record({
    interviewers: fc.array(word),
    reading: fc.record({
      format: fc.option(word, { nil: undefined }),
      encoding: fc.option(word, { nil: undefined }),
      columns: fc.record({ text: word, speaker: word }, { requiredKeys: [] }),
    }),
  })
  const none = { interviewers: [], reading: {} }
  fc.assert(
    fc.property(options, (given) => {
      const recorded = recordReading(given, { pseudonyms: false }) ?? undefined
      const recalled = recallReading(recorded, none, 'analysis.json')
      expect({ ...none, ...recalled }).toEqual(recorded === undefined ? none : given)
      expect(recallReading(recorded, given, 'analysis.json')).toEqual(given)
    }),
  )
})

test('results with pseudonyms in files, folders, organisations and words are right, also where they sort otherwise, and an edit in them is found', async () => {
  const study = join(folder(), 'talks')
  mkdirSync(join(study, 'Fernwick Labs'), { recursive: true })
  mkdirSync(join(study, 'Alder Works'))
  const people = [
    [
      'Marguerite Thistlewood',
      'Fernwick Labs',
      'Nobody labelled the data. Marguerite, they said, ask Zacharias at Fernwick Labs.',
    ],
    ['Zacharias Quill', 'Alder Works', 'The labels of the data were wrong, and nobody owned the data.'],
  ] as const
  for (const [name, place, words] of people)
    writeFileSync(join(study, place, `${name}.txt`), `Mina: Who labels?\n\n${name.split(' ')[0]}: ${words}\n`)
  const rows = people.map(([name, place]) => `${name},${place},${place}/${name}.txt,${name.split(' ')[0]}\n`)
  writeFileSync(join(study, 'participants.csv'), `participant,organization,transcript,speaker\n${rows.join('')}`)
  const list = people.map(
    ([name], at) =>
      `${name},${['Walter', 'Bert'][at]},always\n${name.split(' ')[0]},${['Walter', 'Bert'][at]},always\n`,
  )
  writeFileSync(join(study, 'pseudonyms.csv'), `name,pseudonym,replace\n${list.join('')}`)
  const out = join(study, '..', 'shared')
  const options = ['--pseudonyms', '--interviewer', 'Mina', '--format', 'csv,json,md', '--no-cache', '--quiet']
  expect((await run('analyze', study, '--out', out, ...options)).status).toBe(0)
  const table = join(out, 'participants.csv')
  expect(readFileSync(table, 'utf8')).not.toMatch(/Marguerite|Thistlewood|Fernwick|Zacharias|Quill/)
  const verify = () => run('verify', out, '--study', study, '--interviewer', 'Mina')
  const { said, told } = await verify()
  expect(`${said}${told}`).toContain(' is right: ')
  writeFileSync(table, readFileSync(table, 'utf8').replace('Walter,', 'Wilma,'))
  expect((await verify()).status).not.toBe(0)
})
