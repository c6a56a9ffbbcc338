import { groupBy, sum } from '../../collections.ts'
import { dot } from '../../math/vectors.ts'
import { type CodingFrame, lineages } from '../../model/codebook.ts'
import { distinctPatterns, type KeywordHit } from '../keyword-hits.ts'

/** The order of the features of a codebook: strong and weak keywords of each code under a theme, then each theme's. */
export interface FeatureSpace {
  /** `code`, `~code`, `theme`. */
  readonly names: readonly string[]
  readonly positions: ReadonlyMap<string, number>
  readonly topCodes: CodingFrame['codes']
  /** The theme of each code under one. */
  readonly themeByCode: ReadonlyMap<string, string>
}

/** The weight of a segment's vector beside its keywords. */
const stretch = 2

export function featureSpace(codebook: CodingFrame): FeatureSpace {
  const topIds = new Set([...lineages(codebook).values()].map((lineage) => lineage.at(-1)!.id))
  const topCodes = codebook.codes.filter(({ id }) => topIds.has(id))
  const names = [
    ...topCodes.map(({ id }) => id),
    ...topCodes.map(({ id }) => `~${id}`),
    ...codebook.themes.map(({ id }) => id),
  ]
  return {
    names,
    positions: new Map(names.map((name, position) => [name, position])),
    topCodes,
    themeByCode: new Map(topCodes.map(({ id, themeId }) => [id, themeId])),
  }
}

/**
 * The features of a segment: the number of distinct keywords of each code in it (log(1 + n), since the third tells less
 * than the first), and its vector at length 2.
 */
export function featuresOf(
  hits: readonly KeywordHit[],
  vector: ArrayLike<number>,
  { names, positions, topCodes, themeByCode }: FeatureSpace,
): Float64Array {
  const features = new Float64Array(names.length + vector.length)
  for (const [codeId, own] of groupBy(hits, ({ topCodeId }) => topCodeId)) {
    const distinct = distinctPatterns(own)
    const weak = sum(distinct, (pattern) => (pattern.weak ? 1 : 0))
    features[positions.get(codeId)!] = Math.log1p(distinct.length - weak)
    features[positions.get(`~${codeId}`)!] = Math.log1p(weak)
    features[positions.get(themeByCode.get(codeId)!)!]! += distinct.length - weak / 2
  }
  for (let position = 2 * topCodes.length; position < names.length; position++)
    features[position] = Math.log1p(features[position]!)
  const length = Math.sqrt(dot(vector, vector)) || 1
  for (let at = 0; at < vector.length; at++) features[names.length + at] = (stretch * vector[at]!) / length
  return features
}
