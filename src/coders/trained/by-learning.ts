import { z } from 'zod'
import { locatedOptions } from '../../boundary/located.ts'
import { part } from '../../boundary/part.ts'
import { getOrInsert, groupBy, lookup } from '../../collections.ts'
import { logistic } from '../../math/logistic-regression.ts'
import { hashText } from '../../math/random.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import type { Coding, Evidence } from '../../model/coding.ts'
import type { KeywordHit } from '../../model/keyword-hit.ts'
import { rowOf } from '../../model/matrix.ts'
import type { Pattern } from '../../model/pattern.ts'
import type { Segment } from '../../model/segment.ts'
import type { Weights } from '../../model/weights.ts'
import { byKeyword } from '../by-keyword.ts'
import { byMeaning } from '../by-meaning.ts'
import type { Coder, CoderFactory, CoderInputs } from '../coder.ts'
import { combineCodings } from '../combine-codings.ts'
import { nearestExemplars } from '../fit-exemplars.ts'
import { distinctPatterns, keywordEvidence, mayMatch } from '../keyword-hits.ts'
import { suggest } from '../suggest.ts'
import { type Classification, createClassifier } from './create-classifier.ts'
import { createFeatures, featureSpace } from './features.ts'

/**
 * The chance from which a theme is given: lower where the theme's own keywords would do by themselves. One pair for all
 * themes, since limits that are fitted for each theme do not hold in other studies.
 */
const limits = { withKeywords: 0.25, without: 0.35 }

/**
 * Gives a segment a theme where what was learned from coded passages makes it likely enough, and in the theme the codes
 * whose keywords occur there, or the likeliest code. Keywords that are newer than what was learned count by themselves, and
 * themes and codes that nothing is learned about, or that it does not help, are coded by keyword and meaning.
 */
export const byLearning = part<object, CoderFactory>(
  'what was learned from coded passages: keywords, what was said just before, and wording, weighed; how each weighed is the evidence',
  z.strictObject({}),
  () =>
    ({ codebook, keywords, exemplars, weights }) => {
      if (weights === null) return () => []
      const space = featureSpace(codebook)
      const featuresOf = createFeatures(space, exemplars)
      const known = new Set(weights.keywords)
      const newness = new Map<Pattern, boolean>()
      const isNewer = ({ codeId, pattern }: KeywordHit): boolean =>
        getOrInsert(newness, pattern, () => !known.has(hashKeyword(codeId, pattern)))
      const themes = codebook.themes.map(({ id }) => {
        const own = lookup(weights.themes, id) ?? null
        return { id, judge: own && createClassifier(own, space), codes: judgesOfCodes(id) }
      })
      const unlearned = new Set(themes.flatMap(({ judge, id }) => (judge === null ? id : [])))
      const lineageById = lineages(codebook)
      const left = new Set(
        codebook.codes.flatMap(({ id }) =>
          lineageById
            .get(id)!
            .some((code) => unlearned.has(code.themeId) || weights.without?.includes(code.id) === true)
            ? id
            : [],
        ),
      )
      const codeUnlearned = createOtherCoder({ codebook, keywords, exemplars, weights }, left)
      return ({ segments, vectors, before }) => {
        const hitsBySegment = keywords.find(segments)
        const features = new Float64Array(space.names.length + vectors.width) // of one segment after the other
        const found: Coding[] = []
        for (const [row, segment] of segments.entries()) {
          const hits = hitsBySegment[row]!
          featuresOf({ hits, before: before?.[row] ?? [], vectors, row }, features)
          const fresh = hits.filter(isNewer)
          for (const { id, judge, codes } of themes) {
            if (judge === null) continue
            const parts = judge(features)
            const chance = logistic(parts.odds)
            if (chance <= limits.withKeywords && fresh.length === 0) continue
            const isWithin = ({ topCodeId }: KeywordHit): boolean => space.themeByCode.get(topCodeId) === id
            const own = sufficient(hits.filter(isWithin))
            const needed = chance > limits.withKeywords && own.length > 0 ? limits.withKeywords : limits.without
            const evidence = chance > needed ? [evidenceOf(parts, chance, needed)] : []
            if (chance <= needed) found.push(...keywordCodings(segment, sufficient(fresh.filter(isWithin)), 0.5))
            else if (own.length > 0) found.push(...keywordCodings(segment, own, chance, evidence))
            else {
              const best = likeliest(codes, features)
              if (best === null) continue
              const [nearest] = nearestExemplars(rowOf(vectors, row), best, exemplars)
              const anchors = nearest && nearest.similarity > 0 ? [{ kind: 'anchor' as const, ...nearest }] : []
              const group = hits.filter(({ topCodeId }) => topCodeId === best)
              found.push(...keywordCodings(segment, [[best, group]], chance, [...anchors, ...evidence]))
            }
          }
        }
        return [...found.filter(({ codeId }) => !left.has(codeId)), ...codeUnlearned({ segments, vectors })]
      }

      function judgesOfCodes(themeId: string) {
        return space.topCodes.flatMap(({ id, themeId: theme }) => {
          const own = lookup(weights!.codes, id)
          return theme === themeId && own ? [{ id, judge: createClassifier(own, space) }] : []
        })
      }
    },
)

