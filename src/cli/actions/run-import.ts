import { join } from 'node:path'
import { importStudy } from '../../analysis/analyze.ts'
import { InputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { loadStudy } from '../../io/load-study.ts'
import { saveFiles } from '../../io/save-files.ts'
import { own, requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { textAt } from '../../model/span.ts'
import type { Reading } from '../../model/study.ts'
import type { TranscriptFile } from '../../model/transcript-file.ts'
import { plural, writeClock } from '../../outputs/report/wording.ts'
import { addFound, findSettings, freshSettings } from '../../study/write-settings.ts'

/** How a preview was asked for. */
export interface PreviewOptions {
  readonly format?: string
  readonly encoding?: string
  readonly column: Reading['columns']
  readonly interviewer: readonly string[]
  readonly turns: number
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
  const { files, aliases, failures, warnings } = await importStudy({ ...study, interviewers: interviewer, reading })
  for (const file of files) terminal.say(json ? `${JSON.stringify(toJson(file))}\n` : describe(file, turns))
  for (const problem of [...problems, ...warnings, ...failures]) terminal.tell(`${writeDiagnostic(problem)}\n`)
  if (write) {
    const settings = study.settings ?? { file: join(path, own.settings), text: freshSettings }
    const text = addFound(settings.text, settings.file, findSettings(files, aliases))
    if (study.settings?.text !== text) await saveFiles(path, [{ file: own.settings, text }])
    terminal.tell(
      `${settings.file}: ${study.settings?.text === text ? 'nothing to add' : 'written; look through it'}\n`,
    )
  }
  return failures.length > 0 || problems.some(({ level }) => level === 'error') ? 2 : 0
}

const toJson = ({ transcript: _, sameness: __, source, warnings, ...account }: TranscriptFile) => ({
  ...source,
  ...account,
  warnings,
})

function describe(
  { transcript, language, speakers, wordsIn, wordsOut, skipped, doubtful, inaudible }: TranscriptFile,
  shown: number,
): string {
  const { source, turns, text } = transcript
  const width = Math.max(10, ...speakers.map(({ name }) => (name ?? '').length))
  const lines = [
    `${source.file}: ${source.format}, ${plural(turns.length, 'turn')}${language === null ? '' : `, language ${language}`}`,
    `  words in the file ${wordsIn}, in turns ${wordsOut}, left out ${wordsIn - wordsOut}${inaudible > 0 ? `; ${plural(inaudible, 'place')} inaudible` : ''}`,
    ...skipped.map(
      ({ reason, words, line, sample }) =>
        `    ${String(words).padStart(6)}  ${reason}${line === null ? '' : `, from line ${line}`}${sample === '' ? '' : `: ${JSON.stringify(sample)}`}`,
    ),
    ...speakers.map(
      ({ name, role, reason, turns: count, words }) =>
        `  ${(name ?? '(no name)').padEnd(width)}  ${role.padEnd(11)}  ${String(count).padStart(4)} turns  ${String(words).padStart(6)} words  (${reason})`,
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
