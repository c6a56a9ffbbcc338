import { z } from 'zod'
import { joinWords, nameVoice } from '../kit/join-words.ts'
import { list, number, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const timestamp = z.tuple([text, number, number], 'a word with its start and end is expected here')
const file = record({
  results: list(record({ alternatives: list(record({ transcript: text, timestamps: list(timestamp).optional() })) })),
  speaker_labels: list(record({ from: time, speaker: voice })).default([]),
})

/** JSON of IBM Watson: words with times, and apart from them who speaks from when on. */
export const watson = jsonImporter({
  summary: 'JSON of IBM Watson: words with times, and speakers by those times',
  recognizes: (value) =>
    has(value, 'results.*.alternatives.*.transcript') &&
    (has(value, 'results.*.alternatives.*.timestamps') || has(value, 'speaker_labels')),
  schema: file,
  toPieces({ results, speaker_labels: labels }) {
    const speakerAt = new Map(labels.map(({ from, speaker }) => [toMs(from), nameVoice(speaker)]))
    let current: string | null = null
    return results.flatMap(({ alternatives: [best] }, position) => {
      if (best === undefined) return []
      if (best.timestamps === undefined) return [{ speaker: null, text: best.transcript, begins: position > 0 }]
      return joinWords(
        best.timestamps.map(([word, start, end]) => {
          current = speakerAt.get(toMs(start)) ?? current
          return { speaker: current, text: word, startMs: toMs(start), endMs: toMs(end) }
        }),
      )
    })
  },
  reasonByKey: { 'results.alternatives.transcript': 'the text of each result, which the file holds a second time' },
})
