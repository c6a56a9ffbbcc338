import { InputError } from '../boundary/diagnostic.ts'
import type { StatedDecisions, StatedMemo } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { currentDraw, type ReadDraw, readDraw } from './decision-events/read-draw.ts'
import { isEventLog, type ReadEvents, readEvents } from './decision-events/read-events.ts'
import { createNameResolver } from './decision-events/resolve-names.ts'
import { statementsOf } from './decision-events/statements-of-events.ts'
import type { KnownNames } from './known-names.ts'
import { readStatements } from './read-decision-tables.ts'
import type { LocatedQuoteEvent } from './read-quote-choices.ts'

/** The statements of all files, with memos that are written beside no decision. */
export interface ReadDecisions extends StatedDecisions {
  readonly memos: readonly StatedMemo[]
  /** The drawn sample that is read blind; null if there is none. */
  readonly draw: ReadDraw | null
  /** Choices of quotes, in their order. */
  readonly quotes: readonly LocatedQuoteEvent[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads people's decisions, logs of events (`decisions/ana.jsonl`) and tables. Tables come first: a later event on the
 * same passage repeals a row.
 *
 * @throws InputError with everything in all files that cannot be understood
 */
export function readDecisions(files: readonly TextFile[], known: KnownNames): ReadDecisions {
  const problems: Diagnostic[] = []
  const log = collect(() => readEvents(files.filter(({ file }) => isEventLog(file))), problems)
  const written = files.filter(({ file }) => !isEventLog(file))
  const tables = collect(() => readStatements(written, known, log?.ids), problems)
  const events = log && statementsOf(log, known)
  if (tables === null || events === null) throw new InputError(problems)
  return {
    decisions: [...tables.decisions, ...events.decisions],
    reads: [...tables.reads, ...events.reads],
    open: [...tables.open, ...events.open],
    memos: events.memos,
    draw: log && drawOf(log, known),
    quotes: log === null ? [] : log.folded.quotes.map((event) => ({ event, place: log.placeOf(event.id) })),
    warnings: [...tables.warnings, ...events.warnings],
  }
}

/** The last draw, with answers for the codes of the codebook; what is about other codes is warned about elsewhere. */
function drawOf({ folded, placeOf }: ReadEvents, known: KnownNames): ReadDraw | null {
  const draw = currentDraw(folded)
  if (draw === undefined) return null
  const names = createNameResolver(known, placeOf)
  return readDraw(draw, folded, ({ code, id }) => names.codesOf(code, id, false))
}

/** The result of reading; null, with the problems collected, where it fails. */
function collect<Result>(read: () => Result, problems: Diagnostic[]): Result | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return null
  }
}
