import { describe, expect, test } from 'vitest'
import type { StatedDecision } from '../../src/model/decision.ts'
import { authorOf } from '../../src/study/decision-rows.ts'
import type { DecisionFile } from '../../src/study/find-repeated-decisions.ts'
import { dropRepeated } from '../../src/study/find-repeated-decisions.ts'

const decide = (coder: string, start: number, more: Partial<StatedDecision> = {}): StatedDecision => ({
  ...{ coder, transcriptId: 'P1', span: { start, end: start + 5 }, quote: '', codeId: 'c', status: 'accepted' },
  ...{ stance: null, memo: '', place: { file: `decisions/${coder}.csv` } },
  ...more,
})
const fileOf = (coder: string, decisions: readonly StatedDecision[], evidence = '', text = coder): DecisionFile => ({
  coder,
  file: { file: `decisions/${coder}.csv`, text },
  decisions: decisions.map((decision) => ({
    decision,
    author: authorOf({ cell: (name) => (name === 'evidence' ? evidence : ''), place: decision.place }, decision),
  })),
})
const many = (coder: string, count = 10) => Array.from({ length: count }, (_, at) => decide(coder, at * 10))

describe('a row that only shows what somebody else decided', () => {
  test('is not taken for a decision of the person whose file it is in', () => {
    const { decisions, warnings } = dropRepeated([fileOf('ben', [decide('ben', 0)], 'accepted by ana')])
    expect(decisions).toEqual([])
    expect(warnings).toMatchObject([
      { code: 'decisions/repeated', fix: 'where ben decided the same, empty the cell "evidence"' },
    ])
  })
  test('is one where the person is named as well, or decided otherwise', () => {
    expect(
      dropRepeated([fileOf('ben', [decide('ben', 0)], 'accepted by ana | accepted by ben (blind)')]).decisions,
    ).toHaveLength(1)
    expect(dropRepeated([fileOf('ben', [decide('ben', 0)], 'rejected by ana')]).decisions).toHaveLength(1)
  })
})

describe('two files that state the same', () => {
  test('to the letter, and much of it, are one: the later is left out', () => {
    const { decisions, warnings } = dropRepeated([
      fileOf('ana', many('ana'), '', 'x'),
      fileOf('ben', many('ben'), '', 'x'),
    ])
    expect(new Set(decisions.map(({ coder }) => coder))).toEqual(new Set(['ana']))
    expect(warnings[0]!.message).toContain('the file is left out, since it is the same to the letter')
  })
  test('but are written otherwise both count, with a warning', () => {
    const { decisions, warnings } = dropRepeated([fileOf('ana', many('ana')), fileOf('ben', many('ben').reverse())])
    expect(decisions).toHaveLength(20)
    expect(warnings.map(({ place }) => place.file)).toEqual(['decisions/ben.csv'])
  })
  test('about a few passages are no wonder, unless a memo is the same, too', () => {
    expect(dropRepeated([fileOf('ana', many('ana', 2)), fileOf('ben', many('ben', 2))]).warnings).toEqual([])
    const withMemo = (coder: string) => fileOf(coder, [decide(coder, 0, { memo: 'my own words' })])
    expect(dropRepeated([withMemo('ana'), withMemo('ben')]).warnings).toHaveLength(1)
  })
  test('of the same person, and files without decisions, are none of this', () => {
    expect(dropRepeated([fileOf('ana', many('ana')), fileOf('ana', many('ana'))]).warnings).toEqual([])
    expect(dropRepeated([fileOf('ana', []), fileOf('ben', [])])).toEqual({ decisions: [], warnings: [] })
  })
})
