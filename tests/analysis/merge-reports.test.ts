import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeReports } from '../../src/analysis/merge-reports.ts'
import { proposeFor } from '../../src/analysis/propose-for-study.ts'
import type { Role } from '../../src/model/transcript.ts'
import type { ImportReport, SpeakerSummary } from '../../src/model/transcript-file.ts'
import { fileOf, transcriptOf } from '../support/builders.ts'

const speaker = (name: string, role: Role, reason = 'share of questions'): SpeakerSummary => ({
  ...{ name, role, reason, turns: 5, words: 50 },
})
const report = (id: string, ...speakers: readonly SpeakerSummary[]): ImportReport => ({
  ...fileOf(transcriptOf(id)),
  speakers,
  textFingerprint: `words of ${id}`,
})
const rolesOf = (...reports: ImportReport[]): string[] =>
  mergeReports(reports).accounts.map(({ speakers }) => speakers.map(({ name, role }) => `${name} ${role}`).join(', '))

describe('a name that asks in most of three transcripts or more', () => {
  const asking = ['A', 'B', 'C'].map((id) =>
    report(id, speaker('Mina', 'interviewer'), speaker(`P${id}`, 'participant')),
  )
  test('asks in all of them', () => {
    const last = report('D', speaker('Mina', 'participant'), speaker('Lu', 'participant'))
    const { accounts } = mergeReports([...asking, last])
    expect(accounts[3]!.speakers[0]).toMatchObject({
      role: 'interviewer',
      reason: 'asks in most of the other transcripts',
    })
    expect(accounts[3]!.speakers[1]).toMatchObject({ role: 'participant' })
  })
  test('keeps the role that somebody stated', () => {
    const stated = report('D', speaker('Mina', 'participant', 'stated'))
    expect(rolesOf(...asking, stated)[3]).toBe('Mina participant')
  })
  test('is not a name that asks in two, or in half', () => {
    const other = (id: string) => report(id, speaker('Mina', 'participant'))
    expect(rolesOf(...asking.slice(0, 2), other('D'))[2]).toBe('Mina interviewer') // two of three
    expect(rolesOf(asking[0]!, other('D'))[1]).toBe('Mina participant')
    expect(rolesOf(...asking.slice(0, 2), other('D'), other('E')).slice(2)).toEqual([
      'Mina participant',
      'Mina participant',
    ])
  })
  test('is the same in whatever order transcripts are read', () => {
    const some = fc.array(
      fc.record({
        name: fc.constantFrom('Mina', 'Jo', 'Lu'),
        role: fc.constantFrom<Role>('interviewer', 'participant'),
      }),
      { minLength: 2, maxLength: 8 },
    )
    fc.assert(
      fc.property(some, (speakers) => {
        const reports = speakers.map(({ name, role }, at) => report(`P${at}`, speaker(name, role)))
        expect(rolesOf(...reports.toReversed()).toReversed()).toEqual(rolesOf(...reports))
      }),
    )
  })
})

describe('two files with the same words', () => {
  const twice = (id: string): ImportReport => ({ ...report(id), textFingerprint: 'same' })
  test('are reported at the second one, which names the first', () => {
    expect(mergeReports([twice('A'), report('B'), twice('C'), twice('D')]).warnings).toMatchObject([
      {
        level: 'warning',
        code: 'import/same-words',
        place: { file: 'C.txt' },
        message: expect.stringContaining('A.txt'),
      },
      {
        level: 'warning',
        code: 'import/same-words',
        place: { file: 'D.txt' },
        message: expect.stringContaining('A.txt'),
      },
    ])
  })
})

test('warnings of files come first, in the order of the files', () => {
  const warn = (id: string): ImportReport => ({
    ...report(id),
    warnings: [{ level: 'warning', code: 'import/x', place: { file: `${id}.txt` }, message: 'x' }],
  })
  expect(mergeReports([warn('B'), warn('A')]).warnings.map(({ place }) => place.file)).toEqual(['B.txt', 'A.txt'])
})

test('no speakers are proposed for a transcript that names everybody', () => {
  expect(proposeFor(fileOf(transcriptOf('A', ['Mina', 'So?'])), new Map(), { more: [], confirm: true })).toBeNull()
})
