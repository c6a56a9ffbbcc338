import { dirname, join } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { compareAnalyses } from '../../findings/compare-analyses.ts'
import { loadText } from '../../io/load-text.ts'
import { readMarker } from '../../io/results-marker.ts'
import { exists, isFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { SavedAnalysis } from '../../model/comparison.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import { readAnalysis } from '../../study/read-analysis.ts'
import { formatOf, type ReportOptions } from '../options/shared-options.ts'

/**
 * Prints what changed from one saved analysis to another.
 *
 * @throws InputError when one of the two does not exist
 */
export async function runCompare(
  [before, after]: readonly [string, string],
  options: ReportOptions,
  terminal: Terminal,
): Promise<void> {
  const { write } = chooseFormat(commandReports.comparison, formatOf(options))
  terminal.print(write(compareAnalyses(await loadAnalysis(before), await loadAnalysis(after))))
}

/** Loads an analysis from the folder that `analyze` wrote, or from its analysis.json. */
async function loadAnalysis(path: string): Promise<SavedAnalysis> {
  const file = (await isFolder(path)) ? join(path, 'analysis.json') : path
  const folder = dirname(file)
  if (readMarker(folder)?.complete === false) {
    throw inputError({
      code: 'results/incomplete',
      place: { file: folder },
      message: 'a run was interrupted while it saved these results: some are new, others are from an earlier run',
      fix: 'analyze the study again with the same --out',
    })
  }
  const codings = join(folder, 'codings.csv')
  return readAnalysis(await loadText(file), (await exists(codings)) ? await loadText(codings) : null)
}
