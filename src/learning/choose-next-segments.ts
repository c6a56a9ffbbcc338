import { fitSegments } from '../analysis/code-segments.ts'
import { chooseNext } from '../coders/trained/choose-next.ts'
import { featureSpace } from '../coders/trained/features.ts'
import { countBy } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { labelsOf } from '../evaluation/labels.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { rowOf } from '../model/matrix.ts'
import type { PassageSegment } from '../model/segment.ts'
import type { Weights } from '../model/weights.ts'
import { featuresOfSegments } from './learn-weights.ts'

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
  segments: readonly PassageSegment[],
  codebook: Codebook,
  { embedder, weights, coded, count }: NextOptions,
): Promise<PassageSegment[]> {
  const known = new Set(coded.map(({ id }) => id))
  const left = segments.filter(({ id }) => !known.has(id))
  const fitted = await fitSegments(left, codebook, embedder)
  const features = featuresOfSegments(fitted, codebook)
  const candidates = left.map((_, row) => ({ features: features[row]!, vector: rowOf(fitted.vectors, row) }))
  const positives = positivesByTheme(coded, codebook)
  return chooseNext(candidates, weights, positives, featureSpace(codebook), count).map((position) => left[position]!)
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
