import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  segments: list(record({ speaker: voice, body: text, startTime: time, endTime: time })),
})

/** JSON transcripts of Podcasting 2.0: segments with a body. */
export const podcastJson = jsonImporter({
  summary: 'JSON transcripts of podcasts (Podcasting 2.0)',
  recognizes: (value) => has(value, 'segments.*.body'),
  schema: file,
  toPieces: ({ segments }) =>
    segments.map(({ speaker, body, startTime, endTime }) => ({
      speaker: nameVoice(speaker),
      text: body,
      startMs: toMs(startTime),
      endMs: toMs(endTime),
    })),
})
