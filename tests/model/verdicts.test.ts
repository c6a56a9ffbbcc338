import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFor, type CodedPassage, withVerdicts } from '../../src/model/coded-passage.ts'
import type { Verdict } from '../../src/model/coding.ts'

const passage = (verdicts: readonly (readonly [string, Verdict])[]): CodedPassage => ({
  ...{ id: 'p', group: 'P1', text: 'The salary is low.', memoByCoder: new Map() },
  codesByCoder: new Map([
    ['ana', new Set(['pay', 'joy'])],
    ['ben', new Set<string>()],
  ]),
  judgedByCoder: new Map([
    ['ana', { codes: 'all' as const, basis: 'read' as const }],
    ['ben', { codes: new Set(['pay']), basis: 'suggested' as const }],
  ]),
  verdictByCode: new Map(verdicts),
})

describe('a passage with its verdicts', () => {
  test('has a settled yes or no from everybody who coded it', () => {
    const settled = withVerdicts(
      passage([
        ['pay', 'yes'],
        ['joy', 'no'],
      ]),
    )
    for (const coder of ['ana', 'ben'])
      expect([answerFor(settled, coder, 'pay'), answerFor(settled, coder, 'joy')]).toEqual([true, false])
  })
  test('keeps what people answered where the verdict keeps both, or asks for a rule', () => {
    const settled = withVerdicts(
      passage([
        ['pay', 'both'],
        ['joy', 'rule'],
      ]),
    )
    expect([answerFor(settled, 'ana', 'pay'), answerFor(settled, 'ben', 'pay')]).toEqual([true, false])
    expect(answerFor(settled, 'ben', 'joy')).toBeNull()
  })
  test('never changes a code that nobody settled, nor the passage itself', () => {
    fc.assert(
      fc.property(fc.constantFrom<Verdict>('yes', 'no', 'rule', 'both'), (verdict) => {
        const before = passage([['joy', verdict]])
        const settled = withVerdicts(before)
        for (const coder of ['ana', 'ben'])
          expect(answerFor(settled, coder, 'pay')).toBe(answerFor(before, coder, 'pay'))
        expect(before.codesByCoder.get('ben')).toEqual(new Set())
      }),
    )
  })
})
