import { joinWords } from '../kit/join-words.ts'
import { list, record, text, time } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  speakers: list(record({ name: text, time, duration: time })).default([]),
  words: list(record({ name: text, time, duration: time })),
})

/** JSON of Speechmatics (format 1): words, and apart from them who speaks from when on. */
export const speechmatics1 = jsonImporter({
  summary: 'JSON of Speechmatics (format 1): words, and speakers by their times',
  recognizes: (value) => has(value, 'words.*.name') && has(value, 'words.*.time') && has(value, 'speakers'),
  schema: file,
  toPieces({ speakers, words }) {
    const changes = speakers.map(({ name, time: from }) => ({ name, from: toMs(from) ?? 0 }))
    let next = 0
    return joinWords(
      words.map(({ name: said, time: start, duration }) => {
        const startMs = toMs(start)
        while (next < changes.length && changes[next]!.from <= (startMs ?? 0)) next++
        const speaker = changes[next - 1]?.name ?? changes[0]?.name ?? null
        const endMs = startMs === null ? null : startMs + (toMs(duration) ?? 0)
        return { speaker, text: said, startMs, endMs, clings: /^[.,?!;:]$/.test(said) }
      }),
    )
  },
})
