import { lowerBound } from '../../../collections.ts'
import { fromSteps } from '../columns.ts'
import type { PageTranscript } from '../page-data.ts'

/** Letters that a search may have: more make an expression that browsers refuse. */
export const maxSearchLength = 500

/** `word`, `begin*`, `this|that`, `two words`: an expression that finds them in any capitals; null for no words or too many. */
export function expressionOf(sought: string): RegExp | null {
  const words = sought
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join('|')
  if (words === '' || words.length > maxSearchLength) return null
  const escaped = words
    .replace(/[.+?^${}()[\]\\]/g, '\\$&')
    .replace(/\*/g, "[\\p{L}\\p{N}'’]*")
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'giu')
}

/** A turn of a transcript in a page. */
export interface ShownTurn {
  readonly number: number
  readonly speaker: string | null
  readonly asks: boolean
  readonly start: number
  readonly end: number
  readonly startMs: number | null
  readonly line: number | null
}

/** The turns of a transcript, one by one. */
export function readTurns({ speakers, turns }: PageTranscript): ShownTurn[] {
  const numbers = (name: keyof typeof turns) => fromSteps(turns[name]) as number[]
  const [number, speaker, asks, line] = [numbers('number'), numbers('speaker'), numbers('asks'), numbers('line')]
  const [start, end, startMs] = [numbers('start'), numbers('end'), numbers('startMs')]
  return number.map((_, at) => ({
    ...{
      number: number[at]!,
      speaker: speakers[speaker[at]!]!,
      asks: asks[at] === 1,
      start: start[at]!,
      end: end[at]!,
    },
    ...{ startMs: startMs[at]!, line: line[at]! },
  }))
}

/** The turn that holds a position of the text. */
export function turnAt(turns: readonly ShownTurn[], position: number): ShownTurn | undefined {
  return turns[Math.max(0, lowerBound(turns.length, (at) => turns[at]!.start > position) - 1)]
}
