import type { Analysis } from '../../model/analysis.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { Figure } from '../report/blocks.ts'
import { drawMatrix, drawOrganizations, drawParticipants } from './draw-grids.ts'
import { drawMap } from './draw-map.ts'
import { drawNetwork } from './draw-network.ts'
import { drawSaturation } from './draw-saturation.ts'
import { drawSpread } from './draw-spread.ts'
import { drawTimeline } from './draw-timeline.ts'

/** The maximum of columns that can be distinguished on a page. */
const isDrawable = (columns: number): boolean => columns <= 600

/** The figures of an analysis, by what they show. */
export interface Figures {
  readonly spread: Figure
  readonly matrix: Figure
  /** Null where there are more than can be drawn. */
  readonly participants: Figure | null
  readonly organizations: Figure | null
  readonly network: Figure
  readonly saturation: Figure
  readonly map: Figure | null
  readonly timeline: Figure | null
}

export function drawFigures(analysis: Analysis): Figures {
  const { participantCount, organizationCount } = analysis.findings
  const richest = findRichest(analysis)
  return {
    spread: drawSpread(analysis),
    matrix: drawMatrix(analysis),
    participants: isDrawable(participantCount) ? drawParticipants(analysis) : null,
    organizations: organizationCount > 0 && isDrawable(organizationCount) ? drawOrganizations(analysis) : null,
    network: drawNetwork(analysis),
    saturation: drawSaturation(analysis),
    map: drawMap(analysis),
    timeline: richest === null ? null : drawTimeline(analysis, richest),
  }
}

/** The transcript with most different codes. */
const findRichest = ({ findings, files, transcripts }: Analysis): CodedTranscript | null =>
  findings.richestTranscript === null
    ? null
    : transcripts.at(files.findIndex(({ id }) => id === findings.richestTranscript))!

/** All figures for files, one after the other: those of the report, and the themes through every interview. */
export function* drawAll(analysis: Analysis): Generator<Figure> {
  const { timeline: _, ...whole } = drawFigures(analysis)
  for (const figure of Object.values(whole)) if (figure !== null) yield figure
  for (const coded of analysis.transcripts) yield drawTimeline(analysis, coded)
}
