import type { Matrix } from '../model/matrix.ts'
import type { TokenizedText } from '../model/words.ts'

/** Computes a vector of length 1 for each text (of zeros if it contains no known word), one row per text. */
export interface Embedder {
  /** Name in the registry; a model trained with one embedder is not applied to vectors of another. */
  readonly name: string
  /** Source of the vectors for the method section: name, version and licence. */
  readonly origin: string
  /** True if words with similar meanings have similar vectors. */
  readonly knowsSynonyms: boolean
  readonly embed: (texts: readonly TokenizedText[]) => Promise<Matrix>
}

/** Reads a file that ships beside the embedders by its name, or one of the user's by a path with a slash. */
export type ReadResource = (name: string) => Promise<Uint8Array>

/** The inputs for creating an embedder. */
export interface EmbedderInputs {
  readonly readResource: ReadResource
  /** BCP 47 language of the codebook. */
  readonly language: string
  /** What was written behind the name of the embedder, such as a folder; absent or null for nothing. */
  readonly detail?: string | null
}

/** Creates an embedder; asynchronous, since its data may be large. */
export type EmbedderFactory = (needs: EmbedderInputs) => Promise<Embedder>
