import { ass } from './formats/ass.ts'
import { csv } from './formats/csv.ts'
import { docx } from './formats/docx.ts'
import { elan } from './formats/elan.ts'
import { html } from './formats/html.ts'
import { jsonMakers } from './formats/json-makers.ts'
import { markdown } from './formats/markdown.ts'
import { odt } from './formats/odt.ts'
import { oTranscribe } from './formats/otranscribe.ts'
import { pdf } from './formats/pdf.ts'
import { plainText } from './formats/plain-text.ts'
import { rtf } from './formats/rtf.ts'
import { segmentsJson } from './formats/segments-json.ts'
import { slack } from './formats/slack.ts'
import { srt } from './formats/srt.ts'
import { talkBank } from './formats/talkbank.ts'
import { textInJson } from './formats/text-in-json.ts'
import { textGrid } from './formats/textgrid.ts'
import { timedText } from './formats/timed-text.ts'
import { transcriber } from './formats/transcriber.ts'
import { vtt } from './formats/vtt.ts'
import { whisperJson } from './formats/whisper-json.ts'
import { xlsx } from './formats/xlsx.ts'
import type { Importers } from './importer.ts'

/** Every format that can be read. A new one is a file beside this and a line here. */
export const importers = {
  markdown,
  text: plainText,
  vtt,
  srt,
  csv,
  docx,
  odt,
  rtf,
  xlsx,
  html,
  pdf,
  ass,
  elan,
  textgrid: textGrid,
  transcriber,
  talkbank: talkBank,
  otranscribe: oTranscribe,
  'timed-text': timedText,
  'whisper-json': whisperJson,
  ...jsonMakers,
  slack,
  segments: segmentsJson,
  'text-in-json': textInJson,
} as const satisfies Importers
