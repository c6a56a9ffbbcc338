import { unique } from '../../collections.ts'
import type { PeopleAgreement, PooledAgreement } from '../../model/agreement.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Limits } from '../../model/estimate.ts'
import type { Findings } from '../../model/findings.ts'
import { type Block, paragraph, strong, type TableBlock } from './blocks.ts'
import { enumerate, plural, unitOf } from './wording.ts'
import { figure } from './written-figures.ts'

/** A figure with its limits: `0.64 (0.38 to 0.88)`; alone where there are none, a dash where it is undefined. */
const withLimits = ({ value, low, high }: { readonly [Name in keyof Limits]: number | null }): string =>
  low === null || high === null ? figure(value) : `${figure(value)} (${figure(low)} to ${figure(high)})`

/** One figure, or the smallest and the largest: `0.64 to 0.85`; a dash where none is defined. */
function rangeOf(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return figure(null)
  return unique([Math.min(...known), Math.max(...known)].map(figure)).join(' to ')
}

/** Kappa and raw agreement of pairs, pooled over the labels of each level: `over themes it is 0.64 with a raw agreement of 0.93`. */
const writePooled = (
  levels: readonly { readonly level: string; readonly pairs: readonly PooledAgreement[] }[],
): string =>
  levels
    .map(
      ({ level, pairs }) =>
        `over ${level}s it is ${rangeOf(pairs.map(({ kappa }) => kappa))} with a raw agreement of ${rangeOf(pairs.map(({ raw }) => raw))}`,
    )
    .join(', ')

/** How far people agree with each other, in sentences; or why it is not known. */
export function describeAgreement({ agreement, review }: Pick<Findings, 'agreement' | 'review'>): string {
  const people = review.reviewers.length
  const [first] = agreement
  if (first === undefined)
    return people < 2
      ? 'Agreement between people was not computed: fewer than two people judged segments.'
      : `Agreement between people was not computed: ${people} people judged segments, but no two of them the same one.`
  const names = unique(first.pairs.flatMap(({ coders }) => coders))
  const common = rangeOfCounts(first.pairs)
  return [
    `Agreement between people is that of ${enumerate(names)}, of their own answers without verdicts on differences, in ${plural(first.units, 'segment')} that at least two of them judged${first.pairs.length === 1 ? '' : ` (${first.pairs.length} pairs with ${common} in common)`}.`,
    ...(first.suggested === 0
      ? []
      : [
          `Of these, ${first.suggested} were judged because something was suggested there, which says nothing about segments without suggestions.`,
        ]),
    `Cohen’s kappa of a pair is pooled as by De Vries et al. (2008): ${writePooled(agreement)}.`,
    ...describeBlind(agreement),
    ...describeDrawn(agreement),
  ].join(' ')
}

/** `29 to 47 segments`. */
function rangeOfCounts(pairs: readonly PooledAgreement[]): string {
  const counts = pairs.map(({ units }) => units)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return `${unique([least, most]).join(' to ')} ${unitOf(most, 'segment')}`
}

/** The same where neither had seen suggestions; nothing where there is no such segment. */
function describeBlind(agreement: readonly PeopleAgreement[]): string[] {
  const levels = agreement.map(({ level, views }) => ({
    level,
    pairs: views.filter(({ view }) => view === 'both blind'),
  }))
  const { pairs } = levels[0]!
  return pairs.length === 0
    ? []
    : [`Where neither had seen suggestions (${rangeOfCounts(pairs)} of a pair), ${writePooled(levels)}.`]
}

/** The agreement in all segments of a draw, from those that two people read. */
const describeDrawn = (agreement: readonly PeopleAgreement[]): string[] =>
  agreement[0]!.drawn.map(({ coders, units, size }, at) => {
    const pooled = agreement.map(({ level, drawn }) => {
      const { kappa, limits } = drawn[at]!
      return `${withLimits(limits ?? { value: kappa, low: null, high: null })} over ${level}s`
    })
    return `${coders.join(' and ')} both read ${plural(units, 'drawn segment')} without suggestions; each weighted by the inverse of its chance, kappa in all ${size} segments is ${enumerate(pooled)}.`
  })

/** The agreement about each theme, or each code directly under one. */
export function agreementTable({ level, labels }: PeopleAgreement, { themes, codes }: Codebook): TableBlock {
  const nameOf = new Map([...themes, ...codes].map(({ id, label }) => [id, label]))
  return {
    kind: 'table',
    ...(level === 'theme' ? { name: 'agreement-of-people' } : {}),
    caption: `Agreement of people about each ${level}`,
    head: [level, 'judged', 'given by somebody', 'raw', 'kappa', 'alpha'],
    rows: labels.map(({ label, judged, units, raw, kappa, alpha }) => [
      ...[nameOf.get(label) ?? label, judged, units],
      ...[figure(raw), withLimits(kappa), figure(alpha)],
    ]),
  }
}

/** How the columns of the tables were computed. */
export const howAgreementIsMeasured =
  'Raw agreement and Cohen’s kappa of a theme or code are means over pairs of people; Krippendorff’s alpha takes all of them together. Limits are 95 % limits by the jackknife over interviews, from five interviews on. A dash is a figure that is undefined, as where nobody gave the code.'

/** The agreement of each pair over all labels, blind and assisted answers apart. */
export function pairsTable(agreement: readonly PeopleAgreement[]): TableBlock {
  const [first] = agreement
  const lines = (of: (level: PeopleAgreement) => readonly (PooledAgreement & { readonly view?: string })[]) =>
    of(first!).map(({ coders, view, units }, at) => [
      ...[coders.join(' and '), view ?? 'all', units],
      ...agreement.flatMap((level) => {
        const { raw, kappa } = of(level)[at]!
        return [figure(raw), figure(kappa)]
      }),
    ])
  return {
    kind: 'table',
    caption: 'Agreement of each pair of people',
    head: [
      ...['pair', 'answers', 'segments'],
      ...agreement.flatMap(({ level }) => [`raw, ${level}s`, `kappa, ${level}s`]),
    ],
    rows: [...lines(({ pairs }) => pairs), ...lines(({ views }) => views)],
  }
}

/** The agreement of people about themes, for beside the validity of suggestions; nothing where fewer than two decided. */
export function buildAgreementOfPeople({ agreement, review }: Findings, codebook: Codebook): Block[] {
  if (review.reviewers.length < 2) return []
  return [
    paragraph(strong('People with each other.'), ` ${describeAgreement({ agreement, review })}`),
    ...agreement.flatMap((own) => (own.level === 'theme' ? [agreementTable(own, codebook)] : [])),
  ]
}

/** The agreement of pairs, and about each code, for the method section. */
export const buildAgreementInDetail = ({ agreement }: Findings, codebook: Codebook): Block[] =>
  agreement.length === 0
    ? []
    : [
        paragraph(howAgreementIsMeasured),
        pairsTable(agreement),
        ...agreement.flatMap((own) => (own.level === 'code' ? [agreementTable(own, codebook)] : [])),
      ]
