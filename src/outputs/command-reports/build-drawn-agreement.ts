import type { DrawnAgreement } from '../../model/agreement.ts'
import type { Limits } from '../../model/estimate.ts'
import { type Block, paragraph } from '../report/blocks.ts'
import { enumerate, plural } from '../report/wording.ts'
import { figure, withInterval } from '../report/written-figures.ts'

const withLimits = (limits: Limits | null): string => withInterval(limits ?? { value: null, low: null, high: null })

/** The agreement of two people in all segments, from drawn ones that both read; beside each weighted figure the plain one. */
export function buildDrawnAgreement({ level, coders, units, size, classes, ...pooled }: DrawnAgreement): Block[] {
  const who = coders.join(' and ')
  const unread = classes.filter(({ read }) => read === 0)
  const counts = classes.map((own) => `${own.read} of ${own.size} (${own.class})`)
  return [
    paragraph(
      `${who} both read ${plural(units, 'drawn segment')} without suggestions: ${enumerate(counts)}. Rare codes were drawn more often than their share, which raises kappa; so each segment is weighted by the inverse of its chance, and the weighted figures are of all ${size} segments that were drawn from, with 95 % limits. Pooled over all ${level}s kappa is ${figure(pooled.plain)} plain, and ${withInterval(pooled.limits ?? { value: pooled.kappa, low: null, high: null })} weighted.${unread.length === 0 ? '' : ` Of ${enumerate(unread.map((own) => own.class))} they read none together: what they would say there is taken from the other classes.`}`,
    ),
    {
      kind: 'table',
      caption: `Drawn segments read by ${who}, weighted, each ${level}`,
      head: ['id', 'read by both', 'units', 'kappa, plain', 'kappa', 'alpha', 'raw', 'AC1'],
      rows: pooled.labels.map(({ label, units: read, yes, plain, kappa, alpha, raw, ac1 }) => [
        ...[label, read, yes, figure(plain), withLimits(kappa), withLimits(alpha), figure(raw), figure(ac1)],
      ]),
    },
  ]
}
