import { z } from 'zod'
import { part } from '../boundary/part.ts'
import type { Coding } from '../model/coding.ts'
import { rowOf } from '../model/matrix.ts'
import { countOf } from '../model/words.ts'
import type { CoderMaker } from './coder.ts'
import { nearnessOf } from './fit-anchors.ts'
import { suggest } from './suggest.ts'

const MeaningOptions = z.strictObject({
  /** How far above the usual the nearness to a code must be, in standard deviations. */
  threshold: z.number().min(0, 'at least 0').default(2.7),
  /** How far the nearness to a second code may lie behind the first. */
  margin: z.number().min(0, 'at least 0').default(0),
  /** Shorter segments say too little to be judged by meaning. */
  words: z.number().int().min(1, 'at least 1').default(15),
})

/**
 * Suggests codes by nearness to the codebook's definitions and examples, measured against how near segments usually
 * are. The confidence grows with the standing and stays below what two keywords give: nearness is not yet coding.
 */
export const byMeaning = part<z.infer<typeof MeaningOptions>, CoderMaker>(
  'nearness to the definitions and examples of the codebook; the nearest of them are the evidence',
  MeaningOptions as z.ZodType<z.infer<typeof MeaningOptions>>,
  ({ threshold, margin, words }) =>
    ({ anchors }) =>
    ({ segments, vectors }) =>
      segments.flatMap((segment, row): Coding[] => {
        const codes = nearnessOf(rowOf(vectors, row), anchors)
        const best = Math.max(...codes.map(({ standing }) => standing))
        if (best < threshold || countOf(segment.words) < words) return []
        return codes
          .filter(({ standing }) => standing >= threshold && standing >= best - margin)
          .map(({ codeId, standing, nearest }) =>
            suggest(
              segment,
              codeId,
              'meaning',
              0.6 * (1 - Math.exp(-standing / 3)),
              nearest.map((near) => ({ kind: 'anchor', ...near })),
            ),
          )
      }),
)
