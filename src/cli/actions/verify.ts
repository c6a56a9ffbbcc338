import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeStudyAtHand } from '../../analysis/take-study-at-hand.ts'
import { AnalysisFile } from '../../boundary/analysis-file.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { locatedOptions } from '../../boundary/located.ts'
import { readJson } from '../../boundary/read-json.ts'
import { validate } from '../../boundary/validate.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import { readMarker } from '../../io/results-marker.ts'
import { exists, isFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { plural } from '../../outputs/report/wording.ts'
import { showProgress } from '../../runtime/progress.ts'
import { recallReading } from '../../study/record-reading.ts'
import type { Written } from '../../verify/evidence.ts'
import { type Verification, verifyReport } from '../../verify/verify-report.ts'
import type { VerifyOptions } from '../commands/verify.ts'
import { loadCodebook } from '../load/load-codebook.ts'
import { writeTogether } from '../print/write-together.ts'

/** Verifies a folder of results and prints what differs. Returns 2 where anything does. */
export async function runVerify(path: string, options: VerifyOptions, terminal: Terminal): Promise<0 | 2> {
  if (!(await isFolder(path)) || !(await exists(join(path, 'analysis.json')))) {
    throw inputError({
      code: 'verify/no-analysis',
      place: { file: path },
      message: 'there is no analysis.json here, which has the inputs and the places of all codings',
      fix: 'name a folder that "themata analyze" wrote with json and csv among its formats',
    })
  }
  const files = new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.startsWith(path))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(join(path, '/').length).replaceAll('\\', '/'), readFileSync(file)] as const),
  )
  const json = files.get('analysis.json')!.toString('utf8')
  const written = validate(AnalysisFile, locatedOptions(readJson(json, 'analysis.json'), 'analysis.json'))
  const folder = options.study ?? (await findStudy(written, path))
  const { study, ownCodebook } = await loadStudy(folder, safeReader)
  const codebook = options.codebook ?? (await codebookOf(written))
  const progress = showProgress(terminal)
  const whole = {
    ...{ ...study, progress },
    ...(await loadCodebook(codebook, { ownCodebook })),
    ...recallReading(
      written.reading,
      { interviewers: options.interviewer, reading: { encoding: options.encoding, columns: options.column } },
      join(path, 'analysis.json'),
    ),
  }
  const atHand = await takeStudyAtHand(whole, written.options, { readResource, folder, recorded: written })
  const found = await verifyReport(
    { folder: path, files, written, hashes: readMarker(path)?.hashes ?? [] },
    atHand,
    progress,
  )
  if (options.json) terminal.print(`${JSON.stringify({ report: path, study: folder, ...found })}\n`)
  else {
    terminal.log(writeTogether(found.problems))
    terminal.print(describe(found, path))
  }
  return found.problems.length === 0 ? 0 : 2
}

/** The codebook that was given by its path, if it is still there; else that of the study or the shipped one. */
async function codebookOf({ codebook: { file } }: Written): Promise<string | undefined> {
  return !file.endsWith('(shipped)') && (await exists(file)) ? file : undefined
}

/** The folder of the study: that of the inputs which the analysis recorded, or one of its name. */
async function findStudy({ inputs, study, files }: Written, report: string): Promise<string> {
  const folders = inputs
    .filter(({ file }) => !file.endsWith('(shipped)'))
    .map(({ file }) =>
      /[/\\]decisions[/\\]/.test(file) ? file.slice(0, file.search(/[/\\]decisions/)) : dirname(file),
    )
  for (const folder of [...folders, study, join(dirname(report), study)]) {
    const isThere = await Promise.all(
      [join(folder, 'transcripts'), folder].map((base) => exists(join(base, files[0]?.file ?? ''))),
    )
    if (isThere.some(Boolean)) return folder
  }
  throw inputError({
    code: 'verify/no-study',
    place: { file: join(report, 'analysis.json') },
    message: `the study "${study}" is not where the analysis found it`,
    fix: 'name its folder with --study',
  })
}

function describe({ problems, checked }: Verification, path: string): string {
  const { inputs, quotes, tables, cells, files, isSealed } = checked
  const what = `${plural(inputs, 'input')}, ${plural(quotes, 'quote')}, ${plural(tables, 'table')} with ${plural(cells, 'cell')}`
  const seal = isSealed
    ? `${plural(files, 'file')} compared with their hashes when they were saved`
    : 'no hashes of the files were recorded by the version that wrote them, so changes of other words are not found'
  return problems.length === 0
    ? `${path} is right: ${what} checked; ${seal}.\n`
    : `${path}: ${plural(problems.length, 'difference')}. ${what} checked; ${seal}.\n`
}
