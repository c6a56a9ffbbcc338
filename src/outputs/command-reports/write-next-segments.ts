import type { Segment } from '../../model/segment.ts'
import { type Columns, writeTable } from '../tables/write-table.ts'

const columns: Columns<Segment> = {
  transcript: ({ transcriptId }) => transcriptId,
  turn: ({ turn }) => turn,
  start: ({ span }) => span.start,
  end: ({ span }) => span.end,
  speaker: ({ speaker }) => speaker,
  code: () => '',
  status: () => '',
  chosen: () => 'learning',
  quote: ({ text }) => text,
}

/** Segments to code next, as rows that can be appended to decisions/<person>.csv once they are filled in. */
export const writeNextSegments = (segments: readonly Segment[]): string => writeTable(columns, segments)
