import { byRank, countBy, groupBy, unique } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { stemmerOf } from '../text/stems.ts'
import { isStopWord } from '../text/stop-words.ts'
import { saidOf, wordsOf } from '../text/words.ts'

/** A keyword, in the codebook or not, and what people gave the passages in which it stands. */
export interface KeywordWeight {
  readonly codeId: string
  readonly keyword: string
  readonly weak: boolean
  /** Position in the code's list; null for one that is not in the codebook. */
  readonly position: number | null
  /** Passages in which it stands, and those of them to which a coder gave the code. */
  readonly passages: number
  readonly right: number
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

const least = { passages: 3, added: 2, precision: 0.6, misfires: 4, misfirePrecision: 0.2, overlap: 0.6, perCode: 3 }

/**
 * Keywords of the codebook that stand mostly where nobody gave the code (for a nested one, the code under the theme
 * that it is nested in), the worst first.
 */
export function findMisfires(passages: readonly CodedPassage[], codebook: Codebook): KeywordWeight[] {
  const lineageById = lineages(codebook)
  const keywords = codebook.codes.flatMap((code) =>
    code.keywords.map((pattern, position) => ({
      codeId: code.id,
      topId: lineageById.get(code.id)!.at(-1)!.id,
      pattern,
      position,
    })),
  )
  const found = keywords.map(() => ({ passages: 0, right: 0, quote: '' }))
  const { find } = createMatcher(
    keywords.map(({ pattern }) => pattern),
    codebook.language,
  )
  const hitsByPassage = find(passages.map(({ text }) => saidOf(text)))
  for (const [passage, { text, codesByCoder }] of passages.entries()) {
    const given = new Set([...codesByCoder.values()].flatMap((codes) => [...codes]))
    const hits = hitsByPassage[passage]!
    for (const keyword of unique(hits.map((hit) => hit.keyword))) {
      const own = found[keyword]!
      const right = given.has(keywords[keyword]!.topId)
      own.passages++
      if (right) own.right++
      else own.quote ||= around(text, hits.find((hit) => hit.keyword === keyword)!.span)
    }
  }
  return keywords
    .map(({ codeId, pattern, position }, at) => ({
      codeId,
      keyword: pattern.source,
      weak: pattern.weak,
      position,
      added: 0,
      ...found[at]!,
    }))
    .filter(
      ({ passages: count, right, weak }) => !weak && count >= least.misfires && right / count <= least.misfirePrecision,
    )
    .sort(
      byRank(
        ({ passages: count, right }) => count - right,
        ({ keyword }) => keyword,
      ),
    )
}

/**
 * Words and pairs of words that would be keywords: they stand in passages of one code, from two interviews or more,
 * rarely elsewhere, and find passages of the code that none of its keywords finds.
 */
export function findKeywords(passages: readonly CodedPassage[], codebook: Codebook): KeywordWeight[] {
  const stem = stemmerOf(codebook.language)
  const lineageById = lineages(codebook)
  const tops = unique([...lineageById.values()].map((lineage) => lineage.at(-1)!.id))
  const keywords = codebook.codes.flatMap((code) =>
    code.keywords.map((pattern) => ({ topId: lineageById.get(code.id)!.at(-1)!.id, pattern })),
  )
  const { find } = createMatcher(
    keywords.map(({ pattern }) => pattern),
    codebook.language,
  )
  const hits = find(passages.map(({ text }) => saidOf(text)))
  const seen = passages.map(({ text, group, codesByCoder }, passage) => ({
    text,
    group,
    given: new Set([...codesByCoder.values()].flatMap((codes) => [...codes])),
    known: new Set(hits[passage]!.map(({ keyword }) => keywords[keyword]!.topId)),
    terms: termsOf(text, stem),
  }))
  const uses = groupBy(
    seen.flatMap((passage) => [...passage.terms].map(([term, place]) => ({ term, place, passage }))),
    ({ term }) => term,
  )
  const proposals = [...uses.values()].flatMap((own) =>
    tops.flatMap((codeId): KeywordWeight[] => {
      const right = own.filter(({ passage }) => passage.given.has(codeId))
      const added = right.filter(({ passage }) => !passage.known.has(codeId))
      if (
        own.length < least.passages ||
        added.length < least.added ||
        right.length / own.length < least.precision ||
        new Set(right.map(({ passage }) => passage.group)).size < 2
      )
        return []
      const forms = countBy(right, ({ passage, place }) => passage.text.slice(place.start, place.end).toLowerCase())
      const [usual] = [...forms].sort(
        byRank(
          ([, count]) => count,
          ([form]) => form,
        ),
      )[0]!
      const [{ passage, place }] = added as [(typeof added)[number]]
      return [
        {
          codeId,
          keyword: usual.replace(/\s+/g, ' '),
          weak: false,
          position: null,
          passages: own.length,
          right: right.length,
          added: added.length,
          quote: around(passage.text, place),
        },
      ]
    }),
  )
  const best = byRank<KeywordWeight>(
    ({ added, right, passages: count }) => (added * right) / count,
    ({ keyword }) => keyword,
  )
  return [...groupBy(proposals.sort(best), ({ codeId }) => codeId).values()].flatMap((own) =>
    own.slice(0, least.perCode),
  )
}

/** Codes that people mostly give together. */
export function findOverlaps(passages: readonly CodedPassage[], codebook: Codebook): CodeOverlap[] {
  const lineageById = lineages(codebook)
  const given = passages.map(({ codesByCoder }) => new Set([...codesByCoder.values()].flatMap((codes) => [...codes])))
  const ids = codebook.codes.map(({ id }) => id)
  const count = (test: (codes: ReadonlySet<string>) => boolean): number => given.filter(test).length
  return ids.flatMap((first, at) =>
    ids.slice(at + 1).flatMap((second): CodeOverlap[] => {
      if (lineageById.get(second)!.some(({ id }) => id === first)) return []
      const both = count((codes) => codes.has(first) && codes.has(second))
      const rarer = Math.min(
        count((codes) => codes.has(first)),
        count((codes) => codes.has(second)),
      )
      return both >= least.passages && both / rarer >= least.overlap ? [{ first, second, both, rarer }] : []
    }),
  )
}

/** The telling words of a text and pairs of them, by their stems, with the place where each stands first. */
function termsOf(text: string, stem: (word: string) => string): Map<string, { start: number; end: number }> {
  const words = wordsOf(text)
  const terms = new Map<string, { start: number; end: number }>()
  words.forEach((word, at) => {
    if (isStopWord(word.text)) return
    const own = stem(word.text.toLowerCase())
    if (!terms.has(own)) terms.set(own, word)
    const next = words[at + 1]
    if (next === undefined || isStopWord(next.text) || !/^\s+$/.test(text.slice(word.end, next.start))) return
    const pair = `${own} ${stem(next.text.toLowerCase())}`
    if (!terms.has(pair)) terms.set(pair, { start: word.start, end: next.end })
  })
  return terms
}

const context = 40

/** The words around a place, on one line. */
const around = (text: string, { start, end }: { start: number; end: number }): string =>
  `${start > context ? '… ' : ''}${text
    .slice(Math.max(0, start - context), end + context)
    .replace(/^\S*\s|\s\S*$/g, '')
    .replace(/\s+/g, ' ')} …`
