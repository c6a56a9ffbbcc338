import { createKeywordFinder } from '../coders/find-keywords.ts'
import { distinctPatterns, mayMatch } from '../coders/keyword-hits.ts'
import { groupBy } from '../collections.ts'
import { type Label, labelsOf } from '../evaluation/labels.ts'
import { kappaOfLabel } from '../evaluation/score-codings.ts'
import type { HeldOutKeyword, KeywordProposals } from '../evaluation/suggestions.ts'
import {
  answerOfAnyone,
  findKeywords,
  findMisfires,
  type KeywordWeight,
  type ReadPassage,
  readPassages,
} from '../evaluation/weigh-keywords.ts'
import { type Fold, foldsByGroup } from '../math/folds.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Pattern } from '../model/pattern.ts'
import { mapReported, noProgress } from '../model/progress.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { tokenizedText } from '../text/words.ts'

const foldCount = 5

/** Passages of other interviews that must hold a keyword, and the share of them that must agree with what was found. */
const least = { passages: 2, right: 0.5, wrong: 0.7 }

/**
 * Finds keywords that would be worth adding, and those that misfire, and keeps only what holds on interviews it was not found
 * in. In each of five folds changes are found in the other interviews and tried on those of the fold. A change is kept if it is
 * found in some fold without the fold's interviews and right there; and the changes of a code only if, made so, they leave
 * neither the kappa of the code nor that of its theme lower.
 */
export function holdOutKeywords(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  progress = noProgress,
): KeywordProposals {
  const read = readPassages(passages, codebook)
  const all = [...usable(findKeywords(read, codebook)), ...findMisfires(read, codebook)]
  const folds = foldsByGroup(
    passages.map(({ group }) => group),
    foldCount,
  )
  const trials = mapReported(
    folds,
    (fold) => tryFold(fold, read, codebook),
    { name: 'Trying keywords', sizeOf: () => 1 },
    progress,
  )
  const held = all.flatMap((change): HeldOutKeyword[] => {
    const heldOut = { passages: 0, right: 0 }
    for (const { found, test } of trials) {
      if (!found.has(keyOf(change))) continue
      const own = countIn(test, change, codebook)
      heldOut.passages += own.passages
      heldOut.right += own.right
    }
    return [{ ...change, heldOut }]
  })
  const holding = held.filter(holdsElsewhere)
  const [kept, scores] = keepWithoutHarm(holding, { passages, codebook, folds, trials })
  return {
    keywords: kept.filter(({ position }) => position === null),
    misfires: kept.filter(({ position }) => position !== null),
    found: all.length,
    unconfirmed: held.length - holding.length,
    harmful: holding.length - kept.length,
    scores,
  }
}

function holdsElsewhere({ heldOut, position }: HeldOutKeyword): boolean {
  if (heldOut.passages < least.passages) return false
  const right = heldOut.right / heldOut.passages
  return position === null ? right >= least.right : 1 - right >= least.wrong
}

const usable = (found: readonly KeywordWeight[]): KeywordWeight[] =>
  found.filter(({ keyword }) => patternOf(keyword) !== null)

const keyOf = ({ codeId, keyword, position }: KeywordWeight): string => JSON.stringify([codeId, keyword, position])

function patternOf(keyword: string): Pattern | null {
  return parsePattern(keyword).pattern ?? null
}

/** Keywords of a code that are looked for without the interviews of a fold, and of these those that are made in it. */
const inFold = { minimum: { passages: 4, interviews: 2 }, perCode: 9, made: 3 }

/** What is found without the interviews of a fold, and the codes that keywords then give its passages. */
interface Trial {
  readonly found: ReadonlySet<string>
  readonly test: readonly CodedPassage[]
  /** For each passage of the fold. */
  readonly codes: readonly ReadonlySet<string>[]
}

function tryFold({ training, test }: Fold, passages: readonly ReadPassage[], codebook: Codebook): Trial {
  const trained = training.map((position) => passages[position]!)
  const keywords = findKeywords(trained, codebook, inFold)
  const misfires = findMisfires(trained, codebook)
  const best = [...groupBy(keywords, ({ codeId }) => codeId).values()].flatMap((own) => own.slice(0, inFold.made))
  const changes = [...usable(best), ...misfires]
  const found = [...usable(keywords), ...misfires]
  const tested = test.map((position) => passages[position]!.passage)
  return { found: new Set(found.map(keyOf)), test: tested, codes: codesByKeyword(tested, change(codebook, changes)) }
}

