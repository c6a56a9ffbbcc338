import { describe, expect, test } from 'vitest'
import { analyze } from '../../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../../src/analysis/study.ts'
import { readCodebook } from '../../../src/codebook/read-codebook.ts'
import { directReader } from '../../../src/io/readers.ts'
import { passagesOfStudy } from '../../../src/learning/coded-passages.ts'
import type { CodeEvent, DecisionEvent } from '../../../src/model/decision-event.ts'
import { createPlaceRecorder } from '../../../src/study/decision-events/event-place.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { bytesOf, readResource } from '../../support/builders.ts'
import { codingsOf } from '../../support/coded-transcripts.ts'
import { codeEvent, readEvent, settleEvent } from '../../support/events.ts'

const said = ['There was drift in it.', 'Nobody knew why it was so.', 'The drift came back in May.']
const text = said.join('\n')
const record = createPlaceRecorder({ id: 'P1a', text })
const on = (turn: number, words = said[turn - 1]!) => {
  const start = text.indexOf(words)
  return record({ start, end: start + words.length })
}
const codes = (written: string) =>
  `{ name: N, themes: [{ id: t, label: T, codes: [${written}] }], retired: [{ id: old, label: Old }] }`
const plain = '{ id: c, label: C, keywords: [drift] }'
const study = (turns: readonly string[], yaml: string, files: Study['decisions']): Study => ({
  name: 's',
  reader: directReader,
  files: [{ file: 'P1a.csv', bytes: bytesOf(`speaker,text\n${turns.map((line) => `P1a,${line}`).join('\n')}\n`) }],
  codebook: { file: 'c.yaml', text: codes(yaml) },
  participants: null,
  settings: null,
  interviewers: [],
  decisions: files,
})
const log = (...events: DecisionEvent[]) => ({ file: 'decisions/any.jsonl', text: writeEvents(events) })
const run = (files: Study['decisions'], { turns = said, yaml = plain } = {}) =>
  analyze(study(turns, yaml, files), { coders: ['keyword'] }, { version: '', readResource })
const statuses = async (...given: Parameters<typeof run>) =>
  codingsOf(await run(...given)).map(({ turn, codeId, status }) => `${turn} ${codeId} ${status}`)
const warnings = async (...given: Parameters<typeof run>) =>
  (await run(...given)).warnings.filter(({ code }) => code.startsWith('decisions/')).map(({ code }) => code)

const answer = (turn: number, more: Partial<CodeEvent> = {}) => codeEvent({ on: on(turn), code: 'c', ...more })

describe('events count like rows of a table', () => {
  test('accepted, rejected and added, whatever the file is called', async () => {
    const events = log(answer(1), answer(2), answer(3, { status: 'rejected' }))
    expect(await statuses([events])).toEqual(['1 c accepted', '2 c accepted', '3 c rejected'])
    expect(await warnings([events])).toEqual([])
  })
  test('the words decide after the transcript was edited, and changed words are told', async () => {
    const turns = ['Well.', said[1]!, said[0]!, 'The drift came back in June.']
    expect(await statuses([log(answer(1), answer(3))], { turns })).toEqual(['3 c accepted', '4 c accepted'])
    expect(await warnings([log(answer(1), answer(3))], { turns })).toEqual([
      'decisions/changed-words',
      'decisions/moved',
    ])
  })
  test('a yes to one of several codes that were merged is a yes, whatever was answered about the others', async () => {
    const yaml = '{ id: c, label: C, was: [late, slow], keywords: [drift] }'
    const yes = answer(1, { code: 'late' })
    const no = (code: string, more: Partial<CodeEvent> = {}) => answer(1, { code, status: 'rejected', ...more })
    const first = async (...events: DecisionEvent[]) => (await statuses([log(...events)], { yaml }))[0]
    expect(await first(yes, no('slow'))).toBe('1 c accepted')
    expect(await first(no('slow'), yes)).toBe('1 c accepted')
    expect(await first(answer(1), no('late'))).toBe('1 c accepted')
    expect(await first(no('late'), no('slow'))).toBe('1 c rejected')
    expect(await first(yes, no('late'))).toBe('1 c rejected') // the same code, later
    expect(await first(yes, no('c', { replaces: yes.id }))).toBe('1 c rejected') // the whole, after the merge
    expect(await first(yes, no('slow', { coder: 'ben' }))).not.toBe('1 c accepted') // another person
  })
  test('a later event repeals a row of the same person, and a row repeals no event', async () => {
    const row = {
      file: 'decisions/ana.csv',
      text: `transcript,start,end,code,status\nP1a,0,${said[0]!.length},c,accepted\n`,
    }
    const no = log(answer(1, { status: 'rejected' }))
    expect(await statuses([row, no])).toEqual(['1 c rejected', '3 c suggested'])
    expect(await statuses([no, row])).toEqual(['1 c rejected', '3 c suggested'])
    expect(await statuses([row, log(answer(1, { status: 'rejected', coder: 'ben' }))])).toContain('1 c disputed')
  })
  test('the evidence names the view in which somebody decided', async () => {
    const [coding] = codingsOf(await run([log(answer(1))]))
    expect(coding!.evidence.at(-1)).toMatchObject({ by: 'ana', shown: 'blind', span: { start: 0, end: 22 } })
  })
})

