import { InputError } from '../boundary/diagnostic.ts'
import { findMismatch } from '../coders/trained/read-weights.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Weights } from '../model/weights.ts'

/** Weights as they were read from a file. */
export interface KnownWeights {
  readonly file: string
  readonly weights: Weights
}

/** The weights that can be tested on passages as they are. */
export interface WeightsToTest {
  /** Null where there are none for this codebook and embedder, or they have seen an interview of the passages. */
  readonly pretrained: Weights | null
  /** True if they were learned from some of the interviews. */
  readonly isOverlapping: boolean
}

/**
 * Chooses known weights for a test, unless they were learned from interviews of the passages.
 *
 * @throws InputError for required weights of another codebook or embedder
 */
export function chooseWeightsToTest(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  {
    known,
    embedder,
    isRequired = false,
  }: { readonly known: KnownWeights | null; readonly embedder: string; readonly isRequired?: boolean },
): WeightsToTest {
  const mismatch = known === null ? null : findMismatch(known.weights, codebook, embedder, known.file)
  if (mismatch !== null && isRequired) throw new InputError([{ ...mismatch, level: 'error' }])
  if (known === null || mismatch !== null) return { pretrained: null, isOverlapping: false }
  const interviews = new Set(known.weights.learnedFrom.interviews)
  const isOverlapping = passages.some(({ group }) => interviews.has(group))
  return { pretrained: isOverlapping ? null : known.weights, isOverlapping }
}
