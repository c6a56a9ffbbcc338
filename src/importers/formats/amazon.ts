import { joinWords } from '../kit/join-words.ts'
import { list, record, text, time } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const label = text.nullish()
const file = record({
  results: record({
    audio_segments: list(
      record({ transcript: text, speaker_label: label, start_time: time, end_time: time }),
    ).optional(),
    speaker_labels: record({
      segments: list(
        record({
          speaker_label: label,
          items: list(record({ start_time: time, speaker_label: label })).default([]),
        }),
      ),
    }).nullish(),
    items: list(
      record({
        type: text,
        speaker_label: label,
        start_time: time,
        end_time: time,
        alternatives: list(record({ content: text })).min(1, 'a word is expected here'),
      }),
    ).default([]),
  }),
})

/** JSON of Amazon Transcribe, whose numbers are all texts: audio segments with speakers, or items one by one. */
export const amazon = jsonImporter({
  summary: 'JSON of Amazon Transcribe: audio segments, or items with speaker labels',
  recognizes: (value) => has(value, 'results.audio_segments') || has(value, 'results.items.*.alternatives'),
  schema: file,
  toPieces({ results: { audio_segments: segments, speaker_labels: labels, items } }) {
    if (segments) {
      return segments.map((segment) => ({
        speaker: segment.speaker_label ?? null,
        text: segment.transcript,
        startMs: toMs(segment.start_time),
        endMs: toMs(segment.end_time),
      }))
    }
    const speakerByStart = new Map(
      labels?.segments.flatMap(({ items: words, speaker_label: speaker }) =>
        words.map((word) => [word.start_time, word.speaker_label ?? speaker ?? null] as const),
      ),
    )
    let current: string | null = null
    return joinWords(
      items.map((item) => {
        const isMark = item.type === 'punctuation'
        current = item.speaker_label ?? speakerByStart.get(item.start_time) ?? (isMark ? current : null)
        return {
          speaker: current,
          text: item.alternatives[0]!.content,
          startMs: toMs(item.start_time),
          endMs: toMs(item.end_time),
          clings: isMark,
        }
      }),
    )
  },
  reasonByKey: { 'results.transcripts.transcript': 'the whole text, which the file holds a second time' },
})
