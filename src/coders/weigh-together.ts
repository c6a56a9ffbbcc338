import { countBy, groupBy, lookup, unique } from '../collections.ts'
import { type Codebook, type CodingFrame, lineages } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { CodingTask } from './coding-task.ts'
import { type ExemplarVectors, exemplarsOf, isSimilarityKnown, similarityByTheme } from './fit-exemplars.ts'

/**
 * The similarity to a theme, in standard deviations, from which one keyword is enough, and that from which none is needed.
 * One pair for every codebook, chosen where keywords and meaning together agree best with coders; two keywords of a theme are
 * always enough.
 */
const limits = { besideKeyword: 0.3, alone: 2.3 }

/** Texts of a code (definition and examples) from which similarity to it is trusted beside a keyword. */
export const fewestExemplars = 5

/**
 * Keeps of the codings by keyword and by meaning those that both together support: a theme with two different keywords, one
 * keyword in a segment whose wording is somewhat similar to the theme, or high similarity alone. Codes with few texts are
 * left as they are, and so are all codes where vectors know no synonyms or the study is small.
 */
export function weighTogether(
  codings: readonly Coding[],
  { segments, vectors }: CodingTask,
  { codebook, exemplars }: { readonly codebook: CodingFrame; readonly exemplars: ExemplarVectors },
): readonly Coding[] {
  if (!isSimilarityKnown(exemplars)) return codings
  const topById = new Map([...lineages(codebook)].map(([id, lineage]) => [id, lineage.at(-1)!]))
  const themeOf = ({ codeId }: Coding): string => topById.get(codeId)!.themeId
  const known = new Set(exemplars.codes.flatMap(({ codeId, rows }) => (rows.length >= fewestExemplars ? codeId : [])))
  const rowBySegment = new Map(segments.map(({ id }, row) => [id, row]))
  return [...groupBy(codings, ({ segmentId }) => segmentId)].flatMap(([segmentId, own]) => {
    const place = { vectors, row: rowBySegment.get(segmentId)! }
    const similarity = Object.fromEntries(similarityByTheme(place, exemplars, (id) => topById.get(id)!.themeId))
    return [...groupBy(own, themeOf)].flatMap(([themeId, ofTheme]) => {
      const near = lookup(similarity, themeId) ?? 0
      const keywords = unique(
        ofTheme.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'keyword' ? one.keyword : []))),
      )
      if (keywords.length > 1 || near > limits.alone || ofTheme.some(isLearned)) return ofTheme
      return ofTheme.filter(({ codeId, evidence }) => {
        if (!known.has(topById.get(codeId)!.id)) return true
        return near >= limits.besideKeyword && evidence.some(({ kind }) => kind === 'keyword')
      })
    })
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
