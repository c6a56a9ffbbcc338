import { groupBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { ParticipantRow } from '../../model/findings.ts'
import { textAt } from '../../model/span.ts'
import { cleanText } from '../../text/clean.ts'
import type { Output } from '../output.ts'

/** What participants say, as a corpus for IRaMuTeQ: a text for each participant of each transcript, with their groups. */
export const toIramuteq = {
  summary: 'what participants say, as a corpus for IRaMuTeQ with their groups as variables: iramuteq.txt',
  write: (analysis: Analysis) => [{ file: 'iramuteq.txt', pieces: writeTexts(analysis) }],
} as const satisfies Output

function* writeTexts({ transcripts, findings }: Analysis): Generator<string> {
  const rowById = new Map(findings.participants.map((row) => [row.participantId, row]))
  for (const coded of transcripts) {
    const { id, text, turns } = coded.file.transcript
    const answers = turns.filter(({ role }) => role !== 'interviewer')
    for (const [speaker, own] of groupBy(answers, (turn) => turn.speaker)) {
      const row = rowById.get(participantOf(coded, speaker, rowById)) ?? null
      const lines = own.map(({ span }) => cleanLine(textAt(text, span))).filter((line) => line !== '')
      if (lines.length > 0) yield `${starredLine(id, row)}\n${lines.join('\n')}\n\n`
    }
  }
}

/** The participant of a speaker: by a coding, or else the one whose id is made of transcript and speaker. */
function participantOf(
  { file, segments, codings }: CodedTranscript,
  speaker: string | null,
  known: ReadonlyMap<string, ParticipantRow>,
): string {
  const own = new Set(segments.flatMap((segment) => (segment.speaker === speaker ? segment.id : [])))
  const coding = codings.find(({ segmentId }) => own.has(segmentId))
  const ids = [...(speaker === null ? [] : [`${file.id}/${speaker}`, speaker]), file.id]
  return coding?.participantId ?? ids.find((id) => known.has(id)) ?? file.id
}

function starredLine(transcriptId: string, row: ParticipantRow | null): string {
  const variables = [
    ['transcript', transcriptId],
    ['participant', row?.participantId ?? null],
    ['organization', row?.organization ?? null],
    ...Object.entries(row?.groups ?? {}),
  ] as const
  const written = variables.flatMap(([name, value]) => {
    const modality = value === null ? '' : plain(value)
    return modality === '' ? [] : `*${plain(name).toLowerCase()}_${modality}`
  })
  return ['****', ...written].join(' ')
}

/** Letters and digits alone, as IRaMuTeQ wants them in variables. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Speech without the signs that mark variables in a corpus. */
const cleanLine = (text: string): string =>
  cleanText(text).replace(/\*/g, ' ').replace(/_/g, ' ').replace(/^-+/gm, '').replace(/\s+/g, ' ').trim()
