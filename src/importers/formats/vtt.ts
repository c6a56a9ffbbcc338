import { decodeText } from '../../boundary/decode-text.ts'
import type { Importer } from '../importer.ts'
import { hasCues, readCues } from '../kit/cues.ts'

/** WebVTT, also without its first line. */
export const vtt: Importer = {
  summary: 'WebVTT captions (also SBV) of Zoom, Teams, Stream, Whisper, YouTube; voices become speakers',
  extensions: ['vtt', 'sbv'],
  detect({ text, extension }) {
    if (text === null) return 0
    if (/^WEBVTT\b/.test(text)) return 1
    return hasCues(text) ? (extension === 'vtt' ? 0.9 : 0.7) : 0
  },
  read: ({ file, bytes, encoding }, hints) => readCues(decodeText(bytes, file, encoding).text, file, hints),
}
