import type { Matrix } from '../model/matrix.ts'
import type { TokenizedText } from '../model/words.ts'

/** Turns texts into vectors of length 1 (or of zeros, where it knows nothing about a text), one row a text. */
export interface Embedder {
  /** Its name in the registry: what was learned from one embedder is not applied to vectors of another. */
  readonly name: string
  /** The source of the vectors for the method section: name, version, licence. */
  readonly origin: string
  readonly embed: (texts: readonly TokenizedText[]) => Promise<Matrix>
}

/** Reads a file that ships with the package, by its name. */
export type ReadResource = (name: string) => Promise<Uint8Array>

/** The inputs of an embedder's constructor. */
export interface EmbedderNeeds {
  readonly readResource: ReadResource
  readonly language: string
}

/** A way to embed: made ready on first use, since what it needs may be large. */
export type EmbedderMaker = (needs: EmbedderNeeds) => Promise<Embedder>
