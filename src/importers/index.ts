import { amazon } from './formats/amazon.ts'
import { ass } from './formats/ass.ts'
import { assemblyAi } from './formats/assemblyai.ts'
import { azure } from './formats/azure.ts'
import { chatJson } from './formats/chat-json.ts'
import { csv } from './formats/csv.ts'
import { deepgram } from './formats/deepgram.ts'
import { docx } from './formats/docx.ts'
import { elan } from './formats/elan.ts'
import { elevenLabs } from './formats/elevenlabs.ts'
import { gladia } from './formats/gladia.ts'
import { google } from './formats/google.ts'
import { html } from './formats/html.ts'
import { huggingFace } from './formats/hugging-face.ts'
import { markdown } from './formats/markdown.ts'
import { odt } from './formats/odt.ts'
import { oTranscribe } from './formats/otranscribe.ts'
import { pdf } from './formats/pdf.ts'
import { plainText } from './formats/plain-text.ts'
import { podcastJson } from './formats/podcast.ts'
import { revAi } from './formats/rev-ai.ts'
import { rtf } from './formats/rtf.ts'
import { segmentsJson } from './formats/segments-json.ts'
import { slack } from './formats/slack.ts'
import { speechmatics } from './formats/speechmatics.ts'
import { speechmatics1 } from './formats/speechmatics-1.ts'
import { srt } from './formats/srt.ts'
import { talkBank } from './formats/talkbank.ts'
import { textInJson } from './formats/text-in-json.ts'
import { textGrid } from './formats/textgrid.ts'
import { timedText } from './formats/timed-text.ts'
import { transcriber } from './formats/transcriber.ts'
import { videoIndexer } from './formats/video-indexer.ts'
import { vtt } from './formats/vtt.ts'
import { watson } from './formats/watson.ts'
import { whisperCpp } from './formats/whisper-cpp.ts'
import { whisperJson } from './formats/whisper-json.ts'
import { xlsx } from './formats/xlsx.ts'
import { youTube } from './formats/youtube.ts'
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
  'whisper-cpp': whisperCpp,
  'hugging-face': huggingFace,
  assemblyai: assemblyAi,
  deepgram,
  amazon,
  'rev-ai': revAi,
  podcast: podcastJson,
  google,
  azure,
  'video-indexer': videoIndexer,
  watson,
  speechmatics,
  'speechmatics-1': speechmatics1,
  elevenlabs: elevenLabs,
  gladia,
  chat: chatJson,
  slack,
  youtube: youTube,
  segments: segmentsJson,
  'text-in-json': textInJson,
} as const satisfies Importers
