import { groupBy } from '../collections.ts'
import type { CodeEvent, DecisionEvent, EventPlace, FlagEvent, MemoEvent } from '../model/decision-event.ts'
import { overlapLength } from '../model/span.ts'

/** An event that may have a memo. */
type Noted = CodeEvent | MemoEvent | FlagEvent

/** A memo that comes from another program: its words, its author and what it is about. */
export type NewWords = Pick<MemoEvent, 'coder' | 'on' | 'code' | 'memo'>

const isNoted = (event: DecisionEvent): event is Noted =>
  event.kind === 'memo' || event.kind === 'flag' || ['code', 'recode', 'resize'].includes(event.kind)

/**
 * Creates a function that returns what a memo has beyond the memos of the study at its place, whatever the code: a program may
 * show one memo for all codings of a passage. They are known as they were
 * written for the other program, also several in one, with the label of a code or the name of their author before them.
 *
 * @param stated all events, also deleted memos, which are not to come back
 * @param labels of codes
 */
export function createKnownWords(
  stated: readonly DecisionEvent[],
  labels: ReadonlyMap<string, string>,
): (memo: NewWords) => string {
  const byTranscript = groupBy(stated.filter(isNoted), ({ on }) => on?.transcript ?? '')
  return (memo) => {
    if (memo.memo.trim() === '') return ''
    const forms = (byTranscript.get(memo.on?.transcript ?? '') ?? []).flatMap((event) => formsOf(event, memo, labels))
    return withoutForms(memo.memo, forms)
  }
}

/** How the memo of an event may be written where a new memo is; none if it is elsewhere. */
function formsOf(event: Noted, { coder, on }: NewWords, labels: ReadonlyMap<string, string>): string[] {
  const words = event.memo === '' && event.kind === 'flag' ? 'to be discussed' : event.memo.trim()
  if (words === '') return []
  const isOnPlace = isAbout(event.on, on)
  const isOnDocument = on !== null && on.start === null
  if (!isOnPlace && !isOnDocument) return []
  const label = event.code === null ? null : (labels.get(event.code) ?? event.code)
  const isAnswer = event.kind !== 'memo' && event.kind !== 'flag'
  const written = [
    words,
    ...(label === null ? [] : [`${label}: ${words}`, ...(isAnswer ? [`${label}, not decided: ${words}`] : [])]),
  ]
  return [
    ...(isOnPlace && event.coder === coder ? written : []),
    ...(on === null || isOnDocument ? written.map((form) => `${event.coder}: ${form}`) : []),
  ]
}

function isAbout(a: EventPlace | null, b: EventPlace | null): boolean {
  if (a === null || b === null) return a === b
  if (a.start === null || a.end === null || b.start === null || b.end === null) return a.start === b.start
  return overlapLength({ start: a.start, end: a.end }, { start: b.start, end: b.end }) > 0
}

/** The lines of a memo that are not those of other memos. */
function withoutForms(memo: string, forms: readonly string[]): string {
  const lines = memo.split('\n').map((line) => line.trim())
  const parts = forms.map((form) => form.split('\n').map((line) => line.trim())).sort((a, b) => b.length - a.length)
  for (const part of parts)
    for (let at = lines.length - part.length; at >= 0; at--)
      if (part.every((line, index) => lines[at + index] === line)) lines.splice(at, part.length)
  return lines.join('\n').trim()
}
