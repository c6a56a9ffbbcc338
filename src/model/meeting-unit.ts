import type { MeetingUnit } from './options.ts'
import { textAt } from './span.ts'
import type { Transcript } from './transcript.ts'

/** Words of a question below which an interviewer only shows that they listen, unless they ask. */
const shortRemark = 4

/**
 * Creates a function that gives each turn its place in a transcript: the number of its exchange, or of the answer.
 * Turns that meet are at the same place, or for `neighbours` at places next to each other. An interviewer's remark of a
 * few words that asks nothing begins no exchange; where nobody asks, every turn is an exchange.
 */
export function createPlaceOf(
  { text, turns }: Pick<Transcript, 'text' | 'turns'>,
  unit: MeetingUnit,
): (turnNumber: number) => number {
  const places = new Map<number, number>()
  const hasInterviewer = turns.some(({ role }) => role === 'interviewer')
  let place = 0
  for (const { number, role, span } of turns) {
    const isAnswer = role !== 'interviewer'
    if (unit === 'neighbours' ? isAnswer : isAnswer ? !hasInterviewer : asks(textAt(text, span))) place++
    places.set(number, place)
  }
  return (turnNumber) => places.get(turnNumber) ?? 0
}

const asks = (said: string): boolean => said.includes('?') || said.trim().split(/\s+/).length >= shortRemark
