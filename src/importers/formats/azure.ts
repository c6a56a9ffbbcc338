import { nameVoice } from '../kit/join-words.ts'
import { list, number, record, text, voice } from '../kit/json-shapes.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  recognizedPhrases: list(
    record({
      speaker: voice,
      offsetInTicks: number.nullish(),
      durationInTicks: number.nullish(),
      nBest: list(record({ display: text })).min(1, 'a reading is expected here'),
    }),
  ).optional(),
  phrases: list(
    record({
      speaker: voice,
      offsetMilliseconds: number.nullish(),
      durationMilliseconds: number.nullish(),
      text,
    }),
  ).optional(),
})

/** JSON of Azure speech to text: phrases with ticks of 100 nanoseconds, or with milliseconds from fast transcription. */
export const azure = jsonImporter({
  summary: 'JSON of Azure speech to text',
  recognizes: (value) => has(value, 'recognizedPhrases.*.nBest') || has(value, 'phrases.*.offsetMilliseconds'),
  schema: file,
  toPieces({ recognizedPhrases, phrases = [] }) {
    if (recognizedPhrases) {
      return recognizedPhrases.map(({ speaker, nBest, offsetInTicks: start, durationInTicks: duration }) => ({
        speaker: nameVoice(speaker),
        text: nBest[0]!.display,
        startMs: start == null ? null : Math.round(start / 10_000),
        endMs: start == null ? null : Math.round((start + (duration ?? 0)) / 10_000),
      }))
    }
    return phrases.map(({ speaker, text: said, offsetMilliseconds: start, durationMilliseconds: duration }) => ({
      speaker: nameVoice(speaker),
      text: said,
      startMs: start ?? null,
      endMs: start == null ? null : start + (duration ?? 0),
    }))
  },
})
