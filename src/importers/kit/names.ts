import { unique } from '../../collections.ts'

/**
 * What words in a label's place look like: a role (`Interviewer`), a code (`P3a`, `Speaker 1`, `MR. LIND`), a name with
 * capitals, a name in small letters, an entry of a list (`Monday`), the head of a part of a document (`Date`), or the
 * beginning of a sentence.
 */
export type LabelKind = 'role' | 'code' | 'name' | 'small' | 'list' | 'heading' | 'sentence'

const anyCase = (words: string): string => `${words}|${words.toUpperCase()}`

/** Forms of address before the names of people, as records of courts and parliaments have them. */
export const titles = anyCase(
  'Mr|Mrs|Ms|Miss|Dr|Prof|Judge|Justice|Sen|Senator|Rep|Representative|Congressman|Congresswoman|Chair|Chairman|Chairwoman|Secretary|Frau|Herr|Mme|Sr|Sra',
)
/** People who are named by their office. */
export const offices = anyCase('Chair|Chairman|Chairwoman|Clerk|Court|President|Reporter|Speaker|Witness')

/** Verbs with which people who write an interview up name who says something: `Mina asked: "…"`. */
export const sayingVerbs =
  'added|adds|answered|answers|asked|asks|continued|explained|explains|recalled|replied|replies|responded|said|says|antwortet|antwortete|erklärte|erzählte|fragt|fragte|meinte|sagt|sagte|demande|demandait|répond|répondit|contestó|dijo|preguntó|respondió|disse|perguntou|respondeu|chiede|chiese|risponde|rispose|vraagt|vroeg|antwoordde|zei|frågade|svarade|sade'

/** Labels of parts that are no conversation: what follows them is left out, and said so. */
export const isStageLabel = (written: string): boolean =>
  /^(ad|advert|advertisement|break|clip|commercial|intro|jingle|music|outro|sample|sponsor|theme music)( \d+)?$|^clip (from|of) /i.test(
    written,
  )

/** Whether a label is a number of one digit, as people are numbered who are not named. */
export const isNumber = (label: string): boolean => /^\d$/.test(label)

/** Labels of questions and of their answers, with a number. */
const numberedPair =
  /^(?:(q|question|frage|pregunta|pergunta|domanda|vraag)|(a|answer|antwort|respuesta|resposta|risposta|antwoord))[ .]?(\d{1,3})$/i

/** Labels of which each question and answer has a number of its own, `Q1`, `A1`, `Q2`, without the numbers; others as they are. */
export function pairNumbers(labels: readonly (string | null)[]): readonly (string | null)[] {
  const read = labels.map((label) => numberedPair.exec(label ?? ''))
  const numbersOf = (side: 1 | 2): number[] =>
    unique(read.flatMap((match) => (match?.[side] === undefined ? [] : Number(match[3]))))
  const [asked, answered] = [numbersOf(1), numbersOf(2)]
  const isCounted = (numbers: readonly number[]): boolean =>
    numbers.length >= 2 && numbers.every((number, at) => at === 0 || number > numbers[at - 1]!)
  if (!isCounted(asked) || !isCounted(answered) || !answered.every((number) => asked.includes(number))) return labels
  return labels.map((label, at) => read[at]?.[1] ?? read[at]?.[2] ?? label)
}

/** The short form that a name is given with, `MO` for `Mina Okoro (MO)`, or its initials; nothing for a single word. */
export function initialsOf(name: string): string {
  const [, given] = /\S\s*[([]([^()[\]]{1,20})[)\]]$/.exec(name) ?? []
  if (given !== undefined) return given
  const words = name.split(/\s+/)
  return words.length < 2 ? '' : words.map((word) => word[0]).join('')
}

/** Whether a label is a short form of a name: its last or first word, its initials, or the name itself. */
export const isShortFor = (label: string, name: string): boolean => {
  const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return alike(label, name) || name.split(/[\s,()]+/).some((word) => alike(word, label)) || label === initialsOf(name)
}