/** A codebook with keywords added and made weak. */
const change = (codebook: Codebook, changes: readonly KeywordWeight[]): Codebook => ({
  ...codebook,
  codes: codebook.codes.map((code) => {
    const own = changes.filter(({ codeId }) => codeId === code.id)
    const weakened = new Set(own.map(({ position }) => position))
    return {
      ...code,
      keywords: [
        ...code.keywords.map((pattern, position) => (weakened.has(position) ? { ...pattern, weak: true } : pattern)),
        ...own.flatMap(({ keyword, position }) => (position === null ? (patternOf(keyword) ?? []) : [])),
      ],
    }
  }),
})

/** The codes that keywords alone give to passages. */
function codesByKeyword(passages: readonly CodedPassage[], codebook: Codebook): Set<string>[] {
  const hits = createKeywordFinder(codebook).find(
    passages.map(({ text }) => ({ ...tokenizedText(text), language: null })),
  )
  return hits.map(
    (own) =>
      new Set(
        [...groupBy(own, ({ codeId }) => codeId)].flatMap(([codeId, group]) =>
          mayMatch(distinctPatterns(group)) ? codeId : [],
        ),
      ),
  )
}

/** How many passages hold a keyword and were judged for its code, and how many of them were given the code. */
function countIn(passages: readonly CodedPassage[], { codeId, keyword }: KeywordWeight, codebook: Codebook) {
  const topId = lineages(codebook).get(codeId)!.at(-1)!.id
  const hits = createMatcher([patternOf(keyword)!], codebook.language).find(
    passages.map(({ text }) => tokenizedText(text)),
  )
  const answers = passages.flatMap((passage, at) =>
    hits[at]!.length > 0 ? (answerOfAnyone(passage, topId) ?? []) : [],
  )
  return { passages: answers.length, right: answers.filter(Boolean).length }
}

/** What trying the changes of codes takes. */
interface Trying {
  readonly passages: readonly CodedPassage[]
  readonly codebook: Codebook
  readonly folds: readonly Fold[]
  readonly trials: readonly Trial[]
}

/**
 * The changes of the codes that are not found worse with what was found without the interviews of each fold, code after
 * code, and the kappas before and after. Without passages that were read for every code there are no kappas, and all are kept.
 */
function keepWithoutHarm(
  changes: readonly HeldOutKeyword[],
  { passages, codebook, folds, trials }: Trying,
): [HeldOutKeyword[], KeywordProposals['scores']] {
  const lineageById = lineages(codebook)
  const topOf = (codeId: string) => lineageById.get(codeId)!.at(-1)!
  const tried = passages.map((): ReadonlySet<string> => new Set())
  for (const [at, { test }] of folds.entries())
    for (const [row, position] of test.entries()) tried[position] = trials[at]!.codes[row]!
  const swap = (from: readonly ReadonlySet<string>[], topId: string) =>
    from.map((codes, position) => {
      const isOwn = (id: string) => topOf(id).id === topId
      return new Set([...[...codes].filter((id) => !isOwn(id)), ...[...tried[position]!].filter(isOwn)])
    })
  const themeOf = new Map(labelsOf(codebook, 'theme').map((label) => [label.id, label]))
  const kappaOf = (found: readonly ReadonlySet<string>[], label: Label): number | null =>
    kappaOfLabel(
      passages,
      found.map((codes) => label.nested.some((id) => codes.has(id))),
      label,
    )
  let current: readonly ReadonlySet<string>[] = codesByKeyword(passages, codebook)
  const scores: KeywordProposals['scores'][number][] = []
  const kept = labelsOf(codebook, 'code').flatMap((label) => {
    const own = changes.filter(({ codeId }) => topOf(codeId).id === label.id)
    if (own.length === 0) return []
    const changed = swap(current, label.id)
    const [before, after] = [kappaOf(current, label), kappaOf(changed, label)]
    const theme = themeOf.get(topOf(label.id).themeId)!
    const isKept = !isLower(after, before) && !isLower(kappaOf(changed, theme), kappaOf(current, theme))
    scores.push({ codeId: label.id, before, after, isKept })
    if (isKept) current = changed
    return isKept ? own : []
  })
  return [kept, scores]
}

const isLower = (value: number | null, than: number | null): boolean => value !== null && than !== null && value < than
