import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { getOrInsert } from '../collections.ts'
import { createRandom, hashText } from '../math/random.ts'
import { normalize } from '../math/vectors.ts'
import { emptyWordsOf } from '../text/empty-words.ts'
import { formOf } from '../text/forms.ts'
import { stemmerOf } from '../text/stems.ts'
import type { EmbedderFactory } from './embedder.ts'

const StemOptions = z.strictObject({
  width: z.number().int().min(16, 'at least 16').max(2048, 'at most 2048').default(512),
})

/**
 * The embedder `stems`, for any language: each stem has a fixed random direction (random projection, Johnson and
 * Lindenstrauss 1984), and a text is the sum of them, weighted by the length of words. Stop words and numbers count for
 * nothing. Similarity depends on shared words only, not on their meaning.
 */
export const byStems = part<z.infer<typeof StemOptions>, EmbedderFactory>(
  'shared word stems, in any language; no synonyms (the default for languages other than English)',
  StemOptions as z.ZodType<z.infer<typeof StemOptions>>,
  ({ width }) =>
    async ({ language }) => {
      const stem = stemmerOf(language)
      const isEmpty = emptyWordsOf(language)
      const directions = new Map<string, Float32Array>()
      const directionByForm = new Map<string, Float32Array | null>()
      const directionOf = (said: string): Float32Array | null => {
        const form = formOf(said)
        if (isEmpty(form)) return null
        const key = stem(form)
        return getOrInsert(directions, key, () => {
          const random = createRandom(hashText(key))
          const weight = Math.min(1, key.length / 8)
          return Float32Array.from({ length: width }, () => (random() < 0.5 ? -weight : weight))
        })
      }
      return {
        name: 'stems',
        origin: `random directions of word stems without stop words, width ${width}`,
        knowsSynonyms: false,
        embed: async (texts) => {
          const values = new Float32Array(texts.length * width)
          texts.forEach(({ words: { forms, ids } }, index) => {
            const vector = values.subarray(index * width, (index + 1) * width)
            for (const id of ids) {
              const direction = getOrInsert(directionByForm, forms[id]!, directionOf)
              if (direction === null) continue
              for (let position = 0; position < width; position++) vector[position]! += direction[position]!
            }
            normalize(vector)
          })
          return { rows: texts.length, width, values }
        },
      }
    },
)
