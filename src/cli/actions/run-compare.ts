import { dirname, join } from 'node:path'
import { choose } from '../../boundary/part.ts'
import { compareAnalyses } from '../../findings/compare-analyses.ts'
import { loadText } from '../../io/load-study.ts'
import { exists, isFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { CodeChange, Comparison, SavedAnalysis, SavedCoding } from '../../model/comparison.ts'
import { buildComparison } from '../../outputs/command-reports/build-comparison.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { readAnalysis } from '../../study/read-analysis.ts'

interface Change {
  readonly code: CodeChange
  readonly change: 'lost' | 'gained'
  readonly coding: SavedCoding
}
const columns: Columns<Change> = {
  code: ({ code }) => code.codeId,
  change: ({ change }) => change,
  transcript: ({ coding }) => coding.transcriptId,
  start: ({ coding }) => coding.span.start,
  end: ({ coding }) => coding.span.end,
  participant: ({ coding }) => coding.participantId,
  organization: ({ coding }) => coding.organization,
  status: ({ coding }) => coding.status,
  quote: ({ coding }) => coding.quote,
}
const writers: Readonly<Record<string, (comparison: Comparison) => string>> = {
  md: (comparison) => renderMarkdown(buildComparison(comparison)),
  csv: ({ codes }) =>
    writeTable(
      columns,
      codes.flatMap((code) => [
        ...code.lost.map((coding): Change => ({ code, change: 'lost', coding })),
        ...code.gained.map((coding): Change => ({ code, change: 'gained', coding })),
      ]),
    ),
  json: ({ settings, transcripts, codes }) => `${JSON.stringify({ settings, transcripts, codes })}\n`,
}

/**
 * Prints what changed from one saved analysis to another.
 *
 * @throws InputError when one of the two is not there
 */
export async function runCompare(
  [before, after]: readonly [string, string],
  format: string,
  terminal: Terminal,
): Promise<void> {
  const write = choose(writers, format, 'format')
  terminal.say(write(compareAnalyses(await loadAnalysis(before), await loadAnalysis(after))))
}

/** The folder that `analyze` wrote, or its analysis.json. */
async function loadAnalysis(path: string): Promise<SavedAnalysis> {
  const file = (await isFolder(path)) ? join(path, 'analysis.json') : path
  const codings = join(dirname(file), 'codings.csv')
  return readAnalysis(await loadText(file), (await exists(codings)) ? await loadText(codings) : null)
}