/** What was learned, as evidence: the chance of a theme, and how each part weighed. */
const evidenceOf = ({ keywords, meaning, before }: Classification, chance: number, needed: number): Evidence => ({
  kind: 'learned',
  chance: Math.round(chance * 1000) / 1000,
  needed,
  keywords: factor(keywords),
  wording: factor(meaning),
  ...(before === 0 ? {} : { before: factor(before) }),
})

/** Codings of a segment with the keywords of each code, and other reasons behind them. */
const keywordCodings = (
  segment: Segment,
  groups: readonly (readonly [codeId: string, hits: readonly KeywordHit[]])[],
  confidence: number,
  more: readonly Evidence[] = [],
): Coding[] =>
  groups.map(([codeId, hits]) =>
    suggest(segment, codeId, 'learned', confidence, [...hits.map((hit) => keywordEvidence(hit, segment)), ...more]),
  )

/** The id of the likeliest of some codes, of equals the first by id; null where there are none. */
function likeliest(
  codes: readonly { readonly id: string; readonly judge: ReturnType<typeof createClassifier> }[],
  features: Float64Array,
): string | null {
  let best: { readonly id: string; readonly odds: number } | null = null
  for (const { id, judge } of codes) {
    const { odds } = judge(features)
    if (best === null || odds > best.odds || (odds === best.odds && id < best.id)) best = { id, odds }
  }
  return best?.id ?? null
}

/** A coder by keyword and meaning together, for the codes that what was learned leaves to them. */
function createOtherCoder(inputs: CoderInputs, left: ReadonlySet<string>): Coder {
  if (left.size === 0) return () => []
  const coders = [byKeyword, byMeaning].map((one) => one.build(locatedOptions({}, '--coders'))(inputs))
  return (task) => {
    const codings = coders.flatMap((code) => code({ ...task, isWanted: (codeId) => left.has(codeId) }))
    return [...combineCodings(codings, task, inputs)]
  }
}

/** The codes whose keywords alone justify them, with these keywords. */
const sufficient = (hits: readonly KeywordHit[]): [string, KeywordHit[]][] =>
  hits.length === 0
    ? []
    : [...groupBy(hits, ({ codeId }) => codeId)].filter(([, group]) => mayMatch(distinctPatterns(group)))

/** An odds ratio with two digits. */
const factor = (logOdds: number): number => Number(Math.exp(logOdds).toPrecision(2))

/** The hash by which weights remember a keyword of a code. */
export const hashKeyword = (codeId: string, { source }: Pattern): string => hashText(`${codeId} ${source}`).toString(36)

/** The keywords of a codebook as weights remember them. */
export const hashKeywords = (codebook: Codebook): Weights['keywords'] =>
  codebook.codes.flatMap(({ id, keywords }) => keywords.map((pattern) => hashKeyword(id, pattern)))
