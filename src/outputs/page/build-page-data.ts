import { getOrInsert, sum } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { lineages } from '../../model/codebook.ts'
import { stances, statuses } from '../../model/coding.ts'
import { createPlaceOf } from '../../model/meeting-unit.ts'
import type { ImportReport } from '../../model/transcript-file.ts'
import { toColumns } from './columns.ts'
import { packTranscripts } from './pack-transcript.ts'
import { codingColumns, type PageData } from './page-data.ts'
import { createReasons } from './reasons.ts'

type Row = Readonly<Record<(typeof codingColumns)[number], number | null>>

/** The maximum of characters of transcripts in a page: browsers open a hundred megabytes, and text takes about twice its size. */
const mostTalk = 60e6

/** True if the transcripts of these files are not too large for a page. */
export const fitOnPage = (files: readonly Pick<ImportReport, 'characters'>[]): boolean =>
  sum(files, ({ characters }) => characters) <= mostTalk

/** The codings and the transcripts of an analysis, as the page reads them. */
export function buildPageData({ codebook, files, findings, transcripts, learned }: Analysis): PageData {
  const lineageById = lineages(codebook)
  const at = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, position) => [id, position]))
  const codeAt = at(codebook.codes.map(({ id }) => id))
  const participantAt = at(findings.participants.map(({ participantId }) => participantId))
  const coders = new Map<string, number>()
  const reasons = createReasons()
  const codings: Row[] = []
  let transcript = 0
  for (const { file, codings: own } of transcripts) {
    const placeOf = createPlaceOf(file.transcript, findings.matrix.unit)
    for (const coding of own) {
      const { span, codeId, participantId, turn, coder, confidence, status, stance } = coding
      reasons.add(coding)
      codings.push({
        ...{ transcript, start: span.start, end: span.end, turn, place: placeOf(turn) },
        code: codeAt.get(codeId)!,
        participant: participantAt.get(participantId)!,
        coder: getOrInsert(coders, coder, () => coders.size),
        percent: Math.round(confidence * 100),
        status: statuses.indexOf(status),
        stance: stance === null ? null : stances.indexOf(stance),
      })
    }
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
        lineage: lineageById.get(id)!.map((above) => above.id),
      })),
      coders: [...coders.keys()],
      passages: learned?.learnedFrom.passages ?? null,
      transcripts: files.map(({ id, source }) => ({ id, file: source.file })),
    },
    codings: toColumns(codingColumns, codings),
    reasons: reasons.columns,
    transcripts: packTranscripts(transcripts),
  }
}
