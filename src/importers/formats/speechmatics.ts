import { joinWords, nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  results: list(
    record({
      type: text.optional(),
      alternatives: list(record({ content: text, speaker: voice })).default([]),
      attaches_to: text.nullish(),
      start_time: time,
      end_time: time,
    }),
  ),
})

/** JSON of Speechmatics (format 2): words and marks with the speaker of each; `UU` is a voice it cannot name. */
export const speechmatics = jsonImporter({
  summary: 'JSON of Speechmatics (format 2): words and marks with speakers',
  recognizes: (value) => has(value, 'results.*.alternatives.*.content') && has(value, 'results.*.start_time'),
  schema: file,
  toPieces: ({ results }) =>
    joinWords(
      results.flatMap(({ type, alternatives: [best], attaches_to: attaches, start_time: start, end_time: end }) => {
        if (best === undefined) return []
        const speaker = best.speaker === 'UU' ? null : nameVoice(best.speaker)
        const clings = attaches === 'previous' || (attaches === undefined && type === 'punctuation')
        return [{ speaker, text: best.content, startMs: toMs(start), endMs: toMs(end), clings }]
      }),
    ),
})
