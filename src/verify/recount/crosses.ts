import type { Written } from '../evidence.ts'
import { ac1Of, addCrosses, agreedShare, type Cross, kappaOfAll, meanOfKnown } from './coefficients.ts'

/** What one person judged in a passage. */
export interface Judgement {
  /** Codes that they gave, with those above; and all codes that they said yes or no to. */
  readonly yes: ReadonlySet<string>
  readonly judged: ReadonlySet<string>
  /** True if they read it for themselves, and not because something was suggested there. */
  readonly isRead: boolean
  readonly view: 'blind' | 'suggestions' | 'unknown'
}

/** A passage that people judged: a segment, or several that one answer was given on. */
export interface JudgedPassage {
  readonly transcript: string
  readonly by: ReadonlyMap<string, Judgement>
  /** How it was drawn, and whose readings count as those of a sample; null if it was not. */
  readonly drawn: { readonly class: string; readonly readers: readonly string[] } | null
}

/** A theme, or a code directly under one, with all codes in it. */
export interface OwnLabel {
  readonly id: string
  readonly codes: readonly string[]
}

/** The answers of people about a label: about those of its codes that all judged who judged any. */
export function answersOf({ by }: JudgedPassage, people: readonly string[], { codes }: OwnLabel): boolean[] {
  const present = people.flatMap((person) => {
    const own = by.get(person)
    return own !== undefined && codes.some((code) => own.judged.has(code)) ? own : []
  })
  const common = codes.filter((code) => present.every(({ judged }) => judged.has(code)))
  if (present.length < 2 || common.length === 0) return []
  return present.map(({ yes }) => common.some((code) => yes.has(code)))
}

/** The table of two people about a label. */
export function crossOf(passages: readonly JudgedPassage[], pair: readonly [string, string], label: OwnLabel): Cross {
  const counts = [0, 0, 0, 0]
  for (const passage of passages) {
    const [first, second] = answersOf(passage, pair, label)
    if (first !== undefined) counts[(first ? 0 : 2) + (second ? 0 : 1)]!++
  }
  return [counts[0]!, counts[1]!, counts[2]!, counts[3]!]
}

/** Two people over all labels: what both read by labels, and suggestions as one question. */
export function measurePair(
  passages: readonly JudgedPassage[],
  pair: readonly [string, string],
  labels: readonly OwnLabel[],
): Written['findings']['agreement'][number]['pairs'][number] {
  const isReadByBoth = ({ by }: JudgedPassage): boolean => pair.every((person) => by.get(person)!.isRead)
  const crossesOf = (own: readonly JudgedPassage[]): Cross[] => labels.map((label) => crossOf(own, pair, label))
  const crosses = crossesOf(passages)
  const suggested = crossesOf(passages.filter((passage) => !isReadByBoth(passage)))
  return {
    ...{ coders: [...pair], units: passages.length },
    raw: agreedShare(crosses),
    kappa: kappaOfAll([...crossesOf(passages.filter(isReadByBoth)), addCrosses(suggested.map((cross) => [cross, 1]))]),
    ac1: meanOfKnown(crosses.map(ac1Of)),
  }
}
