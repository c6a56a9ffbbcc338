import { extendColumn, getOrInsert, sum } from '../../collections.ts'
import type { Stance, Status } from '../../model/coding.ts'
import { byScore, type QuoteCandidate } from './keep-best.ts'

/**
 * The best to quote of each participant and theme. There are as many as people times themes, so they are kept as rows of
 * numbers, with each name once, to be read and changed by the functions of this file only; plain data all the same, so
 * that they can be stored and sent to other threads.
 */
export interface BestByCell {
  /** Row numbers, by theme and participant. */
  readonly rows: Map<string, Map<string, number>>
  readonly names: string[]
  readonly numberByName: Map<string, number>
  /** Score, confidence and milliseconds (not a number where they are not known) of each row. */
  readonly measures: Float64Array
  /** Numbers of names, and places, of each row; -1 for none. */
  readonly wholes: Int32Array
}

/** The same for `keepCell`, which replaces columns that are full. */
type Columns = { -readonly [Column in keyof BestByCell]: BestByCell[Column] }

const measured = 3
const named = [
  'transcriptId',
  'participantId',
  'organization',
  'speaker',
  'codeId',
  'coder',
  'status',
  'stance',
] as const
type Named = (typeof named)[number]
const columnOf = Object.fromEntries(named.map((field, column) => [field, column])) as Record<Named, number>
const whole = named.length + 5

export const emptyCells = (): BestByCell => ({
  rows: new Map(),
  names: [],
  numberByName: new Map(),
  measures: new Float64Array(measured),
  wholes: new Int32Array(whole),
})

/** Keeps a candidate where it is better than the one that is kept for this participant and theme. */
export function keepCell(cells: Columns, participantId: string, themeId: string, candidate: QuoteCandidate): void {
  const own = getOrInsert(cells.rows, themeId, () => new Map<string, number>())
  const known = own.get(participantId)
  if (known !== undefined && byScore(candidate, candidateAt(cells, known, themeId)) >= 0) return
  const row = known ?? sum(cells.rows.values(), ({ size }) => size)
  own.set(participantId, row)
  if ((row + 1) * measured > cells.measures.length) {
    cells.measures = extendColumn(cells.measures, new Float64Array(cells.measures.length * 2))
    cells.wholes = extendColumn(cells.wholes, new Int32Array(cells.wholes.length * 2))
  }
  const { score, quote } = candidate
  cells.measures.set([score, quote.confidence, quote.startMs ?? Number.NaN], row * measured)
  const numbers = named.map((field) => numberOf(cells, quote[field]))
  cells.wholes.set(
    [...numbers, quote.turn, quote.line ?? -1, quote.span.start, quote.span.end, Number(quote.isPinned)],
    row * whole,
  )
}

/** The best of a participant for a theme; undefined where there is none. */
export function cellOf(cells: BestByCell, participantId: string, themeId: string): QuoteCandidate | undefined {
  const row = cells.rows.get(themeId)?.get(participantId)
  return row === undefined ? undefined : candidateAt(cells, row, themeId)
}

/** Each with the participant and theme that it is kept for. */
export function* eachCell(cells: BestByCell): Generator<[participantId: string, themeId: string, QuoteCandidate]> {
  for (const [themeId, own] of cells.rows)
    for (const [participantId, row] of own) yield [participantId, themeId, candidateAt(cells, row, themeId)]
}

function numberOf({ names, numberByName }: BestByCell, name: string | null): number {
  return name === null ? -1 : getOrInsert(numberByName, name, () => names.push(name) - 1)
}

function candidateAt({ names, measures, wholes }: BestByCell, row: number, themeId: string): QuoteCandidate {
  const measure = (field: number): number => measures[row * measured + field]!
  const own = (field: number): number => wholes[row * whole + field]!
  const name = (field: Named): string => names[own(columnOf[field])]!
  const nameOrNone = (field: Named): string | null => names[own(columnOf[field])] ?? null
  const [line, startMs] = [own(named.length + 1), measure(2)]
  return {
    quote: {
      transcriptId: name('transcriptId'),
      participantId: name('participantId'),
      organization: nameOrNone('organization'),
      speaker: nameOrNone('speaker'),
      turn: own(named.length),
      startMs: Number.isNaN(startMs) ? null : startMs,
      line: line === -1 ? null : line,
      span: { start: own(named.length + 2), end: own(named.length + 3) },
      themeId,
      codeId: name('codeId'),
      coder: name('coder'),
      confidence: measure(1),
      status: name('status') as Status,
      stance: nameOrNone('stance') as Stance | null,
      isPinned: own(named.length + 4) === 1,
    },
    score: measure(0),
  }
}
