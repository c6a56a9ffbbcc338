import { countWords } from '../../text/words.ts'
import type { DraftBuilder, Utterance } from './draft.ts'

/** A pause after which another turn is begun when nobody is named. */
const pauseMs = 2000
/** Words after which the end of a sentence begins another turn when nobody is named. */
const enough = 60
/** Words after which another turn is begun at the next line even inside a sentence: some recognisers end none. */
const tooMany = 120

/**
 * Joins lines or captions into turns: one speaker's go on until another begins. Where nobody is named, a turn ends
 * with a sentence after a pause or after enough words; a dash or `>>` before a line begins another voice.
 */
export function addUnlabelledTurns(lines: readonly Utterance[], draft: DraftBuilder): void {
  const utterances = lines.flatMap(splitVoices)
  let [words, ended, endMs, speaker] = [0, true, null as number | null, undefined as string | null | undefined]
  for (const utterance of utterances) {
    const voice = /^(?:>>|[-–—])\s*(?=\S)/.exec(utterance.text)?.[0] ?? ''
    const text = utterance.text.slice(voice.length)
    const paused = endMs !== null && utterance.startMs != null && utterance.startMs - endMs >= pauseMs
    const long = utterance.speaker === null && ((ended && (paused || words >= enough)) || words >= tooMany)
    if (draft.last() === undefined || utterance.speaker !== speaker || voice !== '' || utterance.begins || long) {
      draft.startTurn({ ...utterance, text, begins: voice !== '' || utterance.begins === true })
      words = 0
    } else draft.appendToTurn({ ...utterance, text }, ' ')
    words += countWords(text)
    ended = /[.?!…]["”’)\]]*$/.test(text)
    endMs = utterance.endMs ?? null
    speaker = utterance.speaker
  }
}

/** `- Thank you. - Glad to be here.` is said by two, where a line begins with a dash. */
function splitVoices(utterance: Utterance): Utterance[] {
  if (!/^[-–—]\s/.test(utterance.text)) return [utterance]
  return utterance.text
    .split(/(?<=[.?!…]["”’)\]]?)\s+(?=[-–—]\s+[\p{Lu}\d"“])/u)
    .map((text) => ({ ...utterance, text }))
}
