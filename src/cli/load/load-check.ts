import type { CheckedEvaluation } from '../../evaluation/evaluation.ts'
import type { CodedSource } from '../../io/load-coded.ts'
import type { Findings } from '../../model/findings.ts'
import { currentDraw } from '../../study/decision-events/read-draw.ts'
import { isEventLog, readEvents } from '../../study/decision-events/read-events.ts'

/**
 * Takes what the drawn sample of a study shows about its codings; null where nothing is drawn.
 *
 * @param analyze codes the study as an analysis does
 */
export async function loadCheck(
  sources: readonly CodedSource[],
  analyze: () => Promise<Pick<Findings, 'draw' | 'prevalence'> & { readonly seen: number }>,
): Promise<CheckedEvaluation['check']> {
  if (!sources.some(isDrawnFrom)) return null
  const { draw, prevalence, seen } = await analyze()
  return draw && { draw, rows: prevalence, seen }
}

/** True for a study from which segments were drawn to be read. */
const isDrawnFrom = (source: CodedSource): boolean =>
  source.kind === 'study' &&
  currentDraw(readEvents(source.loaded.study.decisions.filter(({ file }) => isEventLog(file))).folded) !== undefined