describe('a verdict on answers that differ', () => {
  const [yes, no] = [answer(1), answer(1, { coder: 'ben', status: 'rejected' })]
  const settle = (verdict: 'yes' | 'no' | 'rule' | 'both') =>
    settleEvent({ on: on(1), code: 'c', verdict, settles: [yes.id, no.id] })
  test.each([
    ['yes', 'accepted', []],
    ['no', 'rejected', []],
    ['rule', 'disputed', ['decisions/unclear']],
    ['both', 'disputed', []],
  ] as const)('%s counts as %s', async (verdict, status, told) => {
    expect(await statuses([log(yes, no, settle(verdict))])).toContain(`1 c ${status}`)
    expect(await warnings([log(yes, no, settle(verdict))])).toEqual(told)
  })
  test('leaves the answers for agreement as they were', async () => {
    const { passages } = await passagesOfStudy(
      study(said, plain, [log(yes, no, settle('no'))]),
      readCodebook(codes(plain), 'c.yaml'),
      { segmenter: 'turn', segmentWords: 120 },
      'stated',
    )
    expect(passages.map(({ codesByCoder }) => [...codesByCoder].map(([coder, own]) => `${coder} ${own.size}`))).toEqual(
      [['ana 1', 'ben 0']],
    )
  })
})

test('a passage of which a person cannot say is no answer, also where they read the whole', async () => {
  const { passages } = await passagesOfStudy(
    study(said, plain, [log(answer(1, { status: 'unsure' }), readEvent({ on: record(null) }), answer(2))]),
    readCodebook(codes(plain), 'c.yaml'),
    { segmenter: 'turn', segmentWords: 120 },
    'stated',
  )
  expect(
    passages.map(({ text: own, codesByCoder, judgedByCoder }) => [
      own,
      codesByCoder.get('ana')?.size,
      judgedByCoder.get('ana')?.codes,
    ]),
  ).toEqual([
    [said[1], 1, 'all'],
    [said[2], 0, 'all'],
  ])
})

describe('decisions follow the life of codes', () => {
  const decidedAs = (status: 'accepted' | 'rejected', code = 'before') => [log(answer(2, { code, status }))]
  test('a renamed or merged code has the decisions of its former ids, in tables too', async () => {
    const yaml = '{ id: c, label: C, was: [before, other] }'
    expect(await statuses(decidedAs('accepted'), { yaml })).toEqual(['2 c accepted'])
    const row = { file: 'decisions/ana.csv', text: `transcript,start,end,code,status\nP1a,0,22,other,accepted\n` }
    expect(await statuses([row], { yaml })).toEqual(['1 c accepted'])
  })
  test('after a split a no is a no for each part, and a yes waits for a person', async () => {
    const yaml = '{ id: a, label: A, was: [before], keywords: [nobody] }, { id: b, label: B, was: [before] }'
    expect(await statuses(decidedAs('rejected'), { yaml })).toEqual(['2 a rejected'])
    expect(await statuses(decidedAs('accepted'), { yaml })).toEqual(['2 a suggested'])
    expect(await warnings(decidedAs('accepted'), { yaml })).toEqual(['decisions/split'])
  })
  test('a retired code counts for nothing, and so does one that nobody knows, with a word on it', async () => {
    expect(await warnings(decidedAs('accepted', 'old'))).toEqual(['decisions/retired'])
    expect(await warnings(decidedAs('accepted', 'lost'))).toEqual(['decisions/unknown'])
    expect(await warnings([log(codeEvent({ code: 'c' }))])).toEqual(['decisions/unknown'])
  })
})

test('memos on places, codes, transcripts and the study reach the findings, and so do flags', async () => {
  const base = (seq: number) => ({ v: 1, id: `m${seq}`, coder: 'ana', time: null, session: 'm', seq }) as const
  const note = { kind: 'memo', replaces: null } as const
  const { findings } = await run(
    [
      log(
        { ...base(1), ...note, on: on(2, 'Nobody knew'), code: null, memo: 'who is nobody?' },
        { ...base(2), ...note, on: null, code: 'c', memo: 'too wide' },
        { ...base(3), ...note, on: null, code: null, memo: 'ask more people' },
        { ...base(4), ...note, on: record(null), code: null, memo: 'a tired interview' },
        { ...base(5), kind: 'flag', on: on(3), code: 'c', memo: '' },
      ),
    ],
    { turns: ['Well.', ...said] },
  )
  expect(
    findings.memos.map(({ memo, transcriptId, turn, codeId, status, quote }) => [
      memo,
      transcriptId,
      turn,
      codeId,
      status,
      quote,
    ]),
  ).toEqual([
    ['too wide', null, null, 'c', 'memo', ''],
    ['ask more people', null, null, null, 'memo', ''],
    ['who is nobody?', 'P1a', 3, null, 'memo', 'Nobody knew'],
    ['a tired interview', 'P1a', null, null, 'memo', ''],
    ['to be discussed', 'P1a', 4, 'c', 'flagged', said[2]],
  ])
})
