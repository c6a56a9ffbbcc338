import type { Analysis } from '../../../model/analysis.ts'
import type { Memo } from '../../../model/decision.ts'
import { type Block, heading, paragraph } from '../blocks.ts'
import { plural } from '../wording.ts'

/** Memos that a report shows; the table has all. */
const mostMemos = 100
/** Characters of a passage that are shown with its memo. */
const mostShown = 300

/** The section of memos, each with its passage; nothing where there is none. */
export function buildMemos({ codebook, findings: { memos } }: Analysis): Block[] {
  if (memos.length === 0) return []
  const labelById = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const shown = memos.slice(0, mostMemos)
  return [
    heading(2, 'Memos'),
    paragraph(
      `${plural(memos.length, 'memo')} that people wrote${memos.length > mostMemos ? `; the first ${mostMemos} are shown, memos.csv has all` : ''}.`,
    ),
    {
      kind: 'table',
      caption: 'Memos',
      head: ['by', 'memo', 'about', 'code', 'passage'],
      rows: shown.map((memo) => [
        memo.by,
        memo.memo,
        placeOf(memo),
        memo.codeId === null
          ? ''
          : `${labelById.get(memo.codeId)}${memo.status === 'memo' ? '' : ` (${memo.status === 'open' ? 'undecided' : memo.status})`}`,
        memo.quote.length > mostShown ? `${memo.quote.slice(0, mostShown).toWellFormed()} …` : memo.quote,
      ]),
    },
  ]
}

const placeOf = ({ transcriptId, turn, participantId }: Memo): string =>
  [
    transcriptId ?? 'the study',
    ...(turn === null ? [] : [`turn ${turn}`]),
    ...(participantId === null ? [] : [participantId]),
  ].join(', ')
