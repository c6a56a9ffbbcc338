import { type SavedHash, saveResults } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { collectGarbage, isHeapSmall, useHeap } from '../../io/v8-flags.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Progress } from '../../model/progress.ts'
import type { PseudonymMap } from '../../model/pseudonym.ts'
import type { OutputFile } from '../../outputs/output.ts'
import { plural, unitOf } from '../../outputs/report/wording.ts'
import { cleanName } from '../../text/clean.ts'
import type { OutputOptions } from '../options/shared-options.ts'
import { createLeftoverSearch, warnOfLeftovers } from './find-leftovers.ts'
import { writeTogether } from './write-together.ts'

/** Functions that write the files of a result. */
export type Writers = readonly Writer[]

/**
 * Writes the files of a result.
 *
 * @param pseudonyms pseudonyms of names
 * @returns the files, a warning for each in which a name is left, and the hash of each
 */
export async function saveResult(
  analysis: Analysis,
  { out, force, progress }: Pick<OutputOptions, 'out' | 'force'> & { readonly progress: Progress },
  writers: Writers,
  pseudonyms: PseudonymMap,
): Promise<{ written: OutputFile[]; leftovers: Diagnostic[]; saved: SavedHash[] }> {
  if (!isHeapSmall()) useHeap('tight')
  const { watch, found } = createLeftoverSearch(pseudonyms)
  const written: OutputFile[] = []
  for (const write of writers) {
    collectGarbage() // of the analysis, and of the output before
    for (const output of await write(analysis)) written.push(pseudonyms.length === 0 ? output : await watch(output))
  }
  const stage = progress.begin('Writing', 1, 'share')
  const saved = await saveResults(
    out,
    written.map((output) => withProgress(output, (share) => stage.advance(share / written.length))),
    force,
  )
  stage.end()
  return { written, saved, leftovers: warnOfLeftovers(found(), out) }
}

/** An output that reports when it is written; each piece of a large one is an occasion to show it. */
function withProgress(output: OutputFile, advance: (share: number) => void): OutputFile {
  if (!('pieces' in output)) {
    advance(1)
    return output
  }
  function* counted(pieces: Iterable<string | Uint8Array>) {
    for (const piece of pieces) {
      yield piece
      advance(0)
    }
    advance(1)
  }
  return { ...output, pieces: counted(output.pieces) }
}

/** A summary of a result, and its warnings and errors, as they are printed. */
export interface DescribedResult {
  readonly printed: string
  readonly logged: string
  /** 2 when a file of the study could not be read. */
  readonly status: 0 | 2
}

/** Describes a result for the terminal. */
export function describeResult(
  analysis: Analysis,
  written: readonly OutputFile[],
  problems: readonly Diagnostic[],
  { out, json, quiet }: Pick<OutputOptions, 'out'> & { readonly json: boolean; readonly quiet: boolean },
): DescribedResult {
  const problemsAndWarnings = [...problems, ...analysis.warnings, ...analysis.failures]
  return {
    logged: writeTogether(quiet ? problemsAndWarnings.filter(({ level }) => level === 'error') : problemsAndWarnings),
    printed: json ? `${JSON.stringify(summarize(analysis, out, written))}\n` : describe(analysis, out, written),
    status: analysis.failures.length > 0 ? 2 : 0,
  }
}

/** Prints what is to be known of a result. */
export function printResult({ logged, printed }: Omit<DescribedResult, 'status'>, terminal: Terminal): void {
  terminal.log(logged)
  terminal.print(printed)
}

const summarize = ({ findings, files, failures, warnings }: Analysis, out: string, written: readonly OutputFile[]) => ({
  out,
  written: written.map(({ file }) => file),
  transcripts: files.length,
  failures: failures.length,
  warnings: warnings.length,
  participants: findings.participantCount,
  organizations: findings.organizationCount,
  segments: findings.segmentCount,
  codedSegments: findings.codedSegmentCount,
})

function describe(
  { codebook, codebookSource, findings, files, failures }: Analysis,
  out: string,
  written: readonly OutputFile[],
): string {
  const { participantCount, organizationCount, segmentCount, codedSegmentCount, prevalence, clusters } = findings
  const width = Math.max(...codebook.themes.map(({ label }) => label.length))
  const rows = prevalence
    .filter(({ codeId }) => codeId === null)
    .map(
      (row) =>
        `  ${row.label.padEnd(width)}  ${organizationCount === 0 ? '' : `${pad(row.organizations.length, organizationCount)} ${unitOf(organizationCount, 'organisation')}  `}${pad(row.participants.length, participantCount)} ${unitOf(participantCount, 'participant')}  ${String(row.segments).padStart(5)} ${unitOf(row.segments, 'segment')}\n`,
    )
  return [
    `${plural(files.length, 'transcript')}, ${plural(participantCount, 'participant')}${organizationCount === 0 ? '' : ` of ${plural(organizationCount, 'organisation')}`}, ${plural(segmentCount, 'segment')}; ${codedSegmentCount} ${codedSegmentCount === 1 ? 'has' : 'have'} a code\n`,
    `With the codebook "${codebook.name}", version ${codebook.version}: ${codebookSource.file}\n\n`,
    ...rows,
    `\n${plural(clusters.length, 'candidate')} for new codes. Written to ${out}: ${describeFiles(written)}\n`,
    ...(failures.length > 0
      ? [`Not read: ${[...new Set(failures.map(({ place }) => cleanName(place.file)))].join(', ')} (see above)\n`]
      : []),
  ].join('')
}

/** The names of files; figures are counted. */
function describeFiles(written: readonly OutputFile[]): string {
  const figures = written.filter(({ file }) => file.startsWith('figures/')).length
  const names = written.filter(({ file }) => !file.startsWith('figures/')).map(({ file }) => file)
  return [...names, ...(figures === 0 ? [] : [`figures/ (${plural(figures, 'file')})`])].join(', ')
}

const pad = (part: number, whole: number): string => `${String(part).padStart(String(whole).length)} of ${whole}`

/** Makes files of an analysis. */
export type Writer = (analysis: Analysis) => Promise<OutputFile[]>
