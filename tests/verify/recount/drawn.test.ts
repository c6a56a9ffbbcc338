import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { StudyAtHand, Written } from '../../../src/verify/evidence.ts'
import { recountAudit, recountCells } from '../../../src/verify/recount/drawn.ts'
import { type GivenCoding, recountedStudy } from '../../support/recounted-study.ts'

const keyword = [{ kind: 'keyword' as const, keyword: 'x', span: { start: 0, end: 1 } }]
/** A permanent number as the documentation has it: the first six bytes of the hash of seed, name, words and repeats. */
const numberOf = (seed: number, name: string, words: string, before = 0): number =>
  Number.parseInt(
    createHash('sha256')
      .update(JSON.stringify([seed, name, words, before]))
      .digest('hex')
      .slice(0, 12),
    16,
  )

/**
 * Six answers of one interview: the first two are of class "yes", the others of the last class "no". Of each class the
 * first is read: 0 has a1, 2 has a3 and leaves b1 open.
 */
function drawnStudy(
  codings: readonly GivenCoding[],
  change: { readonly words?: string; readonly pseudonyms?: boolean } = {},
) {
  const given = recountedStudy({ people: { Ana: null }, interviews: { T1: 'Ana Ana Ana Ana Ana Ana' }, codings })
  const { written, atHand } = given
  const now = atHand.transcripts.get('T1')!
  const words = written.segments.map(({ start, end }) => now.transcript.text.slice(start, end))
  const anchorOf = (at: number) => ({
    ...{ span: written.segments[at]!, quote: change.words ?? words[at]!, before: '', after: '' },
  })
  const drawn = {
    ...{ seed: 7, lastClass: 'no' },
    members: { yes: [0, 1].map((at) => numberOf(7, 'T1', words[at]!).toString(36)).join(' ') },
    segments: [
      { class: 'yes', anchor: anchorOf(0), yes: ['a1'], unsure: [] },
      { class: 'no', anchor: anchorOf(2), yes: ['a3'], unsure: ['b1'] },
    ],
  }
  const draw = {
    classes: [
      { class: 'yes', size: 2, drawn: 1, read: 1 },
      { class: 'no', size: 4, drawn: 1, read: 1 },
    ],
  }
  const study = { ...atHand, transcripts: new Map([['T1', { ...now, drawn }]]) } as unknown as StudyAtHand
  const results = {
    ...written,
    options: { ...written.options, pseudonyms: change.pseudonyms ?? false },
    findings: { ...written.findings, draw },
  } as unknown as Written
  return recountCells(results, study)
}
const suggestions: GivenCoding[] = [
  { code: 'a2', at: 'T1/0', evidence: keyword },
  { code: 'a1', at: 'T1/3', evidence: keyword },
]

describe('recounted cells of a drawn sample', () => {
  test('divide each class into what is suggested and what is not, with what was read of each', () => {
    expect(drawnStudy(suggestions)!('a')).toEqual([
      { class: 'yes', isSuggested: true, size: 1, read: 1, yes: 1 },
      { class: 'yes', isSuggested: false, size: 1, read: 0, yes: 0 },
      { class: 'no', isSuggested: true, size: 1, read: 0, yes: 0 },
      { class: 'no', isSuggested: false, size: 3, read: 1, yes: 1 },
    ])
  })
  test('roll up suggestions and answers to the codes above', () => {
    const cells = drawnStudy(suggestions)!
    expect(cells('a2')[0]).toEqual({ class: 'yes', isSuggested: true, size: 1, read: 1, yes: 0 })
    expect(cells('a1')[0]).toEqual({ class: 'yes', isSuggested: true, size: 1, read: 1, yes: 1 })
    expect(cells('a3').at(-1)).toEqual({ class: 'no', isSuggested: false, size: 4, read: 1, yes: 1 })
  })
  test('do not count an undecided answer as read', () => {
    expect(drawnStudy(suggestions)!('b1')).toEqual([
      { class: 'yes', isSuggested: false, size: 2, read: 1, yes: 0 },
      { class: 'no', isSuggested: false, size: 4, read: 0, yes: 0 },
    ])
  })
  test('take what people alone coded for no suggestion', () => {
    const decision = { kind: 'decision' as const, by: 'ana', status: 'accepted' as const, memo: '' }
    const byPeople = [{ ...decision, span: { start: 0, end: 1 } }]
    const cells = drawnStudy([{ code: 'a1', at: 'T1/0', evidence: byPeople }])!
    expect(cells('a1').some(({ isSuggested }) => isSuggested)).toBe(false)
  })
  test('are not known where a drawn segment has other words now, or names were replaced', () => {
    expect(drawnStudy(suggestions, { words: 'Other words.' })).toBeNull()
    expect(drawnStudy(suggestions, { pseudonyms: true })).toBeNull()
    const { written, atHand } = recountedStudy({ people: {}, interviews: {}, codings: [] })
    expect(recountCells(written, atHand)).toBeNull()
  })
})

describe('the recounted audit', () => {
  const people = { Ana: 'X', Bo: 'X', Cy: 'Y', Di: null, Ed: 'Y' }
  const interviews = Object.fromEntries(Object.keys(people).map((name) => [`T-${name}`, `? ${name}`]))
  const auditAfter = (read: readonly string[], pseudonyms = false) => {
    const { written, atHand } = recountedStudy({ people, interviews, codings: [] })
    const reviewers = [{ coder: 'ana', read }]
    const findings = { ...written.findings, review: { ...written.findings.review, reviewers } }
    return recountAudit(
      { ...written, findings, options: { ...written.options, pseudonyms } } as unknown as Written,
      atHand,
    )
  }
  const ranked = Object.keys(people).sort((a, b) => numberOf(1, 'participants', a) - numberOf(1, 'participants', b))
  test('is of people in the order of their permanent numbers, up to the first who was not read whole', () => {
    expect(auditAfter([])).toEqual({ people: [], organizations: [] })
    for (const count of [1, 2, 4]) {
      const read = ranked.slice(0, count).map((name) => `T-${name}`)
      expect(auditAfter(read)!.people).toEqual(ranked.slice(0, count))
    }
    const skipping = ranked.filter((_, at) => at !== 1).map((name) => `T-${name}`)
    expect(auditAfter(skipping)!.people).toEqual(ranked.slice(0, 1))
  })
  test('is of an organisation when all its people were read, by the number of the first of them', () => {
    const first = numberOf(1, 'participants', 'Ana') < numberOf(1, 'participants', 'Cy') ? 'X' : 'Y'
    const own = Object.entries(people).flatMap(([name, place]) => (place === first ? [`T-${name}`] : []))
    expect(auditAfter(own)!.organizations).toEqual([first])
    expect(auditAfter(own.slice(1))!.organizations).toEqual([])
    expect(auditAfter(Object.keys(people).map((name) => `T-${name}`))!.organizations.toSorted()).toEqual(['X', 'Y'])
  })
  test('is taken as written where names were replaced', () => {
    expect(auditAfter([], true)).toBeNull()
  })
})
