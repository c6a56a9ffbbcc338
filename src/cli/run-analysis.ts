import type { OutputFile } from '../exporters/index.ts'
import { listStudy } from '../io/load-study.ts'
import { readVersion } from '../io/package-files.ts'
import { saveFiles } from '../io/save-files.ts'
import type { Terminal } from '../io/terminal.ts'
import { openCache } from '../io/work/cache-folder.ts'
import { showProgress, silence } from '../io/work/progress.ts'
import { runStudy, type Worked } from '../io/work/run-study.ts'
import type { Analysis, AnalysisOptions } from '../model/analysis.ts'
import type { Reading } from '../model/study.ts'
import { plural } from '../report/wording.ts'
import { loadCodebook } from './load-codebook.ts'
import { chooseWriter, writeFigures } from './write-analysis.ts'
import { writeTogether } from './write-together.ts'

/** What one run of `analyze` was asked for. */
export interface AnalysisRequest {
  readonly path: string
  readonly out: string
  readonly codebook: string | undefined
  readonly interviewers: readonly string[]
  readonly reading: Reading
  readonly formats: readonly string[]
  readonly figures: boolean
  readonly json: boolean
  /** Where parts are kept; false for nowhere. */
  readonly cache: string | false | undefined
  readonly workers: number | null
  /** Whether nothing is said but results and errors. */
  readonly quiet: boolean
  readonly chosen: Partial<AnalysisOptions>
}

/** Loads, analyzes, saves and says what was found. Gives 2 when a file of the study could not be read. */
export async function runAnalysis(
  {
    path,
    out,
    codebook,
    interviewers,
    reading,
    formats,
    figures,
    json,
    chosen,
    cache,
    workers,
    quiet,
  }: AnalysisRequest,
  terminal: Terminal,
): Promise<0 | 2> {
  const writers = formats.map((format) => chooseWriter(format))
  const listed = await listStudy(path)
  const frame = { ...listed.frame, ...(await loadCodebook(codebook, listed)), interviewers, reading }
  const { folder, clear } = await openCache(path, cache)
  const progress = quiet ? silence : showProgress(terminal)
  const written: OutputFile[] = []
  let worked: Worked
  try {
    worked = await runStudy({ listed, frame, chosen, version: await readVersion() }, { folder, workers, progress })
    for (const write of figures ? [...writers, writeFigures] : writers) written.push(...(await write(worked.analysis)))
    await saveFiles(out, written)
  } finally {
    clear()
  }
  const { analysis } = worked

  if (!quiet) {
    terminal.tell(writeTogether([...listed.problems, ...analysis.warnings, ...analysis.failures]))
    terminal.tell(describeWork(worked))
  }
  terminal.say(json ? `${JSON.stringify(summarize(analysis, out, written))}\n` : describe(analysis, out, written))
  return analysis.failures.length > 0 ? 2 : 0
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
  { codebook, findings, files, failures }: Analysis,
  out: string,
  written: readonly OutputFile[],
): string {
  const { participantCount, organizationCount, segmentCount, codedSegmentCount, prevalence, clusters } = findings
  const width = Math.max(...codebook.themes.map(({ label }) => label.length))
  const rows = prevalence
    .filter(({ codeId }) => codeId === null)
    .map(
      (row) =>
        `  ${row.label.padEnd(width)}  ${organizationCount === 0 ? '' : `${pad(row.organizations.length, organizationCount)} organisations  `}${pad(row.participants.length, participantCount)} participants  ${String(row.segments).padStart(5)} segments\n`,
    )
  return [
    `${plural(files.length, 'transcript')}, ${plural(participantCount, 'participant')}${organizationCount === 0 ? '' : ` of ${plural(organizationCount, 'organisation')}`}, ${plural(segmentCount, 'segment')}; ${codedSegmentCount} ${codedSegmentCount === 1 ? 'has' : 'have'} a code\n\n`,
    ...rows,
    `\n${clusters.length} candidates for new codes. Written to ${out}: ${describeFiles(written)}\n`,
    ...(failures.length > 0
      ? [`Not read: ${[...new Set(failures.map(({ place }) => place.file))].join(', ')} (see above)\n`]
      : []),
  ].join('')
}

/** Names of files, those of a folder counted. */
function describeFiles(written: readonly OutputFile[]): string {
  const figures = written.filter(({ file }) => file.startsWith('figures/')).length
  const names = written.filter(({ file }) => !file.startsWith('figures/')).map(({ file }) => file)
  return [...names, ...(figures === 0 ? [] : [`figures/ (${figures} files)`])].join(', ')
}

/** What was kept from before, and what of it was damaged; nothing where all is new. */
function describeWork({ transcripts, coded, repaired }: Worked): string {
  const kept =
    coded < transcripts ? `${transcripts - coded} of ${plural(transcripts, 'transcript')} kept from before.\n` : ''
  return repaired === 0
    ? kept
    : `${kept}${plural(repaired, 'kept part')} ${repaired === 1 ? 'was' : 'were'} damaged and made anew.\n`
}

const pad = (part: number, whole: number): string => `${String(part).padStart(String(whole).length)} of ${whole}`
