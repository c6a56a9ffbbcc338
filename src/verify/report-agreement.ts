import { cleanText } from '../text/clean.ts'
import type { CountingPhrase } from './counting-phrase.ts'
import type { StudyAtHand, Written } from './evidence.ts'
import { recountAgreement } from './recount/agreement.ts'
import type { Facts } from './recount/facts.ts'
import { type ReportTable, row, whole } from './report-row.ts'

type Levels = Written['findings']['agreement']
type Pooled = Pick<Levels[number]['pairs'][number], 'units' | 'raw' | 'kappa'>

/** The agreement of people: recounted, or as written where that cannot be. */
export const agreementOf = ({ written }: Facts, study: StudyAtHand): Levels =>
  recountAgreement(written, study) ?? written.findings.agreement

const inDigits = (value: number | null): string => (value === null ? '–' : value.toFixed(2))
const bounded = (value: number | null, low: number | null | undefined, high: number | null | undefined): string =>
  low == null || high == null ? inDigits(value) : `${inDigits(value)} (${inDigits(low)} to ${inDigits(high)})`

/** `0.64`, or `0.64 to 0.85` where pairs differ. */
function span(values: readonly (number | null)[], write: (value: number | null) => string): string {
  const known = values.flatMap((value) => (value === null ? [] : value)).sort((a, b) => a - b)
  const [least, most] = [write(known[0] ?? null), write(known.at(-1) ?? null)]
  return least === most ? least : `${least} to ${most}`
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const figures = '((?:–|-?\\d\\.\\d\\d)(?: to -?\\d\\.\\d\\d)?)'
const pooledPattern = ['theme', 'code']
  .map((level) => `over ${level}s it is ${figures} with a raw agreement of ${figures}`)
  .join(', ')
const pooledFigures = (levels: readonly (readonly Pooled[])[]): string[] =>
  levels.flatMap((pairs) => [
    span(
      pairs.map(({ kappa }) => kappa),
      inDigits,
    ),
    span(
      pairs.map(({ raw }) => raw),
      inDigits,
    ),
  ])
const spanOfUnits = (pairs: readonly Pooled[]): string =>
  span(
    pairs.map(({ units }) => units),
    String,
  )

/** The sentences on the agreement of people, with the numbers that they must have. */
export function agreementPhrases(facts: Facts, study: StudyAtHand): CountingPhrase[] {
  const levels = agreementOf(facts, study)
  const [first] = levels
  const judging = facts.written.findings.review.reviewers.length
  const none: CountingPhrase = {
    pattern: /computed: (\d+ people) judged segments, but no/,
    expected: [first === undefined && judging > 1 ? `${judging} people` : 'nothing'],
  }
  if (first === undefined) return [none]
  const names = [...new Set(first.pairs.flatMap(({ coders }) => coders))]
  const blind = levels.map(({ views }) => views.filter(({ view }) => view === 'both blind'))
  return [
    none,
    {
      pattern: /^(?:People with each other\. )?Agreement between people is that of (.*?), of their own answers/,
      expected: [cleanText([names.slice(0, -1).join(', '), names.at(-1)].join(' and '))],
    },
    { pattern: /verdicts on differences, in (\d+) segments? that at least two/, expected: [first.units] },
    {
      pattern: /\((\d+) pairs with (\d+(?: to \d+)?) segments? in common\)/,
      expected: [first.pairs.length, spanOfUnits(first.pairs)],
    },
    { pattern: /Of these, (\d+) were judged because/, expected: [first.suggested] },
    {
      pattern: new RegExp(`De Vries et al\\. \\((\\d+)\\): ${pooledPattern}\\.`),
      expected: [2008, ...pooledFigures(levels.map(({ pairs }) => pairs))],
    },
    { pattern: /Limits are (\d+) % limits by the jackknife/, expected: [95] },
    {
      pattern: new RegExp(`had seen suggestions \\((\\d+(?: to \\d+)?) segments? of a pair\\), ${pooledPattern}\\.`),
      expected: [spanOfUnits(blind[0]!), ...pooledFigures(blind)],
    },
    ...first.drawn.map(({ coders, units, size }, at): CountingPhrase => {
      const pooled = levels.map(({ drawn }) => {
        const { kappa, limits } = drawn[at]!
        return bounded(kappa, limits?.low, limits?.high)
      })
      const one = '([-–]?[\\d.]*(?: \\([^)]*\\))?)'
      return {
        pattern: new RegExp(
          `${literal(cleanText(coders.join(' and ')))} both read (\\d+) drawn segments? without suggestions; each weighted by the inverse of its chance, kappa in all (\\d+) segments is ${one} over themes and ${one} over codes\\.`,
        ),
        expected: [units, size, ...pooled],
      }
    }),
  ]
}

/** The tables on the agreement of people. */
export function agreementTables(facts: Facts, study: StudyAtHand): ReportTable[] {
  const levels = agreementOf(facts, study)
  const [first] = levels
  if (first === undefined) return []
  const { themes, codes } = facts.written.codebook
  const nameOf = new Map([...themes, ...codes].map(({ id, label }) => [id, label]))
  const lines = (of: (level: Levels[number]) => readonly (Levels[number]['pairs'][number] & { view?: string })[]) =>
    of(first).map(({ coders, units, view }, at) =>
      row(coders.join(' and '), {
        ...{ answers: view ?? 'all', segments: units },
        ...Object.fromEntries(
          levels.flatMap((level) => [
            [`raw, ${level.level}s`, inDigits(of(level)[at]!.raw)],
            [`kappa, ${level.level}s`, inDigits(of(level)[at]!.kappa)],
          ]),
        ),
      }),
    )
  return [
    whole('Agreement of each pair of people', [...lines(({ pairs }) => pairs), ...lines(({ views }) => views)]),
    ...levels.map(({ level, labels }) =>
      whole(
        `Agreement of people about each ${level}`,
        labels.map(({ label, judged, units, raw, kappa, alpha }) =>
          row(nameOf.get(label) ?? label, {
            ...{ judged, 'given by somebody': units, raw: inDigits(raw) },
            ...{ kappa: bounded(kappa.value, kappa.low, kappa.high), alpha: inDigits(alpha) },
          }),
        ),
      ),
    ),
  ]
}
