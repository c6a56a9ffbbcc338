import { groupBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { isCounted } from '../../model/review.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { drawLines, wrap } from './labels.ts'
import { axisTitle, drawing, drawRectangle, frame, rule } from './svg.ts'

const [left, width, rowHeight] = [190, 510, 28]

/** The themes through one interview, from its first word to its last. */
export function drawTimeline(
  { codebook, findings }: Pick<Analysis, 'codebook' | 'findings'>,
  { file: { transcript }, codings }: CodedTranscript,
): Figure {
  const { id: transcriptId } = transcript
  const own = codings.filter(({ status }) => isCounted(status, findings.review.counted))
  const byTheme = groupBy(own, ({ themeId }) => themeId)
  const x = (offset: number): number => left + (offset / Math.max(1, transcript.text.length)) * width
  const name = `timeline-${transcriptId.replace(/[^\w-]+/g, '-')}`
  const [title, description] = [
    `Themes through ${transcriptId}`,
    'One row a theme; from left to right the interview from its first word to its last. A mark is a segment with the theme; grey below is where the interviewer speaks.',
  ]
  const bottom = 24 + codebook.themes.length * rowHeight
  const parts = codebook.themes.flatMap(({ id, label, color }, index) => {
    const y = 20 + index * rowHeight
    const marks = [...groupBy(byTheme.get(id) ?? [], ({ segmentId }) => segmentId).values()].map(([first]) =>
      drawRectangle(
        x(first!.span.start),
        y,
        Math.max(2, x(first!.span.end) - x(first!.span.start)),
        rowHeight - 6,
        color,
      ),
    )
    return [
      ...drawLines(left - 10, y + 11, wrap(label, left - 20, 11, 2), { anchor: 'end', size: 11 }),
      rule(left, y + rowHeight - 3, left + width, y + rowHeight - 3, { dash: '1 4' }),
      ...marks,
    ]
  })
  const asking = transcript.turns
    .filter(({ role }) => role === 'interviewer')
    .map(({ span }) => drawRectangle(x(span.start), bottom + 2, Math.max(1, x(span.end) - x(span.start)), 6, '#8a949e'))
  return {
    kind: 'figure',
    name,
    title,
    finding: '',
    description,
    isTablePrinted: false,
    svg: drawing(left + width + 20, bottom + 40, { name, title, description }, [
      ...parts,
      ...asking,
      frame(left, 14, width, bottom - 4),
      axisTitle(left + width / 2, bottom + 30, 'Course of the interview, from its first word to its last'),
    ]),
    table: {
      kind: 'table',
      caption: title,
      head: ['theme', 'segments', 'turns'],
      rows: codebook.themes.map(({ id, label }) => {
        const found = byTheme.get(id) ?? []
        return [
          label,
          linkedCount(new Set(found.map(({ segmentId }) => segmentId)).size, { theme: id, transcript: transcriptId }),
          [...new Set(found.map(({ turn }) => turn))].join(', '),
        ]
      }),
    },
  }
}
