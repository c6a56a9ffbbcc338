import { groupBy, ratio, sum } from '../collections.ts'
import type { Role } from '../model/transcript.ts'
import { roleOfLabel } from '../text/role-words.ts'
import type { DraftTurn } from './importer.ts'

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

/** A voice with fewer words, or with few and a small share of a talk of several, says too little to show whether it asks. */
const few = { words: 5, ofSeveral: 50, share: 0.05 }

/** Shares of turns that end with a question from which the letters of two labels are believed the other way round. */
const plainly = { asks: 0.6, answers: 0.2 }

/**
 * The role of each speaker: as stated; else by a label such as "Interviewer" or "P3a"; else whoever asks. Somebody
 * asks who has 8 questions or more in 1000 words, or ends a quarter of the turns with one, and twice as many as
 * somebody who talks more; of two people, the one who opens the interview and says less needs only 3. A label of one letter
 * proves nothing against what is said: `P` may be "pregunta". Questions are recognised by their mark or, where the file has
 * none at all, by the words with which turns begin. A voice without a name, and an interpreter, are unknown.
 */
export function guessRoles(turns: readonly CountedTurn[], stated: StatedRoles): Map<string | null, GuessedRole> {
  const talks = summarizeTalk(turns)
  const roles = new Map<string | null, GuessedRole>()
  const reversed = findReversed(talks)
  for (const { speaker } of talks) {
    const guess = byName(speaker, stated, reversed)
    if (guess) roles.set(speaker, guess)
  }
  const asksByName = [...roles.values()].some(({ role }) => role === 'interviewer')
  const isSmall = ({ words, share }: Talk): boolean =>
    words < few.words || (talks.length > 2 && words < few.ofSeveral && share < few.share)
  const heard = talks.filter((talk) => !isSmall(talk))
  for (const talk of talks) {
    if (roles.has(talk.speaker)) continue
    const questions = `${Math.round(talk.questions)} questions in 1000 words, ${Math.round(100 * talk.share)} % of the words${talk.opens ? ', opens the interview' : ''}`
    if (asksByName)
      roles.set(talk.speaker, { role: 'participant', reason: 'somebody else is named as the interviewer' })
    else if (isSmall(talk))
      roles.set(talk.speaker, { role: 'participant', reason: `too few words to show who asks: ${talk.words}` })
    else roles.set(talk.speaker, { role: isAsking(talk, heard) ? 'interviewer' : 'participant', reason: questions })
  }
  return roles
}

/** Whether somebody asks, by comparison with those who talk more. */
const isAsking = (talk: Talk, talks: readonly Talk[]): boolean =>
  talks.length >= 2 &&
  talks.length <= mostInAnInterview &&
  talks.some(
    (other) =>
      other.words > talk.words &&
      ((talk.questions >= manyQuestions && talk.questions >= 2 * other.questions) ||
        (talk.asking >= manyAsking && talk.asking >= 2 * other.asking) ||
        (talks.length === 2 &&
          talk.opens &&
          talk.words < 0.6 * other.words &&
          talk.questions >= someQuestions &&
          talk.questions >= 1.5 * other.questions)),
  )

/** Of two main voices with labels of one letter, those that plainly do what their letters deny: the one who asks first. */
function findReversed(talks: readonly Talk[]): readonly [asks: string, answers: string] | null {
  const lettered = talks.filter(({ speaker, turns }) => speaker !== null && /^\p{L}\.?$/u.test(speaker) && turns >= 2)
  const [a, b, more] = lettered
  if (a === undefined || b === undefined || more !== undefined) return null
  const [asking, other] = a.asking > b.asking ? [a, b] : [b, a]
  return asking.asking >= plainly.asks && other.asking <= plainly.answers ? [asking.speaker!, other.speaker!] : null
}

function byName(
  speaker: string | null,
  { interviewers, participants }: StatedRoles,
  reversed: readonly string[] | null,
): GuessedRole | undefined {
  if (speaker === null) return { role: 'unknown', reason: 'nobody is named' }
  if (interviewers.includes(speaker)) return { role: 'interviewer', reason: 'stated' }
  if (participants.includes(speaker)) return { role: 'participant', reason: 'stated' }
  const role = roleOfLabel(speaker)
  if (reversed?.includes(speaker)) {
    const said = speaker === reversed[0] ? 'interviewer' : 'participant'
    return { role: said, reason: role === said ? 'by the label' : 'by what is said: the label is one letter' }
  }
  return role === null ? undefined : { role, reason: 'by the label' }
}

/** Words with which questions begin, where a recogniser writes no question marks. */
const opensQuestion =
  /^(and |so |but |okay |und |also |e |et |y )?(can you|could you|did you|do you|how|tell me|what|when|where|which|who|why|would you|erzählen sie|können sie|wann|warum|was|welche[rs]?|wer|wie|wo|como|o que|onde|por que|qual|quando|quem|você pode|comment|est-ce que|pourquoi|quand|que(l|lle)s?|qui|cómo|cuándo|dónde|por qué|qué|quién)\b/i

/** How much a voice says and asks. */
interface Talk {
  readonly speaker: string | null
  readonly turns: number
  readonly words: number
  /** Of all words. */
  readonly share: number
  readonly opens: boolean
  /** In 1000 words. */
  readonly questions: number
  /** Share of turns that end with a question. */
  readonly asking: number
}

function summarizeTalk(turns: readonly CountedTurn[]): Talk[] {
  const all = sum(turns, ({ words }) => words)
  const isMarked = turns.some(({ text }) => /[?？؟]/.test(text))
  const countQuestions = (text: string): number =>
    isMarked ? (text.match(/[?？؟]/g)?.length ?? 0) : opensQuestion.test(text) ? 1 : 0
  const endsAsking = (text: string): boolean => (isMarked ? /[?？؟]["”’)\]]*\s*$/.test(text) : opensQuestion.test(text))
  return [...groupBy(turns, ({ speaker }) => speaker)].map(([speaker, own], position) => {
    const words = sum(own, (turn) => turn.words)
    const questions = sum(own, ({ text }) => countQuestions(text))
    return {
      speaker,
      turns: own.length,
      words,
      share: ratio(words, all),
      opens: position === 0,
      questions: 1000 * ratio(questions, words),
      asking: ratio(own.filter(({ text }) => endsAsking(text)).length, own.length),
    }
  })
}
