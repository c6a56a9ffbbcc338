import type { Utterance } from './draft.ts'

/** A piece of what is said, as a recogniser writes it into JSON: a sentence, a word or a mark. */
export interface Piece extends Utterance {
  /** The texts of the file that the piece was made of, where they are not its text alone. */
  readonly raws?: readonly string[]
  /** Whether it follows the piece before it without a blank. */
  readonly clings?: boolean
  /** Whether it begins a turn though the same, or nobody, is named as the speaker. */
  readonly begins?: boolean
}

/** Words one by one as sentences: punctuation clings to the word before it; where nobody is named, a sentence at a time. */
export function joinWords(words: readonly Piece[]): Piece[] {
  const sentences: { piece: Piece; texts: string[]; raws: string[]; ends: boolean }[] = []
  for (const { clings = false, ...word } of words) {
    const last = sentences.at(-1)
    const goesOn =
      last !== undefined && (clings || (last.piece.speaker === word.speaker && !(word.speaker === null && last.ends)))
    const raws = word.raws ?? [word.text]
    const ends = /[.?!…]["”’)\]]*\s*$/.test(word.text)
    if (goesOn) {
      last.texts.push(clings ? '' : ' ', word.text)
      last.raws.push(...raws)
      last.ends = ends || (last.ends && word.text.trim() === '')
      last.piece = { ...last.piece, endMs: word.endMs ?? last.piece.endMs ?? null }
    } else sentences.push({ piece: word, texts: [word.text], raws: [...raws], ends })
  }
  return sentences.map(({ piece, texts, raws }) => ({ ...piece, text: texts.join(''), raws }))
}

/** The name of a voice: `Speaker 1` where a recogniser has only a number or a letter, null where it has nothing. */
export function nameVoice(speaker: string | number | null | undefined): string | null {
  const written = String(speaker ?? '').trim()
  if (written === '') return null
  return /^(\d{1,3}|[A-Z])$/.test(written) ? `Speaker ${written}` : written
}
