import { getOrInsert, sum } from '../../collections.ts'
import type { Analysis, CodedTranscripts } from '../../model/analysis.ts'
import { lineages } from '../../model/codebook.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { describeEvidence, describeMemos, isShownWord } from '../../model/coding.ts'
import { createPlaceOf } from '../../model/meeting-unit.ts'
import { describeReason } from './describe-reason.ts'
import type { PageCoding, PageOutline, PageTranscript } from './page-data.ts'

/** The data of a report page beside the report itself. */
export interface PageData {
  readonly outline: PageOutline
  readonly codings: readonly PageCoding[]
  /** Made one after the other, when they are written. */
  readonly transcripts: Iterable<PageTranscript>
}

/** The maximum of characters of transcripts in a page: browsers open a hundred megabytes, and text takes about twice its size. */
const mostTalk = 60e6

/** The codings and the transcripts of an analysis, as the page reads them; null where they are too many for a page. */
export function buildPageData({ codebook, files, findings, transcripts, learned }: Analysis): PageData | null {
  if (sum(files, ({ characters }) => characters) > mostTalk) return null
  const lineageById = lineages(codebook)
  const at = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, position) => [id, position]))
  const codeAt = at(codebook.codes.map(({ id }) => id))
  const participantAt = at(findings.participants.map(({ participantId }) => participantId))
  const coders = new Map<string, number>()
  const codings: PageCoding[] = []
  let transcript = 0
  for (const { file, codings: own } of transcripts) {
    const placeOf = createPlaceOf(file.transcript, findings.matrix.unit)
    for (const { span, codeId, participantId, turn, coder, confidence, status, stance } of own)
      codings.push([
        transcript,
        span.start,
        span.end,
        codeAt.get(codeId)!,
        participantAt.get(participantId)!,
        turn,
        getOrInsert(coders, coder, () => coders.size),
        Math.round(confidence * 100),
        status,
        stance,
        placeOf(turn),
      ])
    transcript++
  }
  return {
    outline: {
      counted: findings.review.counted,
      unit: findings.matrix.unit,
      participants: findings.participants.map(({ participantId: id, organization, groups }) => ({
        id,
        organization,
        groups,
      })),
      themes: codebook.themes.map(({ id, label, color }) => ({ id, label, color })),
      codes: codebook.codes.map(({ id, label, themeId: theme }) => ({
        id,
        label,
        theme,
        top: lineageById.get(id)!.at(-1)!.id,
      })),
      coders: [...coders.keys()],
      transcripts: files.map(({ id, source }) => ({ id, file: source.file })),
    },
    codings,
    transcripts: pageTranscripts(transcripts, learned?.learnedFrom.passages ?? null),
  }
}

function* pageTranscripts(transcripts: CodedTranscripts, passages: number | null): Generator<PageTranscript> {
  for (const coded of transcripts) yield toPageTranscript(coded, passages)
}

const toPageTranscript = (
  { file: { transcript }, codings }: CodedTranscript,
  passages: number | null,
): PageTranscript => ({
  text: transcript.text,
  reasons: codings.map(({ evidence }) => ({
    say: describeReason(evidence, transcript.text, passages),
    why: [
      ...evidence.map((reason) => describeEvidence(reason, transcript.text)),
      ...(describeMemos(evidence) === '' ? [] : [`memo: ${describeMemos(evidence)}`]),
    ],
    hits: evidence.flatMap((reason) => (isShownWord(reason) ? [reason.span.start, reason.span.end] : [])),
  })),
  turns: transcript.turns.map(({ number, speaker, role, span, startMs, line }) => [
    number,
    speaker,
    role === 'interviewer',
    span.start,
    span.end,
    startMs,
    line,
  ]),
})
