import { sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import type { DraftBuilder } from './draft.ts'

/** A piece of what one voice says. */
interface Utterance {
  readonly speaker: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
}

/** What one voice says in a time-aligned transcription, in the order of time. */
export interface Tier {
  readonly speaker: string
  readonly spans: readonly { readonly startMs: number | null; readonly endMs: number | null; readonly text: string }[]
}

/** Tiers that hold no words of people but notes on them, by their names: `gloss`, `Mina-translation`, `phones`. */
export const dependentTier =
  /(^|[@_\-.\s])(background|code|comment|gaze|gesture|gloss|kan|lemma|noise|note|phone|phoneme|phonetic|pitch|pos|segment|silence|syllable|tone|translation)e?s?([@_\-.\s]\w{1,4})?$/i

/** Words of a span, on average, below which a tier holds words one by one. */
const fewWords = 1.3
/** A pause after which words one by one begin another utterance. */
const pauseMs = 700

/** Interleaves voices by the times at which they begin; of two that begin together the first tier is first. */
export function addTiers(tiers: readonly Tier[], draft: DraftBuilder): void {
  const utterances = tiers.flatMap(({ speaker, spans }): Utterance[] => {
    const said = spans.map((span) => ({ ...span, speaker, text: span.text.trim() })).filter(({ text }) => text !== '')
    const areWords = said.length >= 8 && sum(said, ({ text }) => countWords(text)) < fewWords * said.length
    return areWords ? joinNear(said) : said
  })
  addUnlabelledTurns(
    utterances.sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)),
    draft,
  )
}

function joinNear(words: readonly Utterance[]): Utterance[] {
  const utterances: Utterance[] = []
  for (const word of words) {
    const last = utterances.at(-1)
    const isNear = last?.endMs != null && word.startMs != null && word.startMs - last.endMs < pauseMs
    if (last && isNear)
      utterances[utterances.length - 1] = { ...last, text: `${last.text} ${word.text}`, endMs: word.endMs }
    else utterances.push(word)
  }
  return utterances
}
