import { ratio, sum } from '../lists.ts'
import type { Role } from '../model/transcript.ts'
import { countWords } from '../text/words.ts'
import type { DraftTurn } from './importer.ts'
import { answers, asks } from './role-words.ts'

/** The role of a speaker, and why it was taken. */
export interface GuessedRole {
  readonly role: Role
  readonly reason: string
}

/** Names that somebody has stated to be of one role. */
export interface StatedRoles {
  readonly interviewers: readonly string[]
  readonly participants: readonly string[]
}

/** More speakers than this are no interview: nobody is guessed to ask. */
const mostInAnInterview = 8

/** Questions in 1000 words from which somebody may be the one who asks; guests of real interviews have 0.6 to 5. */
const manyQuestions = 8
/** Share of turns that end with a question from which somebody may be the one who asks; guests have 0 to 0.11. */
const manyAsking = 0.25

/**
 * The role of each speaker: as stated; else by a label such as "Interviewer" or "P3a"; else whoever asks. Somebody
 * asks who has 8 questions or more in 1000 words, or ends a quarter of the turns with one, and twice as many as somebody who
 * talks more. A voice without a name is
 * unknown.
 */
export function guessRoles(turns: readonly DraftTurn[], stated: StatedRoles): Map<string | null, GuessedRole> {
  const talks = summarizeTalk(turns)
  const roles = new Map<string | null, GuessedRole>()
  for (const { speaker } of talks) {
    const guess = speaker === null ? { role: 'unknown' as const, reason: 'nobody is named' } : byName(speaker, stated)
    if (guess) roles.set(speaker, guess)
  }
  const asksByName = [...roles.values()].some(({ role }) => role === 'interviewer')
  for (const talk of talks) {
    if (roles.has(talk.speaker)) continue
    const others = talks.filter((other) => other.words > talk.words)
    const isAsking =
      talks.length >= 2 &&
      talks.length <= mostInAnInterview &&
      others.some(
        (other) =>
          (talk.questions >= manyQuestions && talk.questions >= 2 * other.questions) ||
          (talk.asking >= manyAsking && talk.asking >= 2 * other.asking),
      )
    const questions = `${Math.round(talk.questions)} questions in 1000 words`
    if (asksByName)
      roles.set(talk.speaker, { role: 'participant', reason: 'somebody else is named as the interviewer' })
    else roles.set(talk.speaker, { role: isAsking ? 'interviewer' : 'participant', reason: questions })
  }
  return roles
}

function byName(speaker: string, { interviewers, participants }: StatedRoles): GuessedRole | undefined {
  if (interviewers.includes(speaker)) return { role: 'interviewer', reason: 'stated' }
  if (participants.includes(speaker)) return { role: 'participant', reason: 'stated' }
  if (asks.test(speaker)) return { role: 'interviewer', reason: 'by the label' }
  if (answers.test(speaker)) return { role: 'participant', reason: 'by the label' }
  return undefined
}

function summarizeTalk(turns: readonly DraftTurn[]) {
  return [...new Set(turns.map(({ speaker }) => speaker))].map((speaker) => {
    const own = turns.filter((turn) => turn.speaker === speaker)
    const words = sum(own, ({ text }) => countWords(text))
    const questions = sum(own, ({ text }) => text.match(/\?/g)?.length ?? 0)
    const asking = own.filter(({ text }) => /\?["”’)\]]*\s*$/.test(text)).length
    return { speaker, words, questions: 1000 * ratio(questions, words), asking: ratio(asking, own.length) }
  })
}
