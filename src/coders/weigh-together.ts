import { countBy, groupBy, unique } from '../collections.ts'
import { type Codebook, type CodingFrame, lineages } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { Segment } from '../model/segment.ts'
import { baseLanguage } from '../text/languages/index.ts'
import type { CodingTask } from './coding-task.ts'
import { type ExemplarVectors, exemplarsOf, isSimilarityKnown, similaritiesOf } from './fit-exemplars.ts'

/**
 * The support that a code needs: `perKeywords` times ln(1 + its different keywords in the segment), and the similarity to the code
 * in standard deviations, if it is above the mean. So three keywords are always enough, two where the wording is somewhat
 * (0.4), and one where it is much (1) more similar to the code than usual; and similarity of 2 alone. One pair for every codebook
 * (codebooks/how-good.md).
 */
const support = { perKeywords: 1.5, needed: 2 }

/**
 * The similarity to a code, in standard deviations, from which no keyword is needed where vectors know no synonyms. Passages
 * share words for many reasons: on real interviews every lower limit agrees less with coders than keywords alone.
 */
const aloneWithoutSynonyms = 4

/** Texts of a code (definition and examples) below which similarity to it is coarse. */
export const fewestExemplars = 5

/**
 * Keeps the codings by keyword and by meaning that both together support; a nested code goes with the one under its theme. Codes
 * without any text are left as they are, and so are all codes where the study is small. Where vectors know no synonyms,
 * keywords decide, and only what is very similar gets a code without one. Keywords decide as well in a segment of another
 * language than the codebook's: that its wording is unlike the code's texts means nothing there.
 */
export function weighTogether(
  codings: readonly Coding[],
  task: CodingTask,
  { codebook, exemplars }: { readonly codebook: CodingFrame; readonly exemplars: ExemplarVectors },
): readonly Coding[] {
  if (!exemplars.knowsSynonyms) return withoutSynonyms(codings, task, exemplars)
  if (!isSimilarityKnown(exemplars)) return codings
  const topById = new Map([...lineages(codebook)].map(([id, lineage]) => [id, lineage.at(-1)!.id]))
  const similarityTo = createCodeSimilarity(task, exemplars)
  const segmentById = new Map(task.segments.map((segment) => [segment.id, segment]))
  const topOf = ({ codeId }: Coding): string => topById.get(codeId)!
  return [...groupBy(codings, ({ segmentId }) => segmentId)].flatMap(([segmentId, ofSegment]) =>
    [...groupBy(ofSegment, topOf)].flatMap(([codeId, own]) => {
      const similarity = similarityTo(segmentId, codeId)
      if (similarity === null) return own
      const keywords = unique(
        own.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'keyword' ? one.keyword : []))),
      )
      const given = support.perKeywords * Math.log1p(keywords.length) + Math.max(similarity, 0)
      if (given > support.needed) return own
      const isForeign = keywords.length > 0 && isOfAnotherLanguage(segmentById.get(segmentId)!, codebook.language)
      return isForeign ? own.filter(hasKeyword) : own.filter(isLearned)
    }),
  )
}

/** Creates a function that gives the similarity of a segment to a code, in standard deviations; null for a code without texts. */
function createCodeSimilarity({ segments, vectors }: CodingTask, exemplars: ExemplarVectors) {
  const { codes } = exemplars
  const rows = new Map(segments.map(({ id }, row) => [id, row]))
  const columns = new Map(codes.map(({ codeId }, column) => [codeId, column]))
  return (segmentId: string, codeId: string): number | null => {
    const column = columns.get(codeId)
    return column === undefined
      ? null
      : similaritiesOf(vectors, exemplars)[rows.get(segmentId)! * codes.length + column]!
  }
}

/** Codings without those that similarity alone gives, except where it is very high. */
function withoutSynonyms(codings: readonly Coding[], task: CodingTask, exemplars: ExemplarVectors) {
  const similarityTo = createCodeSimilarity(task, exemplars)
  return codings.filter(({ segmentId, codeId, evidence }) => {
    if (evidence.length === 0 || evidence.some(({ kind }) => kind !== 'anchor')) return true
    return similarityTo(segmentId, codeId)! >= aloneWithoutSynonyms
  })
}

/** True for a segment in another language than the codebook's; another script shows it where its language is not known. */
function isOfAnotherLanguage({ language, text }: Segment, ofCodebook: string): boolean {
  const own = baseLanguage(ofCodebook)
  if (language !== null && baseLanguage(language) !== own) return true
  if (own !== 'en') return false
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length
  return latin < letters.length / 2
}

const hasKeyword = ({ evidence }: Coding): boolean =>
  evidence.some(({ kind }) => kind === 'keyword' || kind === 'learned')

const isLearned = ({ evidence }: Coding): boolean => evidence.some(({ kind }) => kind === 'learned')

/** The codes directly under a theme that have too few texts for similarity to be more than coarse, with the number they have. */
export function codesWithFewExemplars(codebook: Codebook): { readonly codeId: string; readonly texts: number }[] {
  const counts = countBy(exemplarsOf(codebook), ({ codeId }) => codeId)
  const lineageById = lineages(codebook)
  return codebook.codes
    .filter(({ id }) => lineageById.get(id)!.length === 1)
    .map(({ id }) => ({ codeId: id, texts: counts.get(id) ?? 0 }))
    .filter(({ texts }) => texts < fewestExemplars)
}
