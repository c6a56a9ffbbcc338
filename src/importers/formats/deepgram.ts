import { joinWords, nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const sentence = record({ text, start: time, end: time })
const word = record({ word: text, punctuated_word: text.optional(), speaker: voice, start: time, end: time })
const alternative = record({
  words: list(word).default([]),
  paragraphs: record({ paragraphs: list(record({ speaker: voice, sentences: list(sentence) })) }).nullish(),
})
const file = record({
  results: record({
    utterances: list(record({ speaker: voice, transcript: text, start: time, end: time })).nullish(),
    channels: list(record({ alternatives: list(alternative) })).nullish(),
  }),
})

/** JSON of Deepgram: utterances, or the paragraphs or words of the first channel. */
export const deepgram = jsonImporter({
  summary: 'JSON of Deepgram: utterances, paragraphs or words, with speakers',
  recognizes: (value) => has(value, 'results.channels.*.alternatives') || has(value, 'results.utterances.*.transcript'),
  schema: file,
  toPieces({ results: { utterances, channels } }) {
    if (utterances) {
      return utterances.map(({ speaker, transcript, start, end }) => ({
        speaker: nameVoice(speaker),
        text: transcript,
        startMs: toMs(start),
        endMs: toMs(end),
      }))
    }
    const best = channels?.[0]?.alternatives[0]
    if (best?.paragraphs) {
      return best.paragraphs.paragraphs.flatMap(({ speaker, sentences }) =>
        sentences.map(({ text: said, start, end }) => ({
          speaker: nameVoice(speaker),
          text: said,
          startMs: toMs(start),
          endMs: toMs(end),
        })),
      )
    }
    return joinWords(
      (best?.words ?? []).map(({ speaker, punctuated_word: marked, word: bare, start, end }) => ({
        speaker: nameVoice(speaker),
        text: marked ?? bare,
        startMs: toMs(start),
        endMs: toMs(end),
      })),
    )
  },
})
