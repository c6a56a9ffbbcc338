import { countBy, groupBy, lookup, unique } from '../collections.ts'
import { type Codebook, type CodingFrame, lineages } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { CodingTask } from './coding-task.ts'
import {
  createThemeSimilarity,
  type ExemplarVectors,
  exemplarsOf,
  isSimilarityKnown,
  similaritiesOf,
} from './fit-exemplars.ts'

/**
 * The support that a theme needs: `perKeywords` times ln(1 + its different keywords in the segment), and the similarity to the
 * theme in standard deviations, if it is above the mean. So three keywords are always enough, two where the wording is somewhat
 * (0.4), and one where it is much (1) more similar to the theme than usual. One pair for every codebook, chosen on passages that
 * are not those by which it is measured (codebooks/how-good.md).
 */
const support = { perKeywords: 1.5, needed: 2 }

/**
 * The similarity to a code, in standard deviations, from which no keyword is needed where vectors know no synonyms. Passages
 * share words for many reasons: on real interviews every lower limit agrees less with coders than keywords alone.
 */
const aloneWithoutSynonyms = 4

/** Texts of a code (definition and examples) from which similarity to it is trusted beside a keyword. */
export const fewestExemplars = 5

/**
 * Keeps of the codings by keyword and by meaning those of themes that both together support. Of a theme that needs its keywords,
 * only the codes with keywords are kept. Codes with few texts are left as they are, and so are all codes where the study is
 * small. Where vectors know no synonyms, keywords decide, and only what is very similar gets a code without one.
 */
export function weighTogether(
  codings: readonly Coding[],
  task: CodingTask,
  { codebook, exemplars }: { readonly codebook: CodingFrame; readonly exemplars: ExemplarVectors },
): readonly Coding[] {
  if (!exemplars.knowsSynonyms) return withoutSynonyms(codings, task, exemplars)
  if (!isSimilarityKnown(exemplars)) return codings
  const { segments, vectors } = task
  const topById = new Map([...lineages(codebook)].map(([id, lineage]) => [id, lineage.at(-1)!]))
  const themeOf = ({ codeId }: Coding): string => topById.get(codeId)!.themeId
  const known = new Set(exemplars.codes.flatMap(({ codeId, rows }) => (rows.length >= fewestExemplars ? codeId : [])))
  const rowBySegment = new Map(segments.map(({ id }, row) => [id, row]))
  const similarityByTheme = createThemeSimilarity(exemplars, (id) => topById.get(id)!.themeId)
  return [...groupBy(codings, ({ segmentId }) => segmentId)].flatMap(([segmentId, own]) => {
    const similarity = Object.fromEntries(similarityByTheme({ vectors, row: rowBySegment.get(segmentId)! }))
    return [...groupBy(own, themeOf)].flatMap(([themeId, ofTheme]) => {
      const near = lookup(similarity, themeId) ?? 0
      const keywords = unique(
        ofTheme.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'keyword' ? one.keyword : []))),
      )
      if (near > support.needed || ofTheme.some(isLearned)) return ofTheme
      const given = support.perKeywords * Math.log1p(keywords.length) + Math.max(near, 0)
      return ofTheme.filter(({ codeId, evidence }) => {
        if (!known.has(topById.get(codeId)!.id)) return true
        return given > support.needed && evidence.some(({ kind }) => kind === 'keyword')
      })
    })
  })
}

/** Codings without those that similarity alone gives, except where it is very high. */
function withoutSynonyms(codings: readonly Coding[], { segments, vectors }: CodingTask, exemplars: ExemplarVectors) {
  const { codes } = exemplars
  const rows = new Map(segments.map(({ id }, row) => [id, row]))
  return codings.filter(({ segmentId, codeId, evidence }) => {
    if (evidence.length === 0 || evidence.some(({ kind }) => kind !== 'anchor')) return true
    const place = rows.get(segmentId)! * codes.length + codes.findIndex((code) => code.codeId === codeId)
    return similaritiesOf(vectors, exemplars)[place]! >= aloneWithoutSynonyms
  })
}

const isLearned = ({ evidence }: Coding): boolean => evidence.some(({ kind }) => kind === 'learned')

/** The codes directly under a theme that have too few texts for similarity to be trusted, with the number they have. */
export function codesWithFewExemplars(codebook: Codebook): { readonly codeId: string; readonly texts: number }[] {
  const counts = countBy(exemplarsOf(codebook), ({ codeId }) => codeId)
  const lineageById = lineages(codebook)
  return codebook.codes
    .filter(({ id }) => lineageById.get(id)!.length === 1)
    .map(({ id }) => ({ codeId: id, texts: counts.get(id) ?? 0 }))
    .filter(({ texts }) => texts < fewestExemplars)
}
