import { groupBy, ratio, sum } from '../collections.ts'
import type { Role } from '../model/transcript.ts'
import type { DraftTurn } from './importer.ts'
import { answers, asks } from './kit/role-words.ts'

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

/** A turn with the number of its words. */
export interface CountedTurn extends DraftTurn {
  readonly words: number
}

/** More speakers than this are no interview: nobody is guessed to ask. */
const mostInAnInterview = 8

/** Questions in 1000 words from which somebody may be the one who asks; guests of real interviews have 0.6 to 5. */
const manyQuestions = 8
/** Share of turns that end with a question from which somebody may be the one who asks; guests have 0 to 0.11. */
const manyAsking = 0.25

/** Questions in 1000 words from which one of two may be the one who asks if they open the talk and say less. */
const someQuestions = 3

/**
 * The role of each speaker: as stated; else by a label such as "Interviewer" or "P3a"; else whoever asks. Somebody
 * asks who has 8 questions or more in 1000 words, or ends a quarter of the turns with one, and twice as many as
 * somebody who talks more; of two people, the one who opens the talk and says less needs only 3. Questions are told by
 * their mark or, where the file has none at all, by the words with which turns begin. A voice without a name is unknown.
 */
export function guessRoles(turns: readonly CountedTurn[], stated: StatedRoles): Map<string | null, GuessedRole> {
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
          (talk.asking >= manyAsking && talk.asking >= 2 * other.asking) ||
          (talks.length === 2 &&
            talk.opens &&
            talk.words < 0.6 * other.words &&
            talk.questions >= someQuestions &&
            talk.questions >= 2 * other.questions),
      )
    const questions = `${Math.round(talk.questions)} questions in 1000 words, ${Math.round(100 * talk.share)} % of the words${talk.opens ? ', opens the talk' : ''}`
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

/** Words with which questions begin, where a recogniser writes no question marks. */
const opensQuestion =
  /^(and |so |but |okay |und |also |e |et |y )?(can you|could you|did you|do you|how|tell me|what|when|where|which|who|why|would you|erzählen sie|können sie|wann|warum|was|welche[rs]?|wer|wie|wo|como|o que|onde|por que|qual|quando|quem|você pode|comment|est-ce que|pourquoi|quand|que(l|lle)s?|qui|cómo|cuándo|dónde|por qué|qué|quién)\b/i

function summarizeTalk(turns: readonly CountedTurn[]) {
  const all = sum(turns, ({ words }) => words)
  const isMarked = turns.some(({ text }) => text.includes('?'))
  const countQuestions = (text: string): number =>
    isMarked ? (text.match(/\?/g)?.length ?? 0) : opensQuestion.test(text) ? 1 : 0
  const endsAsking = (text: string): boolean => (isMarked ? /\?["”’)\]]*\s*$/.test(text) : opensQuestion.test(text))
  return [...groupBy(turns, ({ speaker }) => speaker)].map(([speaker, own], position) => {
    const words = sum(own, (turn) => turn.words)
    const questions = sum(own, ({ text }) => countQuestions(text))
    return {
      speaker,
      words,
      share: ratio(words, all),
      opens: position === 0,
      questions: 1000 * ratio(questions, words),
      asking: ratio(own.filter(({ text }) => endsAsking(text)).length, own.length),
    }
  })
}
