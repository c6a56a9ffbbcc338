import { getOrInsert } from '../../collections.ts'
import type { CodedTranscripts } from '../../model/analysis.ts'
import type { Transcript } from '../../model/transcript.ts'
import { toColumns } from './columns.ts'
import { packValue } from './pack.ts'
import { type PageTranscript, turnColumns } from './page-data.ts'

/** A transcript as a page holds it, packed. */
export const packTranscript = (transcript: Transcript): string => packValue(toPageTranscript(transcript))

/** All transcripts as a page holds them: those that were packed while coding, the others packed now. */
export function* packTranscripts(transcripts: CodedTranscripts): Generator<string> {
  let order = 0
  for (const packed of transcripts.packed?.() ?? transcripts) {
    if (typeof packed === 'string') yield packed
    else yield packTranscript((packed ?? transcripts.at(order)!).file.transcript)
    order++
  }
}

function toPageTranscript({ text, turns }: Transcript): PageTranscript {
  const speakers = new Map<string | null, number>()
  const rows = turns.map(({ speaker, role, span, ...turn }) => ({
    ...turn,
    speaker: getOrInsert(speakers, speaker, () => speakers.size),
    asks: Number(role === 'interviewer'),
    start: span.start,
    end: span.end,
  }))
  return { text, speakers: [...speakers.keys()], turns: toColumns(turnColumns, rows) }
}
