import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  result: record({
    transcription: record({ utterances: list(record({ text, speaker: voice, start: time, end: time })) }),
  }),
})

/** JSON of Gladia: utterances with speakers and seconds inside the result of a job. */
export const gladia = jsonImporter({
  summary: 'JSON of Gladia: utterances with speakers',
  recognizes: (value) => has(value, 'result.transcription.utterances'),
  schema: file,
  toPieces: ({ result: { transcription } }) =>
    transcription.utterances.map(({ text: said, speaker, start, end }) => ({
      speaker: nameVoice(speaker),
      text: said,
      startMs: toMs(start),
      endMs: toMs(end),
    })),
  reasonByKey: { 'result.transcription.full_transcript': 'the whole text, which the file holds a second time' },
})
