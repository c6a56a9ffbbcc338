import { z } from 'zod'
import { locatedOptions } from '../../boundary/located.ts'
import { part } from '../../boundary/part.ts'
import { getOrInsert, groupBy, lookup, orderBy } from '../../collections.ts'
import { logistic } from '../../math/logistic-regression.ts'
import { hashText } from '../../math/random.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import type { Coding, Evidence } from '../../model/coding.ts'
import type { KeywordHit } from '../../model/keyword-hit.ts'
import { rowOf } from '../../model/matrix.ts'
import type { Pattern } from '../../model/pattern.ts'
import type { Weights } from '../../model/weights.ts'
import { byKeyword } from '../by-keyword.ts'
import { byMeaning } from '../by-meaning.ts'
import type { Coder, CoderFactory, CoderInputs } from '../coder.ts'
import { combineCodings } from '../combine-codings.ts'
import { nearestExemplars } from '../fit-exemplars.ts'
import { distinctPatterns, keywordEvidence, mayMatch } from '../keyword-hits.ts'
import { suggest } from '../suggest.ts'
import { createClassifier } from './create-classifier.ts'
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
        return { id, own, judge: own && createClassifier(own, space), codes: judgesOfCodes(id) }
      })
      const unlearned = new Set(themes.flatMap(({ judge, id }) => (judge === null ? id : [])))
      const lineageById = lineages(codebook)
      const isLeft = (codeId: string): boolean =>
        lineageById
          .get(codeId)!
          .some(({ id, themeId }) => unlearned.has(themeId) || weights.without?.includes(id) === true)
      const codeUnlearned = createOtherCoder({ codebook, keywords, exemplars, weights }, isLeft)
      return ({ segments, vectors, before }) => {
        const hitsBySegment = keywords.find(segments)
        const features = new Float64Array(space.names.length + vectors.width) // of one segment after the other
        const found = segments.flatMap((segment, row) => {
          const hits = hitsBySegment[row]!
          featuresOf({ hits, before: before?.[row] ?? [], vectors, row }, features)
          const fresh = hits.filter(isNewer)
          return themes.flatMap(({ id, own, judge, codes }): Coding[] => {
            const within = (some: readonly KeywordHit[]) =>
              some.length === 0 ? some : some.filter(({ topCodeId }) => space.themeByCode.get(topCodeId) === id)
            if (own === null || judge === null) return []
            const parts = judge(features)
            const chance = logistic(parts.odds)
            const hasKeywords = chance > limits.withKeywords && sufficient(within(hits)).length > 0
            const needed = hasKeywords ? limits.withKeywords : limits.without
            if (chance <= needed) return keywordCodings(within(fresh), 0.5)
            const learned: Evidence = {
              kind: 'learned',
              chance: Math.round(chance * 1000) / 1000,
              needed,
              keywords: factor(parts.keywords),
              wording: factor(parts.meaning),
              ...(parts.before === 0 ? {} : { before: factor(parts.before) }),
            }
            const byKeyword = keywordCodings(within(hits), chance, learned)
            return byKeyword.length > 0 ? byKeyword : likeliest(codes, chance, learned)
          })

          function keywordCodings(own: readonly KeywordHit[], confidence: number, ...more: Evidence[]): Coding[] {
            return sufficient(own).map(([codeId, group]) =>
              suggest(segment, codeId, 'learned', confidence, [
                ...group.map((hit) => keywordEvidence(hit, segment)),
                ...more,
              ]),
            )
          }

          function likeliest(codes: ReturnType<typeof judgesOfCodes>, chance: number, learned: Evidence): Coding[] {
            const [best] = codes
              .map(({ id, judge }) => ({ id, odds: judge(features).odds }))
              .sort(
                orderBy(
                  ({ odds }) => odds,
                  ({ id }) => id,
                ),
              )
            if (best === undefined) return []
            const [nearest] = nearestExemplars(rowOf(vectors, row), best.id, exemplars)
            const own = hits.filter(({ topCodeId }) => topCodeId === best.id)
            return [
              suggest(segment, best.id, 'learned', chance, [
                ...own.map((hit) => keywordEvidence(hit, segment)),
                ...(nearest && nearest.similarity > 0 ? [{ kind: 'anchor' as const, ...nearest }] : []),
                learned,
              ]),
            ]
          }
        })
        return [...found.filter(({ codeId }) => !isLeft(codeId)), ...codeUnlearned({ segments, vectors })]
      }

      function judgesOfCodes(themeId: string) {
        return space.topCodes.flatMap(({ id, themeId: theme }) => {
          const own = lookup(weights!.codes, id)
          return theme === themeId && own ? [{ id, judge: createClassifier(own, space) }] : []
        })
      }
    },
)

/** A coder by keyword and meaning together, for the codes that what was learned leaves to them. */
function createOtherCoder(inputs: CoderInputs, isLeft: (codeId: string) => boolean): Coder {
  if (!inputs.codebook.codes.some(({ id }) => isLeft(id))) return () => []
  const coders = [byKeyword, byMeaning].map((one) => one.build(locatedOptions({}, '--coders'))(inputs))
  return (task) => {
    const codings = coders.flatMap((code) => code({ ...task, isWanted: isLeft }))
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
