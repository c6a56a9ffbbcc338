import { nameVoice } from '../kit/join-words.ts'
import { list, record, text, time, voice } from '../kit/json-shapes.ts'
import { toMs } from '../kit/json-times.ts'
import { has } from '../kit/json-values.ts'
import { jsonImporter } from '../kit/read-json.ts'

const file = record({
  transcription: list(
    record({
      text,
      offsets: record({ from: time, to: time }).optional(),
      speaker: voice,
      speaker_turn_next: time,
    }),
  ),
})

/** JSON of whisper.cpp: `transcription` with offsets in milliseconds; with tinydiarize, marks where a voice ends. */
export const whisperCpp = jsonImporter({
  summary: 'JSON of whisper.cpp, also with the changes of voice that tinydiarize finds',
  recognizes: (value) => has(value, 'transcription.*.text') && !has(value, 'transcription.*.time_begin'),
  schema: file,
  toPieces: ({ transcription }) =>
    transcription.map(({ text: said, offsets, speaker }, index) => ({
      speaker: nameVoice(speaker),
      text: said,
      startMs: toMs(offsets?.from, 1),
      endMs: toMs(offsets?.to, 1),
      begins: transcription[index - 1]?.speaker_turn_next === true,
    })),
})
