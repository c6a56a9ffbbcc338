import { join } from 'node:path'
import { type ImportedFiles, importStudy } from '../../analysis/import-files.ts'
import { InputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { addToYaml } from '../../boundary/edit-yaml.ts'
import { groupBy, sum } from '../../collections.ts'
import { loadStudy } from '../../io/load-study.ts'
import { saveFiles } from '../../io/save-files.ts'
import { own, requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { textAt } from '../../model/span.ts'
import type { TextFile } from '../../model/study.ts'
import type { Grammar, TranscriptFile } from '../../model/transcript-file.ts'
import { plural, writeClock } from '../../outputs/report/wording.ts'
import { showProgress } from '../../runtime/progress.ts'
import { type ReadingSummary, summarizeReading } from '../../study/find-doubts.ts'
import { addFound, findSettings, freshSettings } from '../../study/write-settings.ts'
import { cleanName } from '../../text/clean.ts'
import type { ColumnOptions } from '../options/options.ts'
import { writeReadingTable } from '../print/write-reading-table.ts'

/** How a preview was asked for. */
export interface PreviewOptions {
  readonly format?: string
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly interviewer: readonly string[]
  /** How many turns of each file are shown; undefined where nothing is said. */
  readonly turns?: number | undefined
  readonly write: boolean
  readonly json: boolean
}

/** Reads files as `analyze` would and shows what came out. Gives 2 when one could not be read. */
export async function runImport(paths: readonly string[], options: PreviewOptions, terminal: Terminal): Promise<0 | 2> {
  let status: 0 | 2 = 0
  for (const path of paths) {
    try {
      if ((await previewStudy(path, options, terminal)) === 2) status = 2
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      terminal.tell(`${error.message}\n`)
      status = 2
    }
  }
  return status
}

async function previewStudy(
  path: string,
  { format, encoding, column, interviewer, turns, write, json }: PreviewOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  if (write) await requireFolder(path)
  const { study, problems } = await loadStudy(path)
  const reading = { format, encoding, columns: column }
  const stage = showProgress(terminal).begin(
    'reading',
    sum(study.files, ({ bytes }) => bytes.length),
  )
  const { files, aliases, failures, warnings } = await importStudy(
    { ...study, interviewers: interviewer, reading },
    stage.advance,
  )
  stage.end()
  const isBrief = turns === undefined && files.length > mostInFull
  const warningsByFile = groupBy(warnings, ({ place }) => place.file)
  const summaries = files.map((file) => summarizeReading(file, warningsByFile.get(file.source.file) ?? []))
  for (const [index, file] of files.entries()) {
    if (json) terminal.say(`${JSON.stringify({ ...toJson(file), ...toJsonSummary(summaries[index]!) })}\n`)
    else if (!isBrief) terminal.say(describe(file, turns ?? usualTurns))
  }
  const names = new Set(isBrief ? files.map((file) => file.source.file) : [])
  const told = [...problems, ...warnings].filter(({ place, level }) => level === 'error' || !names.has(place.file))
  for (const problem of [...(isBrief ? told.slice(0, mostTold) : told), ...failures])
    terminal.tell(`${writeDiagnostic(problem)}\n`)
  if (isBrief && told.length > mostTold)
    terminal.tell(`and ${told.length - mostTold} more notes and warnings; --turns 3 shows all\n`)
  if (!json && files.length > 1) terminal.say(writeReadingTable(summaries))
  if (!json && isBrief) terminal.say(`\nSee one in full: themata import ${join(path, files[0]!.source.file)}\n`)
  if (write) await writeSettings(path, study.settings, { files, aliases, column }, terminal)
  return failures.length > 0 || problems.some(({ level }) => level === 'error') ? 2 : 0
}

/** Files that are shown in full, unless turns are asked for: more are one table. */
const mostInFull = 20
/** Notes and warnings beside the table that are shown with it. */
const mostTold = 12
/** Turns of each file that are shown unless somebody says how many. */
const usualTurns = 3

/** Adds the columns that somebody named, and as comments what was found, to the settings of a study. */
async function writeSettings(
  path: string,
  written: TextFile | null,
  { files, aliases, column }: Pick<ImportedFiles, 'files' | 'aliases'> & { readonly column: ColumnOptions },
  terminal: Terminal,
): Promise<void> {
  const settings = written ?? { file: join(path, own.settings), text: freshSettings }
  const text = addFound(addToYaml(settings.text, settings.file, { columns: column }), findSettings(files, aliases))
  if (written?.text !== text) await saveFiles(path, [{ file: own.settings, text }])
  terminal.tell(`${settings.file}: ${written?.text === text ? 'nothing to add' : 'written; confirm what was found'}\n`)
}

const toJsonSummary = ({ shape, sureness, lost, doubts }: ReadingSummary) => ({ shape, sureness, lost, doubts })

const toJson = ({ transcript: _, sameness: __, source, warnings, ...account }: TranscriptFile) => ({
  ...source,
  ...account,
  warnings,
})

const writeGrammar = ({ shape, sureness, next }: Grammar): string =>
  `  read as "${shape}", sure ${Math.round(100 * sureness)} %${next === null ? '' : `; next best "${next.shape}", ${plural(next.turns, 'turn')}`}`

function describe(
  { transcript, grammar, language, speakers, wordsIn, wordsOut, skipped, doubtful, inaudible }: TranscriptFile,
  shown: number,
): string {
  const { source, turns, text } = transcript
  const width = Math.max(10, ...speakers.map(({ name }) => (name ?? '').length))
  const lines = [
    `${cleanName(source.file)}: ${source.format}, ${plural(turns.length, 'turn')}${language === null ? '' : `, language ${language}`}`,
    ...(grammar === null ? [] : [writeGrammar(grammar)]),
    `  words in the file ${wordsIn}, in turns ${wordsOut}, left out ${wordsIn - wordsOut}${inaudible > 0 ? `; ${plural(inaudible, 'place')} inaudible` : ''}`,
    ...skipped.map(
      ({ reason, words, line, sample }) =>
        `    ${String(words).padStart(6)}  ${reason}${line === null ? '' : `, from line ${line}`}${sample === '' ? '' : `: ${JSON.stringify(sample)}`}`,
    ),
    ...speakers.map(
      ({ name, role, reason, turns: count, words }) =>
        `  ${cleanName(name ?? '(no name)').padEnd(width)}  ${role.padEnd(11)}  ${String(count).padStart(4)} turns  ${String(words).padStart(6)} words  (${reason})`,
    ),
    ...(doubtful.length === 0
      ? []
      : [
          `  taken for words, not for speakers: ${doubtful.map(({ name, uses, line }) => `"${name}:" (${uses === 1 ? '' : `${uses} times, first on `}line ${line})`).join(', ')}`,
        ]),
    ...turns.slice(0, shown).map((turn) => {
      const said = textAt(text, turn.span).replace(/\s+/g, ' ')
      return `    ${turn.number}. ${turn.startMs === null ? '' : `${writeClock(turn.startMs)} `}${turn.speaker ?? '(no name)'}: ${said.length > 90 ? `${said.slice(0, 87)}...` : said}`
    }),
  ]
  return `${lines.join('\n')}\n\n`
}
