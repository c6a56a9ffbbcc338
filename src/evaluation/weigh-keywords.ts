import { groupBy, orderBy, unique } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { answerFor, type CodedPassage } from '../model/coded-passage.ts'
import { createMatcher, type Hit } from '../text/patterns/match-patterns.ts'
import { stemmerOf } from '../text/stems.ts'
import { tokenizedText } from '../text/words.ts'
import { mostPerCode, termsOf, usualForm, wordsAround } from './terms.ts'

/** A keyword, in the codebook or not, and what people gave the passages that hold it. */
export interface KeywordWeight {
  readonly codeId: string
  readonly keyword: string
  readonly weak: boolean
  /** Position in the code's list; null for one that is not in the codebook. */
  readonly position: number | null
  /** Passages that hold it and that a coder judged for the code, and those of them to which one gave it. */
  readonly passages: number
  readonly right: number
  /** Interviews that these passages come from. */
  readonly interviews: number
  /** Right passages that no keyword of the code finds so far; 0 for a keyword of the codebook. */
  readonly added: number
  /** Words around it, from a passage that shows the point. */
  readonly quote: string
}

/** Two codes that people give to the same passages. */
export interface CodeOverlap {
  readonly first: string
  readonly second: string
  readonly both: number
  /** Passages of the rarer of the two. */
  readonly rarer: number
}

/**
 * Judged passages, and interviews they come from, below which nothing is said about a keyword. One of the codebook that
 * is right half of the time would look as bad as `misfirePrecision` by chance in 1 of 18 cases (2 or fewer of 10).
 */
export const minJudged = {
  codebook: { passages: 10, interviews: 3 },
  proposed: { passages: 5, interviews: 3 },
} as const

const least = { added: 2, precision: 0.6, misfirePrecision: 0.2, overlap: 0.6, together: 3 }

/** Yes where any coder gave a code, no where one looked for it and none gave it, null where nobody looked. */
export function answerOfAnyone(passage: CodedPassage, codeId: string): boolean | null {
  const answers = [...passage.codesByCoder.keys()].flatMap((coder) => answerFor(passage, coder, codeId) ?? [])
  return answers.length === 0 ? null : answers.includes(true)
}

/** A coded passage with the keywords of a codebook and the terms that are in it. */
export interface ReadPassage {
  readonly passage: CodedPassage
  /** By the position of the keyword in the codebook. */
  readonly hits: readonly Hit[]
  readonly terms: ReturnType<typeof termsOf>
}

/** Finds the keywords of a codebook and terms in passages, once for all that is asked of them. */
export function readPassages(passages: readonly CodedPassage[], codebook: Codebook): ReadPassage[] {
  const stem = stemmerOf(codebook.language)
  const { find } = createMatcher(
    codebook.codes.flatMap(({ keywords }) => keywords),
    codebook.language,
  )
  const hits = find(passages.map(({ text }) => tokenizedText(text)))
  return passages.map((passage, at) => ({ passage, hits: hits[at]!, terms: termsOf(passage.text, stem) }))
}

/**
 * Keywords of the codebook in passages that people mostly refused the code (for a nested one, the code under the theme
 * that it is nested in), the worst first. Passages that nobody judged for the code are left out.
 */
export function findMisfires(passages: readonly ReadPassage[], codebook: Codebook): KeywordWeight[] {
  const lineageById = lineages(codebook)
  const keywords = codebook.codes.flatMap((code) =>
    code.keywords.map((pattern, position) => ({
      codeId: code.id,
      topId: lineageById.get(code.id)!.at(-1)!.id,
      pattern,
      position,
    })),
  )
  const found = keywords.map(() => ({ passages: 0, right: 0, groups: new Set<string>(), quote: '' }))
  for (const { passage, hits } of passages) {
    for (const keyword of unique(hits.map((hit) => hit.keyword))) {
      const own = found[keyword]!
      const answer = answerOfAnyone(passage, keywords[keyword]!.topId)
      if (answer === null) continue
      own.passages++
      own.groups.add(passage.group)
      if (answer) own.right++
      else own.quote ||= wordsAround(passage.text, hits.find((hit) => hit.keyword === keyword)!.span)
    }
  }
  return keywords
    .map(({ codeId, pattern, position }, at): KeywordWeight => {
      const { groups, ...counts } = found[at]!
      return {
        codeId,
        keyword: pattern.source,
        weak: pattern.weak,
        position,
        added: 0,
        interviews: groups.size,
        ...counts,
      }
    })
    .filter(
      ({ passages: count, right, weak, interviews }) =>
        !weak &&
        count >= minJudged.codebook.passages &&
        interviews >= minJudged.codebook.interviews &&
        right / count <= least.misfirePrecision,
    )
    .sort(
      orderBy(
        ({ passages: count, right }) => count - right,
        ({ keyword }) => keyword,
      ),
    )
}

