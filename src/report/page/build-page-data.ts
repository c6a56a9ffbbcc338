import { unique } from '../../lists.ts'
import type { Analysis } from '../../model/analysis.ts'
import { lineages } from '../../model/codebook.ts'
import { describeEvidence } from '../../model/coding.ts'
import type { PageCoding, PageOutline, PageTranscript } from './page-data.ts'

/** What the page of a report holds beside the report itself. */
export interface PageData {
  readonly outline: PageOutline
  readonly codings: readonly PageCoding[]
  readonly transcripts: readonly PageTranscript[]
}

/** The codings and the transcripts of an analysis, as the page reads them. */
export function buildPageData({ codebook, files, findings, talk: coded }: Analysis): PageData {
  const talk = [...coded]
  const codings = talk.flatMap((transcript) => transcript.codings)
  const lineageById = lineages(codebook)
  const coders = unique(codings.map(({ coder }) => coder))
  const at = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, position) => [id, position]))
  const [transcriptAt, codeAt, participantAt, coderAt] = [
    at(files.map(({ id }) => id)),
    at(codebook.codes.map(({ id }) => id)),
    at(findings.participants.map(({ participantId }) => participantId)),
    at(coders),
  ]
  return {
    outline: {
      participants: findings.participants.map(({ participantId: id, organization, attributes }) => ({
        id,
        organization,
        attributes,
      })),
      themes: codebook.themes.map(({ id, label, color }) => ({ id, label, color })),
      codes: codebook.codes.map(({ id, label, themeId: theme }) => ({
        id,
        label,
        theme,
        top: lineageById.get(id)!.at(-1)!.id,
      })),
      coders,
      transcripts: files.map(({ id, source }) => ({ id, file: source.file })),
    },
    codings: codings.map(({ transcriptId, span, codeId, participantId, turn, coder, confidence, status, stance }) => [
      transcriptAt.get(transcriptId)!,
      span.start,
      span.end,
      codeAt.get(codeId)!,
      participantAt.get(participantId)!,
      turn,
      coderAt.get(coder)!,
      Math.round(confidence * 100),
      status,
      stance,
    ]),
    transcripts: talk.map(
      ({
        file: {
          transcript: { text, turns },
        },
        codings: own,
      }) => ({
        text,
        reasons: own.map(({ evidence }) => ({
          why: evidence.map((reason) => describeEvidence(reason, text)),
          hits: evidence.flatMap((reason) => (reason.kind === 'keyword' ? [reason.span.start, reason.span.end] : [])),
        })),
        turns: turns.map(({ number, speaker, role, span, startMs, line }) => [
          number,
          speaker,
          role === 'interviewer',
          span.start,
          span.end,
          startMs,
          line,
        ]),
      }),
    ),
  }
}
