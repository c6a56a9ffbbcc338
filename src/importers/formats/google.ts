import { z } from 'zod'
import { joinWords, nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const word = record({
  word: text,
  speakerTag: voice,
  speakerLabel: voice,
  startTime: time,
  endTime: time,
  startOffset: time,
  endOffset: time,
})
const answer = record({
  results: list(
    record({
      alternatives: list(record({ transcript: text.optional(), words: list(word).default([]) })).default([]),
    }),
  ),
})
const file = z.union([answer, record({ response: answer })])

/** JSON of Google Speech-to-Text, of the service or of its client library, which writes times as `{seconds, nanos}`. */
export const google = jsonImporter({
  summary: 'JSON of Google Speech-to-Text: words with speakers, or transcripts',
  recognizes: (value) =>
    ['', 'response.'].some(
      (place) =>
        has(value, `${place}results.*.alternatives.*.transcript`) ||
        has(value, `${place}results.*.alternatives.*.words.*.word`),
    ) &&
    !has(value, 'results.*.alternatives.*.timestamps') &&
    !has(value, 'speaker_labels'),
  confidence: 0.9,
  schema: file,
  toPieces(content) {
    const { results } = 'response' in content ? (content.response as z.infer<typeof answer>) : content
    const best = results.flatMap(({ alternatives }) => alternatives[0] ?? [])
    const last = best.at(-1)?.words ?? []
    // With speakers each result repeats the words of those before it, and only the last has them all.
    const [first] = best[0]?.words ?? []
    const startOf = (one: (typeof last)[number] | undefined) => toMs(one?.startTime ?? one?.startOffset)
    const begins = first !== undefined && startOf(last[0]) === startOf(first) && last[0]?.word === first.word
    const repeatsAll = best.length > 1 && begins && best.every(({ words }) => words.length <= last.length)
    const words = repeatsAll ? last : best.flatMap((alternative) => alternative.words)
    if (words.length === 0) return best.map(({ transcript = '' }) => ({ speaker: null, text: transcript }))
    return joinWords(
      words.map(({ word: said, speakerTag, speakerLabel, ...times }) => ({
        speaker: nameVoice(speakerLabel ?? speakerTag),
        text: said,
        startMs: toMs(times.startTime ?? times.startOffset),
        endMs: toMs(times.endTime ?? times.endOffset),
      })),
    )
  },
  reasonByKey: {
    'results.alternatives.transcript': 'the text of each result, which the file holds a second time',
    'results.alternatives.words.word': 'words that the file holds again',
    'response.results.alternatives.transcript': 'the text of each result, which the file holds a second time',
  },
})
