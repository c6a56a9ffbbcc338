import { z } from 'zod'
import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const piece = record({ text, timestamp: z.tuple([z.unknown(), z.unknown()]).nullish(), speaker: voice })
const file = record({ chunks: list(piece).nullish(), speakers: list(piece).nullish() })

/** JSON of Hugging Face's pipelines and of insanely-fast-whisper: `speakers` where there are any, else `chunks`. */
export const huggingFace = jsonImporter({
  summary: 'JSON of Hugging Face pipelines and insanely-fast-whisper: chunks, or speakers',
  recognizes: (value) =>
    has(value, 'chunks.*.timestamp') || (has(value, 'speakers.*.timestamp') && has(value, 'speakers.*.text')),
  schema: file,
  toPieces: ({ chunks, speakers }) =>
    (speakers?.length ? speakers : (chunks ?? [])).map(({ text: said, timestamp, speaker }) => ({
      speaker: nameVoice(speaker),
      text: said,
      startMs: toMs(timestamp?.[0]),
      endMs: toMs(timestamp?.[1]),
    })),
  reasonByKey: {
    text: 'the whole text, which the file holds a second time',
    'chunks.text': 'the text in chunks, which the file holds a second time',
  },
})
