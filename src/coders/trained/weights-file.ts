import { z } from 'zod'

/** Format and version of the file. */
export const weightsFormat = 'themata-weights/4'

/**
 * Read as well. The vectors of words and stems were others; before the fourth, nothing was learned of what was said before a passage, and
 * of similarity; in the first, each theme has a threshold, which is not used any more.
 */
const earlierFormats = ['themata-weights/1', 'themata-weights/2', 'themata-weights/3'] as const

/** The name of the embedder in files of earlier formats, so that they are not applied to the vectors of today. */
export const embedderOf = (format: string | undefined, embedder: string): string =>
  format !== weightsFormat && ['words', 'stems'].includes(embedder) ? `${embedder}, before November 2026` : embedder

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
      [weightsFormat, ...earlierFormats],
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
  without: z.array(z.string()).exactOptional(),
  codes: z.record(z.string(), z.strictObject(judge)),
  keywords: z.array(z.string()),
})
