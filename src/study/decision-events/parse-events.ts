import { InputError } from '../../boundary/diagnostic.ts'
import { isJsonPrefix, readJson } from '../../boundary/read-json.ts'
import { validate } from '../../boundary/validate.ts'
import type { DecisionEvent } from '../../model/decision-event.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import { eventSchemas, isEventKind } from './event-file.ts'

/** An event with its line, for messages. */
export interface LocatedEvent {
  readonly event: DecisionEvent
  readonly place: Place
}

/** The events of a file, and what is wrong with its other lines. */
export interface ParsedEvents {
  readonly events: readonly LocatedEvent[]
  readonly problems: readonly Diagnostic[]
}

/**
 * Parses `decisions/<coder>.jsonl`, one event a line. A line that breaks off, as a crash leaves it, is a warning, and so is
 * an event of an unknown kind; every other line that is no event is an error. The remaining lines are read.
 */
export function parseEvents(text: string, file: string): ParsedEvents {
  const events: LocatedEvent[] = []
  const problems: Diagnostic[] = []
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const place = { file, line: index + 1, column: 1 }
    try {
      const event = parseLine(line, place, problems)
      if (event !== null) events.push({ event, place })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
    }
  }
  return { events, problems }
}

/** The beginning of every line that `writeEvent` writes. */
const beginning = '{"v":'

function parseLine(line: string, place: Place, problems: Diagnostic[]): DecisionEvent | null {
  if (isConflictMark(line)) throw new InputError([conflict(place)])
  if (isJson(line)) return parseEvent(line, place, problems)
  const glued = line.lastIndexOf(beginning)
  const isTorn = line.startsWith(beginning) && (glued > 0 || isJsonPrefix(line))
  if (!isTorn) return parseEvent(line, place, problems)
  problems.push(warnOfTorn(place, line.slice(0, glued > 0 ? glued : undefined).length))
  const rest = line.slice(glued)
  return glued > 0 && isJson(rest) ? parseEvent(rest, place, problems) : null
}

/** @throws InputError for what is no event */
function parseEvent(line: string, place: Place, problems: Diagnostic[]): DecisionEvent | null {
  const value = readJson(line, place.file, place.line)
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  if (isEventKind(kind)) return validate<DecisionEvent>(eventSchemas[kind], { value, placeOf: () => place })
  const [level, message] =
    typeof kind === 'string'
      ? (['warning', `there is no kind of event "${kind.slice(0, 40)}", so that the line is not read`] as const)
      : (['error', 'this line is no event: it has no "kind"'] as const)
  const fix = `the kinds are ${Object.keys(eventSchemas).join(', ')}`
  problems.push({ level, code: 'decisions/event-kind', place, message, fix })
  return null
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

const isConflictMark = (line: string): boolean => /^(<{7}|={7}|>{7}|\|{7})( |$)/.test(line)

const conflict = (place: Place): Diagnostic => ({
  level: 'error',
  code: 'decisions/conflict',
  place,
  message: 'git left a conflict here',
  fix: 'keep the lines of both sides, delete this mark, and write "decisions/*.jsonl merge=union" into .gitattributes',
})

const warnOfTorn = (place: Place, length: number): Diagnostic => ({
  level: 'warning',
  code: 'decisions/torn-line',
  place,
  message: `the line breaks off after ${length} characters, as after a crash: what it should have stored is lost`,
  fix: 'decide this passage again, then delete the line',
})
