import type { Analysis } from '../../model/analysis.ts'
import type { Theme } from '../../model/codebook.ts'
import { isCounted } from '../../model/review.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { drawLines, widthOf, wrap } from './labels.ts'
import { axisTitle, drawing, drawRectangle, rule, words } from './svg.ts'

/** Interviews that are drawn on a page, and themes with a lane of their own. */
const [mostInterviews, mostThemes] = [48, 12]
const [right, widest, size] = [690, 300, 10]

/** Where a theme is spoken of in an interview: shares of its length. */
interface Stretch {
  readonly theme: number
  readonly from: number
  readonly to: number
}

/** The themes through every interview, one row each; null where there are too many to be drawn, or nothing. */
export function drawTimelines(analysis: Analysis): Figure | null {
  const { codebook, findings, files } = analysis
  const { themes } = codebook
  if (files.length > mostInterviews || themes.length > mostThemes || findings.richestTranscript === null) return null
  const rows = findStretches(analysis)
  const left = Math.max(110, ...rows.map(({ id }) => Math.min(widest, widthOf(id, size) + 20)))
  const width = right - left
  const lane = Math.max(2, Math.min(4, Math.floor(24 / themes.length)))
  const step = lane * themes.length + 6
  const title = 'Themes through every interview'
  const finding = describeOrder(rows, themes)
  const description = `One row an interview, from its first word at the left to its last at the right. A mark is a segment with a theme, in the theme's colour; within a row each theme has its own height, in the order of the legend.`
  const legend = drawLegend(themes)
  const top = legend.bottom + 8
  const parts = rows.flatMap(({ id, stretches }, index) => {
    const y = top + index * step
    return [
      ...drawLines(left - 8, y + step / 2 - 1, wrap(id, left - 16, size, 2), { anchor: 'end', size }),
      rule(left, y + step - 3, left + width, y + step - 3, { dash: '1 4' }),
      ...stretches.map(({ theme, from, to }) =>
        drawRectangle(
          left + from * width,
          y + theme * lane,
          Math.max(2, (to - from) * width),
          lane,
          themes[theme]!.color,
        ),
      ),
    ]
  })
  const bottom = top + rows.length * step
  return {
    kind: 'figure',
    name: 'timelines',
    ...{ title, finding, description },
    svg: drawing(left + width + 30, bottom + 40, { name: 'timelines', title, description }, [
      ...legend.parts,
      ...parts,
      words(left, bottom + 14, 'first word', { size: 11, soft: true }),
      words(left + width, bottom + 14, 'last word', { size: 11, soft: true, anchor: 'end' }),
      axisTitle(left + width / 2, bottom + 30, 'Course of the interview'),
    ]),
    isTablePrinted: false,
    table: {
      kind: 'table',
      caption: title,
      head: ['interview', ...themes.map(({ label }) => label)],
      rows: rows.map(({ id, stretches }) => [
        id,
        ...themes.map((theme, at) =>
          linkedCount(stretches.filter((stretch) => stretch.theme === at).length, { theme: theme.id, transcript: id }),
        ),
      ]),
    },
  }
}

function findStretches({ codebook, findings, transcripts }: Analysis) {
  const themeAt = new Map(codebook.themes.map(({ id }, index) => [id, index]))
  return Array.from(transcripts, ({ file: { transcript }, codings }) => {
    const length = Math.max(1, transcript.text.length)
    const stretches = new Map<string, Stretch>()
    for (const { status, themeId, segmentId, span } of codings)
      if (isCounted(status, findings.review.counted))
        stretches.set(`${themeId} ${segmentId}`, {
          theme: themeAt.get(themeId)!,
          from: span.start / length,
          to: span.end / length,
        })
    return { id: transcript.id, stretches: [...stretches.values()] }
  })
}

/** The themes with their colours, in lines. */
function drawLegend(themes: readonly Theme[]): { parts: string[]; bottom: number } {
  const [across, long] = [3, 230]
  const parts = themes.flatMap(({ label, color }, index) => {
    const [x, y] = [10 + (index % across) * long, 8 + Math.floor(index / across) * 30]
    return [
      drawRectangle(x, y + 4, 14, 10, color),
      ...drawLines(x + 20, y + 9, wrap(label, long - 30, 11, 2), { size: 11 }),
    ]
  })
  return { parts, bottom: 8 + Math.ceil(themes.length / across) * 30 }
}

/** The themes that come earliest and latest on average, in a sentence. */
function describeOrder(rows: readonly { readonly stretches: readonly Stretch[] }[], themes: readonly Theme[]): string {
  const stretches = rows.flatMap((row) => row.stretches)
  const means = themes.flatMap(({ label }, at) => {
    const own = stretches.filter(({ theme }) => theme === at)
    return own.length === 0
      ? []
      : [{ label, mean: own.reduce((sum, { from, to }) => sum + (from + to) / 2, 0) / own.length }]
  })
  means.sort((a, b) => a.mean - b.mean)
  const [first, last] = [means[0], means.at(-1)]
  if (first === undefined || last === undefined || first === last) return ''
  const written = (mean: number): string => `${Math.round(100 * mean)} % of the way on average`
  return `“${first.label}” comes up earliest (${written(first.mean)}), “${last.label}” latest (${written(last.mean)}).`
}
