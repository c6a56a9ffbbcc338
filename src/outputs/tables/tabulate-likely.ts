import { type Codebook, lineages } from '../../model/codebook.ts'
import type { LikelyPassage } from '../../model/likely-passage.ts'
import { type Columns, type Table, toTable } from './write-table.ts'

/**
 * Rows can be copied into decisions/<person>.csv once `status` is filled in: its other columns are among these.
 *
 * @param topOf the code directly under the theme that a code is, or is in
 */
const likelyColumns = (topOf: (codeId: string) => string): Columns<LikelyPassage> => ({
  theme: (passage) => passage.themeId,
  code: (passage) => topOf(passage.codeId),
  subcode: (passage) => (topOf(passage.codeId) === passage.codeId ? '' : passage.codeId),
  rank: (passage) => passage.rank,
  score: (passage) => passage.score,
  keywords: (passage) => passage.keywords.join('; '),
  similarity: (passage) => passage.similarity,
  suggested: (passage) => (passage.isSuggested ? 'yes' : 'no'),
  status: () => '',
  quote: (passage) => passage.text,
  participant: (passage) => passage.participantId,
  organization: (passage) => passage.organization,
  transcript: (passage) => passage.transcriptId,
  speaker: (passage) => passage.speaker,
  turn: (passage) => passage.turn,
  start_ms: (passage) => passage.startMs,
  line: (passage) => passage.line,
  start: (passage) => passage.span.start,
  end: (passage) => passage.span.end,
})

/** The table of likely passages. */
export function likelyTable({ codebook }: { readonly codebook: Codebook }, passages: readonly LikelyPassage[]): Table {
  const lineageById = lineages(codebook)
  return toTable(
    'likely',
    likelyColumns((codeId) => lineageById.get(codeId)!.at(-1)!.id),
    passages,
  )
}
