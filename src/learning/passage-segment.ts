import type { CodedPassage } from '../model/coded-passage.ts'
import type { PassageSegment } from '../model/segment.ts'
import { tokenizedText } from '../text/words.ts'

/** Converts a passage to a segment. */
export const toSegment = ({
  id,
  group,
  text,
  before,
}: Pick<CodedPassage, 'id' | 'group' | 'text' | 'before'>): PassageSegment => ({
  id,
  transcriptId: group,
  turn: 1,
  speaker: null,
  language: null,
  span: { start: 0, end: text.length },
  ...tokenizedText(text),
  ...(before === undefined ? {} : { before }),
})
