import { z } from 'zod'

/** Format and version of the file. */
export const weightsFormat = 'themata-weights/2'

/** Read as well: each theme has a threshold there, which is not used any more. */
const earlierFormat = 'themata-weights/1'

const judge = {
  bias: z.number(),
  keywords: z.record(z.string(), z.number()),
  meaning: z.array(z.number()),
}

/** `<codebook>.weights.json`, as `themata learn` writes it. */
export const WeightsFile = z.strictObject({
  /** Files that were written before versions had names have none. */
  format: z
    .literal(
      [weightsFormat, earlierFormat],
      `a file of ${weightsFormat}, which "themata learn" writes, is expected here`,
    )
    .optional(),
  codebook: z.strictObject({ name: z.string(), version: z.string() }),
  embedder: z.string(),
  learnedFrom: z.strictObject({
    passages: z.number().int(),
    interviews: z.array(z.string()),
    coders: z.string(),
  }),
  measured: z.strictObject({ kappa: z.number(), f1: z.number() }).nullable(),
  themes: z.record(
    z.string(),
    z
      .strictObject({ ...judge, threshold: z.number().optional() })
      .transform(({ threshold: _, ...own }) => own)
      .nullable(),
  ),
  codes: z.record(z.string(), z.strictObject(judge)),
  keywords: z.array(z.string()),
})
