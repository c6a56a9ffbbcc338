import type { Analysis } from '../../model/analysis.ts'
import type { Figure } from '../blocks.ts'
import { drawMatrix, drawOrganizations, drawParticipants } from './draw-grids.ts'
import { drawMap } from './draw-map.ts'
import { drawNetwork } from './draw-network.ts'
import { drawSaturation } from './draw-saturation.ts'
import { drawSpread } from './draw-spread.ts'
import { drawTimeline, tellingTranscript } from './draw-timeline.ts'

/** The figures of an analysis, by what they show. */
export interface Figures {
  readonly spread: Figure
  readonly matrix: Figure
  readonly participants: Figure
  readonly organizations: Figure | null
  readonly network: Figure
  readonly saturation: Figure
  readonly map: Figure | null
  readonly timeline: Figure | null
}

export function drawFigures(analysis: Analysis): Figures {
  const telling = tellingTranscript(analysis)
  return {
    spread: drawSpread(analysis),
    matrix: drawMatrix(analysis),
    participants: drawParticipants(analysis),
    organizations: analysis.findings.organizationCount === 0 ? null : drawOrganizations(analysis),
    network: drawNetwork(analysis),
    saturation: drawSaturation(analysis),
    map: drawMap(analysis),
    timeline: telling === null ? null : drawTimeline(analysis, telling),
  }
}

/** All figures for files: those of the report, and the themes through every interview. */
export const drawAll = (analysis: Analysis): Figure[] => {
  const { timeline: _, ...whole } = drawFigures(analysis)
  const kept = Object.values(whole).filter((figure): figure is Figure => figure !== null)
  return [...kept, ...analysis.files.map(({ transcript }) => drawTimeline(analysis, transcript.id))]
}
