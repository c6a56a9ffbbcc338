import { z } from 'zod'
import { list, number, share, text } from './file-schemas.ts'

/** An estimate with its 95 % limits, or null. */
export const limits = z.strictObject({ value: number, low: number, high: number }).nullable()

const interval = z.strictObject({ value: share, low: share, high: share })
const pair = z.tuple([text, text]).readonly()
const pooled = { coders: pair, units: number, raw: share, kappa: share, ac1: share }
/** The schema of the agreement of people at one level. */
export const agreement = z.strictObject({
  level: z.enum(['theme', 'code']),
  units: number,
  suggested: number,
  labels: list(
    z.strictObject({
      ...{ label: text, prevalence: number, judged: number, units: number, raw: share, kappa: interval },
      ...{ alpha: share, ac1: share, fleiss: share },
      undefined: z.enum(['no shared units', 'no variation']).nullable(),
    }),
    'themes or codes',
  ),
  pairs: list(z.strictObject(pooled), 'pairs'),
  views: list(
    z.strictObject({ ...pooled, view: z.enum(['both blind', 'one blind', 'with suggestions']) }),
    'pairs and views',
  ),
  drawn: list(
    z.strictObject({
      ...{ coders: pair, units: number, size: number, plain: share, kappa: share, limits },
      classes: list(z.strictObject({ class: text, size: number, read: number }), 'classes'),
      labels: list(
        z.strictObject({
          ...{ label: text, units: number, yes: number, plain: share, raw: share },
          ...{ kappa: limits, alpha: limits, ac1: share },
        }),
        'themes or codes',
      ),
    }),
    'pairs of readers',
  ),
})
