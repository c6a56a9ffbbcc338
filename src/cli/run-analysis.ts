import type { OutputFile } from '../exporters/index.ts'
import { loadStudy } from '../io/load-study.ts'
import { readResource, readVersion } from '../io/package-files.ts'
import { saveFiles } from '../io/save-files.ts'
import type { Analysis, AnalysisOptions } from '../model/analysis.ts'
import type { Reading } from '../model/study.ts'
import { analyze } from '../pipeline.ts'
import { plural } from '../report/wording.ts'
import { loadCodebook } from './load-codebook.ts'
import type { Terminal } from './terminal.ts'
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
  readonly chosen: Partial<AnalysisOptions>
}

/** Loads, analyzes, saves and says what was found. Gives 2 when a file of the study could not be read. */
export async function runAnalysis(
  { path, out, codebook, interviewers, reading, formats, figures, json, chosen }: AnalysisRequest,
  terminal: Terminal,
): Promise<0 | 2> {
  const writers = formats.map((format) => chooseWriter(format))
  const { study, ownCodebook, problems } = await loadStudy(path)
  const applied = await loadCodebook(codebook, { ownCodebook })
  const unreadable = problems.filter(({ level }) => level === 'error')
  const result = await analyze({ ...study, ...applied, interviewers, reading }, chosen, {
    version: await readVersion(),
    readResource,
  })
  const analysis = { ...result, failures: [...unreadable, ...result.failures] }
  const written: OutputFile[] = []
  for (const write of figures ? [...writers, writeFigures] : writers) written.push(...(await write(analysis)))
  await saveFiles(out, written)

  terminal.tell(
    writeTogether([...problems.filter(({ level }) => level !== 'error'), ...analysis.warnings, ...analysis.failures]),
  )
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

const pad = (part: number, whole: number): string => `${String(part).padStart(String(whole).length)} of ${whole}`
