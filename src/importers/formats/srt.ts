import { decodeText } from '../../boundary/decode-text.ts'
import type { Importer } from '../importer.ts'
import { readCues } from '../kit/cues.ts'

/** SubRip: numbered captions with a comma in the times. */
export const srt: Importer = {
  summary: 'SubRip captions (SRT); `Name:` at the start of a caption becomes the speaker',
  extensions: ['srt'],
  detect: ({ text, extension }) =>
    text !== null && /^\s*(\d+[^\S\n]*\n\s*\d{1,2}:\d{2}:\d{2}[,.]|\d{1,2}:\d{2}:\d{2},)\d{1,3}\s*-->/.test(text)
      ? extension === 'srt'
        ? 1
        : 0.8
      : 0,
  read: ({ file, bytes, encoding }, hints) => readCues(decodeText(bytes, file, encoding).text, file, hints),
}
