import { buildCoder } from '../analysis/build-parts.ts'
import { codeSegments, codesOfSegments, fitSegments } from '../analysis/code-segments.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { Weights } from '../model/weights.ts'
import { toSegment } from './passage-segment.ts'

/** How passages are coded. */
export interface CodingOptions {
  readonly embedder: Embedder
  /** Names of coders, as for `--coders`. */
  readonly coders: readonly string[]
  /** Weights for the coder `learned`, which codes nothing without any. */
  readonly weights?: Weights | null
}

/** The codings of passages, and the codes of each passage in their order, as `scoreCodings` takes them. */
export interface PassageCodings {
  readonly codings: readonly Coding[]
  readonly found: readonly ReadonlySet<string>[]
}

/**
 * Codes passages with coders or weights as they are; nothing is learned from them. The usual similarity to each code is
 * measured on these passages.
 */
export async function codePassages(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, coders, weights = null }: CodingOptions,
): Promise<PassageCodings> {
  const segments = passages.map(toSegment)
  const fitted = await fitSegments(segments, codebook, embedder)
  const codings = codeSegments(fitted, codebook, coders.map(buildCoder), weights)
  return { codings, found: codesOfSegments(segments, codings) }
}