/**
 * Words and pairs of words that would be keywords: they occur in passages of one code, from several interviews, rarely
 * in passages that were refused it, and find passages of the code that none of its keywords finds.
 */
export function findKeywords(
  passages: readonly ReadPassage[],
  codebook: Codebook,
  { minimum, perCode }: { minimum: { readonly passages: number; readonly interviews: number }; perCode: number } = {
    minimum: minJudged.proposed,
    perCode: mostPerCode,
  },
): KeywordWeight[] {
  const lineageById = lineages(codebook)
  const tops = unique([...lineageById.values()].map((lineage) => lineage.at(-1)!.id))
  const topOfKeyword = codebook.codes.flatMap(({ id, keywords }) => keywords.map(() => lineageById.get(id)!.at(-1)!.id))
  const seen = passages.map(({ passage, hits, terms }) => ({
    text: passage.text,
    group: passage.group,
    answers: new Map(tops.map((codeId) => [codeId, answerOfAnyone(passage, codeId)])),
    known: new Set(hits.map(({ keyword }) => topOfKeyword[keyword]!)),
    terms,
  }))
  const uses = groupBy(
    seen.flatMap((passage) => [...passage.terms].map(([term, place]) => ({ term, place, passage }))),
    ({ term }) => term,
  )
  const proposals = [...uses.values()].flatMap((uses) =>
    tops.flatMap((codeId): KeywordWeight[] => {
      const own = uses.filter(({ passage }) => passage.answers.get(codeId) !== null)
      const right = own.filter(({ passage }) => passage.answers.get(codeId))
      const added = right.filter(({ passage }) => !passage.known.has(codeId))
      const interviews = new Set(right.map(({ passage }) => passage.group)).size
      if (
        own.length < minimum.passages ||
        interviews < minimum.interviews ||
        added.length < least.added ||
        right.length / own.length < least.precision
      )
        return []
      const [{ passage, place }] = added as [(typeof added)[number]]
      return [
        {
          codeId,
          keyword: usualForm(right.map(({ passage, place }) => passage.text.slice(place.start, place.end))),
          weak: false,
          position: null,
          passages: own.length,
          right: right.length,
          interviews,
          added: added.length,
          quote: wordsAround(passage.text, place),
        },
      ]
    }),
  )
  const best = orderBy<KeywordWeight>(
    ({ added, right, passages: count }) => (added * right) / count,
    ({ keyword }) => keyword,
  )
  return [...groupBy(proposals.sort(best), ({ codeId }) => codeId).values()].flatMap((own) => own.slice(0, perCode))
}

/** Codes that people mostly give together, of passages that were judged for both. */
export function findOverlaps(passages: readonly CodedPassage[], codebook: Codebook): CodeOverlap[] {
  const lineageById = lineages(codebook)
  const ids = codebook.codes.map(({ id }) => id)
  const answers = new Map(ids.map((id) => [id, passages.map((passage) => answerOfAnyone(passage, id))]))
  return ids.flatMap((first, at) =>
    ids.slice(at + 1).flatMap((second): CodeOverlap[] => {
      if (lineageById.get(second)!.some(({ id }) => id === first)) return []
      const [ones, others] = [answers.get(first)!, answers.get(second)!]
      const judged = [...passages.keys()].filter((unit) => ones[unit] !== null && others[unit] !== null)
      const both = judged.filter((unit) => ones[unit] && others[unit]).length
      const rarer = Math.min(judged.filter((unit) => ones[unit]).length, judged.filter((unit) => others[unit]).length)
      return both >= least.together && both / rarer >= least.overlap ? [{ first, second, both, rarer }] : []
    }),
  )
}
