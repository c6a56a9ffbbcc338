import type { Span } from '../../model/span.ts'

/** A passage with its position in the foreign document and the places in the transcript at which it may be. */
export interface OrderedPassage {
  /** An offset or the number of a paragraph; null where none is stated. */
  readonly position: number | null
  readonly isParagraph: boolean
  readonly candidates: readonly Span[]
}

/** Minimum share of neighbouring passages that have the same order in both texts; below it positions prove nothing. */
const minOrdered = 0.95

interface Known {
  readonly position: number
  readonly start: number
}

/**
 * Chooses among several places of a passage the only one that is between its neighbours: the passages whose place is
 * certain, and that are before and after it in the foreign document. Passages of one paragraph are in one line.
 *
 * @returns null for a passage that is certain already, or whose place the order does not decide
 */
export function chooseByOrder(passages: readonly OrderedPassage[], text: string): (Span | null)[] {
  const known = passages
    .flatMap(({ position, candidates }): Known[] =>
      position === null || candidates.length !== 1 ? [] : [{ position, start: candidates[0]!.start }],
    )
    .sort((a, b) => a.position - b.position || a.start - b.start)
  if (!isOrdered(known)) return passages.map(() => null)
  return passages.map(({ position, isParagraph, candidates }) => {
    if (position === null || candidates.length < 2) return null
    const [from, to] = boundsOf(position, known)
    const between = candidates.filter(({ start }) => from <= start && start <= to)
    if (between.length === 1 && (Number.isFinite(from) || Number.isFinite(to))) return between[0]!
    const same = isParagraph ? known.filter((one) => one.position === position) : []
    const lines = new Set(same.map(({ start }) => lineAt(text, start)))
    const inLine = between.filter(({ start }) => lines.has(lineAt(text, start)))
    return lines.size === 1 && inLine.length === 1 ? inLine[0]! : null
  })
}

function isOrdered(known: readonly Known[]): boolean {
  const steps = known.slice(1).map(({ start }, index) => start >= known[index]!.start)
  return steps.length > 0 && steps.filter(Boolean).length >= minOrdered * steps.length
}

/** The last start before a position and the first one after it. */
function boundsOf(position: number, known: readonly Known[]): readonly [number, number] {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const one of known) {
    if (one.position < position) from = Math.max(from, one.start)
    else if (one.position > position) to = Math.min(to, one.start)
  }
  return [from, to]
}

/** The start of the line in which a character is. */
const lineAt = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
