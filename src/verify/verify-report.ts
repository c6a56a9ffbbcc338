import { attempt } from '../boundary/diagnostic.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noProgress } from '../model/progress.ts'
import { checkCopies } from './check-copies.ts'
import { checkInputs, checkSaved } from './check-hashes.ts'
import { checkMethods } from './check-methods.ts'
import { checkPage } from './check-page.ts'
import { checkCodedQuotes, checkSegments, checkWrittenQuotes } from './check-quotes.ts'
import { checkReport } from './check-report.ts'
import { checkCounts } from './check-tables.ts'
import { checkWorkbook } from './check-workbook.ts'
import { compareForms, type ReportForm } from './compare-forms.ts'
import { compareItems } from './compare-lists.ts'
import { difference, type ReportAtHand, type StudyAtHand } from './evidence.ts'
import { readDocument } from './forms/read-document.ts'
import { readMarkdown } from './forms/read-markdown.ts'
import { readPage } from './forms/read-page.ts'
import { jsonPlaces } from './json-places.ts'
import { type OwnTable, readOwnTable } from './read-own-table.ts'
import { type Facts, readFacts } from './recount/facts.ts'
import { expectedTables } from './report-tables.ts'

/** What was checked, and every difference with its place. */
export interface Verification {
  readonly problems: readonly Diagnostic[]
  readonly checked: {
    readonly inputs: number
    readonly quotes: number
    readonly tables: number
    readonly cells: number
    readonly files: number
    /** True if hashes were recorded when the files were saved. */
    readonly isSealed: boolean
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/**
 * Verifies a folder of results against the study that it is of: every input is the one that was analysed, every quote is
 * what was said at its place, every count is that of the codings. Nothing of the program that counts is used here.
 */
export async function verifyReport(
  report: ReportAtHand,
  study: StudyAtHand,
  progress = noProgress,
): Promise<Verification> {
  const { files, written } = report
  const placeOf = jsonPlaces('analysis.json', textOf(files.get('analysis.json')!))
  const tables = new Map<string, OwnTable>()
  const problems: Diagnostic[] = [...checkInputs(report, study), ...checkSaved(report)]
  const codings = files.get('codings.csv')
  const workbook = files.get('tables.xlsx')
  const checks: (() => Diagnostic[] | Promise<Diagnostic[]>)[] = [
    ...[...files]
      .filter(([name]) => name.endsWith('.csv'))
      .map(([name, bytes]) => () => {
        tables.set(name, readOwnTable(name, bytes))
        return []
      }),
    () => checkSegments(written, placeOf, study),
    () => checkWrittenQuotes(written, placeOf, study),
    () => checkRoster(report, study, placeOf),
    () => checkCopies(written, tables, study),
    ...(codings === undefined
      ? [() => [nothingToCount(report.folder)]]
      : [
          () => checkCodedQuotes(readOwnTable('codings.csv', codings), study),
          () => checkForms(report, { facts: readFacts(codings, written, study), tables, study, placeOf }),
        ]),
    ...(workbook === undefined ? [] : [() => checkWorkbook('tables.xlsx', workbook, tables)]),
  ]
  const stage = progress.begin('Checking', 1, 'share')
  for (const check of checks) {
    const found = await attempt(async () => check())
    problems.push(...('value' in found ? found.value : found.problems))
    stage.advance(1 / checks.length)
  }
  stage.end()
  const list = [...tables.values()]
  return {
    problems,
    checked: {
      inputs: written.inputs.length + written.files.length + 1,
      quotes: written.findings.quotes.length + written.codings.length + written.findings.dissent.length,
      tables: list.length,
      cells: list.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0),
      files: files.size,
      isSealed: report.hashes.length > 0,
    },
  }
}

/** Checks everything that is counted, in `analysis.json`, in the tables, and in each form of the report. */
async function checkForms(
  { files, written }: ReportAtHand,
  {
    facts,
    tables,
    study,
    placeOf,
  }: {
    readonly facts: Facts
    readonly tables: ReadonlyMap<string, OwnTable>
    readonly study: StudyAtHand
    readonly placeOf: ReturnType<typeof jsonPlaces>
  },
): Promise<Diagnostic[]> {
  const shown = { facts, study, tables: expectedTables(facts, study) }
  const problems = checkCounts(facts, tables, placeOf, study)
  const forms: ReportForm[] = []
  const [markdown, html, docx] = ['report.md', 'report.html', 'report.docx'].map((name) => files.get(name))
  if (markdown !== undefined)
    forms.push({ file: 'report.md', blocks: readMarkdown(textOf(markdown)), isShorter: false })
  if (html !== undefined) {
    const page = readPage(textOf(html))
    forms.push({ file: 'report.html', blocks: page.blocks, isShorter: false })
    problems.push(...(await checkPage('report.html', page, written, study)))
  }
  if (docx !== undefined)
    forms.push({ file: 'report.docx', blocks: await readDocument('report.docx', docx), isShorter: true })
  const methods = files.get('methods.md')
  if (methods !== undefined) problems.push(...checkMethods('methods.md', readMarkdown(textOf(methods)), shown))
  for (const [number, { file, blocks }] of forms.entries()) {
    problems.push(...checkReport(file, blocks, shown))
    if (number > 0) problems.push(...compareForms(forms[0]!, forms[number]!))
  }
  return problems
}

/** Checks who took part, with their attributes and groups, and what was learned, against the study. */
function checkRoster(
  { written }: ReportAtHand,
  { people, learned }: StudyAtHand,
  placeOf: ReturnType<typeof jsonPlaces>,
): Diagnostic[] {
  return [
    ...compareItems('participants', written.participants, people, placeOf),
    ...compareItems('learned', [{ learned: written.learned }], [{ learned }], placeOf),
  ]
}

const nothingToCount = (folder: string): Diagnostic =>
  difference(
    'verify/nothing',
    { file: folder },
    'there is no codings.csv, so no count can be rebuilt',
    'analyze the study again with csv among its formats',
  )
