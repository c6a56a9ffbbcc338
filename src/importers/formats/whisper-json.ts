import { jsonImporter, secondsToMs } from '../kit/read-json.ts'
import { WhisperFile } from './whisper-file.ts'

/** JSON of openai-whisper and whisperX: segments with text, seconds and, from whisperX, speakers. */
export const whisperJson = jsonImporter({
  summary: 'JSON of Whisper and whisperX: segments with times and, where diarised, speakers',
  marks: [/"segments"\s*:\s*\[/, /"text"\s*:/],
  schema: WhisperFile,
  toSayings: ({ segments }) =>
    segments.map(({ text, start, end, speaker }) => ({
      speaker: speaker?.trim() || null,
      text,
      startMs: secondsToMs(start),
      endMs: secondsToMs(end),
    })),
  besides: ({ text }) => (text === undefined ? [] : [['the whole text, which the file holds a second time', text]]),
})
