import { InputError } from '../boundary/diagnostic.ts'
import { findMismatch } from '../coders/trained/read-weights.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Weights } from '../model/weights.ts'

/** Weights as they were read from a file. */
export interface KnownWeights {
  readonly file: string
  readonly weights: Weights
}

/**
 * The known weights, to be tested as they are; null where there are none for this codebook and embedder.
 *
 * @throws InputError for required weights of another codebook or embedder
 */
export function chooseWeightsToTest(
  codebook: Codebook,
  {
    known,
    embedder,
    isRequired = false,
  }: { readonly known: KnownWeights | null; readonly embedder: string; readonly isRequired?: boolean },
): Weights | null {
  const mismatch = known === null ? null : findMismatch(known.weights, codebook, embedder, known.file)
  if (mismatch !== null && isRequired) throw new InputError([{ ...mismatch, level: 'error' }])
  return known === null || mismatch !== null ? null : known.weights
}
