import { groupBy, sum } from '../../collections.ts'
import { lengthOfRow } from '../../math/vectors.ts'
import { type CodingFrame, lineages } from '../../model/codebook.ts'
import type { KeywordHit } from '../../model/keyword-hit.ts'
import type { Matrix } from '../../model/matrix.ts'
import { createThemeSimilarity, type ExemplarVectors, isSimilarityKnown } from '../fit-exemplars.ts'
import { distinctPatterns } from '../keyword-hits.ts'

/**
 * The order of the features of a codebook: strong and weak keywords of each code under a theme, then each theme's; the same
 * for what was said just before; and the similarity to each theme.
 */
export interface FeatureSpace {
  /** `code`, `~code`, `theme`, `before:code`, `before:~code`, `before:theme`, `near:theme`. */
  readonly names: readonly string[]
  readonly positions: ReadonlyMap<string, number>
  /** Number of the first of them: those of the segment's own keywords; as many follow for what was said before. */
  readonly keywordCount: number
  readonly topCodes: CodingFrame['codes']
  /** The theme of each code under one. */
  readonly themeByCode: ReadonlyMap<string, string>
}

/** What the features of a segment are made of. */
export interface SegmentSigns {
  readonly hits: readonly KeywordHit[]
  /** The keywords in what was said just before it. */
  readonly before: readonly KeywordHit[]
  /** Its row of the vectors of all segments. */
  readonly row: number
  readonly vectors: Matrix
}

/** The weight of a segment's vector, and that of what was said before it, beside its keywords. */
const stretch = { vector: 2, before: 0.5 }

const beforePrefix = 'before:'
/** The name of the similarity to a theme. */
export const nearTo = (themeId: string): string => `near:${themeId}`
/** True for the name of a keyword feature of what was said before. */
export const isBefore = (name: string): boolean => name.startsWith(beforePrefix)

/** A feature of a code by another name: `code`, `~code`, `before:code`, `before:~code`. */
export const renameFeature = (name: string, code: string, to: string): string => {
  const [, prefix, id] = /^((?:before:)?~?)(.*)$/s.exec(name)!
  return id === code ? `${prefix}${to}` : name
}

export function featureSpace(codebook: CodingFrame): FeatureSpace {
  const topIds = new Set([...lineages(codebook).values()].map((lineage) => lineage.at(-1)!.id))
  const topCodes = codebook.codes.filter(({ id }) => topIds.has(id))
  const themes = codebook.themes.map(({ id }) => id)
  const keywords = [...topCodes.map(({ id }) => id), ...topCodes.map(({ id }) => `~${id}`), ...themes]
  const names = [...keywords, ...keywords.map((name) => `${beforePrefix}${name}`), ...themes.map(nearTo)]
  return {
    names,
    positions: new Map(names.map((name, position) => [name, position])),
    keywordCount: keywords.length,
    topCodes,
    themeByCode: new Map(topCodes.map(({ id, themeId }) => [id, themeId])),
  }
}

/**
 * Creates a function that gives the features of a segment: the number of distinct keywords of each code in it (log(1 + n),
 * since the third tells less than the first), the same for what was said just before, its similarity to each theme, and its
 * vector at length 2.
 *
 * @param exemplars null for texts that are exemplars themselves; similarity that is not known is 0
 */
export function createFeatures(space: FeatureSpace, exemplars: ExemplarVectors | null) {
  const { names, positions, keywordCount, topCodes, themeByCode } = space
  const places = new Map(
    topCodes.map(({ id, themeId }) => [
      id,
      { strong: positions.get(id)!, weak: positions.get(`~${id}`)!, theme: positions.get(themeId)! },
    ]),
  )
  const themePlaces = [...new Set(Array.from(places.values(), ({ theme }) => theme))]
  const noteSimilarity =
    exemplars !== null && isSimilarityKnown(exemplars)
      ? createThemeSimilarity(exemplars, (id) => positions.get(nearTo(themeByCode.get(id)!))!)
      : null

  /** @param features filled and returned; a new list where features are kept */
  return (
    { hits, before, vectors, row }: SegmentSigns,
    features = new Float64Array(names.length + vectors.width),
  ): Float64Array => {
    features.fill(0, 0, names.length)
    countKeywords(hits, features, { first: 0, scale: 1 })
    countKeywords(before, features, { first: keywordCount, scale: stretch.before })
    noteSimilarity?.({ vectors, row }, features)
    const { values, width } = vectors
    const length = lengthOfRow(vectors, row) || 1
    for (let at = 0; at < width; at++)
      features[names.length + at] = (stretch.vector * values[row * width + at]!) / length
    return features
  }

  function countKeywords(
    found: readonly KeywordHit[],
    features: Float64Array,
    { first, scale }: { readonly first: number; readonly scale: number },
  ): void {
    if (found.length === 0) return
    for (const [codeId, own] of groupBy(found, ({ topCodeId }) => topCodeId)) {
      const distinct = distinctPatterns(own)
      const weakCount = sum(distinct, (pattern) => (pattern.weak ? 1 : 0))
      const strongCount = distinct.length - weakCount
      const { strong, weak, theme } = places.get(codeId)!
      features[first + strong] = scale * Math.log1p(strongCount)
      features[first + weak] = scale * Math.log1p(weakCount)
      features[first + theme]! += strongCount + weakCount / 2
    }
    for (const place of themePlaces) features[first + place] = scale * Math.log1p(features[first + place]!)
  }
}
