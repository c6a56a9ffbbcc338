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
  const sayings = lines.flatMap(partVoices)
  let [words, ended, endMs, speaker] = [0, true, null as number | null, undefined as string | null | undefined]
  for (const saying of sayings) {
    const voice = /^(?:>>|[-–—])\s*(?=\S)/.exec(saying.text)?.[0] ?? ''
    const text = saying.text.slice(voice.length)
    const paused = endMs !== null && saying.startMs != null && saying.startMs - endMs >= pauseMs
    const long = saying.speaker === null && ((ended && (paused || words >= enough)) || words >= tooMany)
    if (draft.last() === undefined || saying.speaker !== speaker || voice !== '' || saying.begins || long) {
      draft.startTurn({ ...saying, text })
      words = 0
    } else draft.appendToTurn(text, ' ', saying.endMs ?? null)
    words += countWords(text)
    ended = /[.?!…]["”’)\]]*$/.test(text)
    endMs = saying.endMs ?? null
    speaker = saying.speaker
  }
}

/** `- Thank you. - Glad to be here.` is said by two, where a line begins with a dash. */
function partVoices(saying: Utterance): Utterance[] {
  if (!/^[-–—]\s/.test(saying.text)) return [saying]
  return saying.text.split(/(?<=[.?!…]["”’)\]]?)\s+(?=[-–—]\s+[\p{Lu}\d"“])/u).map((text) => ({ ...saying, text }))
}
