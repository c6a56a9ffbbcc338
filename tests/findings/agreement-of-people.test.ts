import { expect, test } from 'vitest'
import { defaultOptions } from '../../src/analysis/plan-study.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { weighPairs } from '../../src/findings/agreement/weigh-pairs.ts'
import { expandJudged, tallyJudged } from '../../src/findings/tally/tally-judged.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { loadText } from '../../src/io/load-text.ts'
import { safeReader } from '../../src/io/readers.ts'
import { passagesOfStudy } from '../../src/learning/coded-passages.ts'
import type { PeopleAgreement } from '../../src/model/agreement.ts'
import { gardenCodebook } from '../support/builders.ts'
import { passageOf, suggestedOnly } from '../support/passages.ts'

/** Numbers to six digits, as analysis.json has them. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Number(one.toPrecision(6)) : one)))

test('the report of the sample has the figures that the command "agreement" prints', async () => {
  const { study } = await loadStudy('data/ml-teams', safeReader)
  const codebook = readCodebook((await loadText('codebooks/collaboration.yaml')).text, 'collaboration.yaml')
  const { passages, drawClasses } = await passagesOfStudy(
    { ...study, interviewers: [] },
    codebook,
    defaultOptions,
    'stated',
  )
  const { findings } = JSON.parse((await loadText('reports/ml-teams/analysis.json')).text) as {
    findings: { agreement: PeopleAgreement[] }
  }
  expect(findings.agreement.map(({ level }) => level)).toEqual(['theme', 'code'])
  for (const { level, units, suggested, labels, pairs, views, drawn } of findings.agreement) {
    const people = measureAgreement(passages, null, codebook, level).people!
    const pooled = ({ coders, units: own, raw, kappa, ac1 }: PeopleAgreement['pairs'][number]) => [
      ...[coders, own, raw, kappa, ac1],
    ]
    expect([units, suggested]).toEqual([people.units, people.suggested])
    expect(labels).toEqual(rounded(people.labels))
    expect(pairs.map(pooled)).toEqual(rounded(people.byPair.map(pooled)))
    expect(views.map((own) => [own.view, ...pooled(own)])).toEqual(
      rounded(people.byView.map((own) => [own.view, ...pooled(own)])),
    )
    const weighted = weighPairs(passages, drawClasses, { codebook, level }).map(({ level: _, ...own }) => own)
    expect(drawn).toEqual(rounded(weighted))
  }
})

test('judgements are counted by what they are, and give the same agreement as the passages one by one', () => {
  const passages = [
    passageOf('I1.1', { ana: 'soil-water', ben: 'soil-water' }),
    passageOf('I1.2', { ana: '', ben: '' }),
    passageOf('I1.3', { ben: '', ana: '' }),
    passageOf('I2.1', { ana: suggestedOnly('soil-water', 'soil-water'), ben: '' }),
    passageOf('I2.2', { ana: '', ben: '' }),
  ]
  const of = (id: string) => tallyJudged(passages.filter(({ group }) => group === id))
  expect(of('I1').map(({ times }) => times)).toEqual([1, 2])
  const judged = new Map(['I2', 'I1'].map((id) => [id, of(id)]))
  const again = expandJudged(judged, ['I1', 'I2'])
  expect(again.every(({ text }) => text === '')).toBe(true)
  expect(measureAgreement(again, null, gardenCodebook, 'code')).toEqual(
    measureAgreement(passages, null, gardenCodebook, 'code'),
  )
})

test('models whose codings were imported are compared with people, and never counted among them', () => {
  const passages = [
    passageOf('I1.1', { ana: 'soil-water', ben: 'soil-water', 'machine-m': '' }),
    passageOf('I1.2', { ana: '', ben: '', 'machine-m': 'soil-water' }),
  ]
  const { people, models } = measureAgreement(passages, null, gardenCodebook, 'code')
  expect(people!.pairs).toEqual([['ana', 'ben']])
  expect(models!.pairs).toEqual([
    ['ana', 'machine-m'],
    ['ben', 'machine-m'],
  ])
  const kappaOf = (group: typeof people) => group!.labels.find(({ label }) => label === 'soil-water')!.kappa.value
  expect([kappaOf(people), kappaOf(models)]).toEqual([1, -1])
})
