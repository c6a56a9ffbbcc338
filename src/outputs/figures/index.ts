import type { Analysis } from '../../model/analysis.ts'
import type { OutputFile, OutputServices } from '../output.ts'
import type { Figure } from '../report/blocks.ts'
import { drawChecked } from './draw-checked.ts'
import { drawMatrix, drawOrganizations, drawParticipants } from './draw-grids.ts'
import { drawMap } from './draw-map.ts'
import { drawNetwork } from './draw-network.ts'
import { drawSaturation } from './draw-saturation.ts'
import { drawSpread } from './draw-spread.ts'
import { drawTimeline } from './draw-timeline.ts'
import { drawTimelines } from './draw-timelines.ts'

/** The maximum of columns that can be distinguished on a page. */
const isDrawable = (columns: number): boolean => columns <= 600

/** A figure of an analysis; null where there is too much to draw, or nothing. */
export interface FigureKind {
  readonly summary: string
  readonly draw: (analysis: Analysis) => Figure | null
}

/** Every figure of the report. A new one is a file beside this and a line here. */
export const figures = {
  spread: { summary: 'how far each code spreads over organisations and participants', draw: drawSpread },
  checked: { summary: 'corrected shares of segments, with their intervals', draw: drawChecked },
  matrix: { summary: 'codes by codes of cross-cutting themes', draw: drawMatrix },
  participants: {
    summary: 'codes by participants',
    draw: (analysis: Analysis) => (isDrawable(analysis.findings.participantCount) ? drawParticipants(analysis) : null),
  },
  organizations: {
    summary: 'codes by organisations',
    draw: (analysis: Analysis) => {
      const { organizationCount } = analysis.findings
      return organizationCount > 0 && isDrawable(organizationCount) ? drawOrganizations(analysis) : null
    },
  },
  network: { summary: 'codes that occur together', draw: drawNetwork },
  saturation: { summary: 'the number of distinct codes after each interview', draw: drawSaturation },
  map: { summary: 'codes and candidates by the similarity of their words', draw: drawMap },
  timelines: { summary: 'themes in the course of every interview', draw: drawTimelines },
} as const satisfies Record<string, FigureKind>

/** The figures of an analysis, by name. */
export type Figures = { readonly [Name in keyof typeof figures]: ReturnType<(typeof figures)[Name]['draw']> }

const drawn = new WeakMap<Analysis, Figures>()

/** Every figure of the report, drawn once for all its forms. */
export function drawFigures(analysis: Analysis): Figures {
  const known = drawn.get(analysis)
  if (known !== undefined) return known
  const made = Object.fromEntries(Object.entries(figures).map(([name, { draw }]) => [name, draw(analysis)])) as Figures
  drawn.set(analysis, made)
  return made
}

/** All figures for files, one after the other: those of the report, and the themes through every interview. */
export function* drawAll(analysis: Analysis): Generator<Figure> {
  for (const figure of Object.values(drawFigures(analysis))) if (figure !== null) yield figure
  for (const coded of analysis.transcripts) yield drawTimeline(analysis, coded)
}

/** The folder of figures. */
export const figureFolder = 'figures'

/** Every figure as SVG and as PNG, in a folder of its own. */
export async function writeFigures(
  analysis: Analysis,
  { drawPng }: Pick<OutputServices, 'drawPng'>,
): Promise<OutputFile[]> {
  const files: OutputFile[] = []
  for (const { name, svg } of drawAll(analysis)) {
    files.push({ file: `${figureFolder}/${name}.svg`, text: `${svg}\n` })
    files.push({ file: `${figureFolder}/${name}.png`, bytes: await drawPng(svg) })
  }
  return files
}
