import { createKeywordFinder } from '../coders/find-keywords.ts'
import { chooseNext } from '../coders/trained/choose-next.ts'
import { featureSpace, featuresOf } from '../coders/trained/features.ts'
import { countBy } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { labelsOf } from '../evaluation/labels.ts'
import { centre, meanRow } from '../math/vectors.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { rowOf } from '../model/matrix.ts'
import type { Segment } from '../model/segment.ts'
import type { Weights } from '../model/weights.ts'

/** The coded passages so far, and the number of segments wanted. */
export interface NextOptions {
  readonly embedder: Embedder
  readonly weights: Pick<Weights, 'themes'>
  /** Passages coded so far, which are not chosen again. */
  readonly coded: readonly CodedPassage[]
  readonly count: number
}

/**
 * Chooses the segments whose coding would teach most: those about which the weights are unsure, more so for themes
 * with few coded passages, and unlike each other.
 */
export async function chooseNextSegments(
  segments: readonly Segment[],
  codebook: Codebook,
  { embedder, weights, coded, count }: NextOptions,
): Promise<Segment[]> {
  const known = new Set(coded.map(({ id }) => id))
  const left = segments.filter(({ id }) => !known.has(id))
  const space = featureSpace(codebook)
  const raw = await embedder.embed(left)
  const vectors = centre(raw, meanRow(raw))
  const hits = createKeywordFinder(codebook).find(left)
  const candidates = left.map((_, row) => ({
    features: featuresOf(hits[row]!, rowOf(vectors, row), space),
    vector: rowOf(vectors, row),
  }))
  const positives = positivesByTheme(coded, codebook)
  return chooseNext(candidates, weights, positives, space, count).map((position) => left[position]!)
}

/** Passages to which a coder gave each theme. */
export function positivesByTheme(passages: readonly CodedPassage[], codebook: Codebook): Map<string, number> {
  const themes = labelsOf(codebook, 'theme')
  const given = passages.flatMap(({ codesByCoder }) => {
    const sets = [...codesByCoder.values()]
    return themes.flatMap(({ id, codes }) => (sets.some((own) => codes.some((code) => own.has(code))) ? id : []))
  })
  return countBy(given, (theme) => theme)
}
