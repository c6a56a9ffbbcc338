import { InputError, writeDiagnostic } from '../boundary/diagnostic.ts'
import { loadStudy } from '../io/load-study.ts'
import { textAt } from '../model/span.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import { importStudy } from '../pipeline.ts'
import { writeClock } from '../report/wording.ts'
import type { Terminal } from './terminal.ts'

/** How a preview was asked for. */
export interface PreviewOptions {
  readonly format?: string
  readonly interviewer: readonly string[]
  readonly turns: number
  readonly json: boolean
}

/** Reads files as `analyze` would and shows what came out. Gives 2 when one could not be read. */
export async function runImport(
  paths: readonly string[],
  { format, interviewer, turns, json }: PreviewOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  let status: 0 | 2 = 0
  for (const path of paths) {
    try {
      const { study, problems } = await loadStudy(path)
      const { files, failures, warnings } = await importStudy({
        ...study,
        interviewers: interviewer,
        reading: { format },
      })
      for (const file of files) terminal.say(json ? `${JSON.stringify(toJson(file))}\n` : describe(file, turns))
      for (const problem of [...problems, ...warnings, ...failures]) terminal.tell(`${writeDiagnostic(problem)}\n`)
      if (failures.length > 0 || problems.some(({ level }) => level === 'error')) status = 2
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      terminal.tell(`${error.message}\n`)
      status = 2
    }
  }
  return status
}

const toJson = ({ transcript, warnings, ...account }: TranscriptFile) => ({
  file: transcript.source.file,
  id: transcript.id,
  format: transcript.source.format,
  sha256: transcript.source.sha256,
  turns: transcript.turns.length,
  ...account,
  warnings,
})

function describe(
  { transcript, language, speakers, wordsIn, wordsOut, skipped, inaudible }: TranscriptFile,
  shown: number,
): string {
  const { source, turns, text } = transcript
  const width = Math.max(10, ...speakers.map(({ name }) => (name ?? '').length))
  const lines = [
    `${source.file}: ${source.format}, ${turns.length} turns${language === null ? '' : `, language ${language}`}`,
    `  words in the file ${wordsIn}, in turns ${wordsOut}, left out ${wordsIn - wordsOut}${inaudible > 0 ? `; ${inaudible} places inaudible` : ''}`,
    ...skipped.map(
      ({ reason, words, line, sample }) =>
        `    ${String(words).padStart(6)}  ${reason}${line === null ? '' : `, from line ${line}`}: ${JSON.stringify(sample)}`,
    ),
    ...speakers.map(
      ({ name, role, reason, turns: count, words }) =>
        `  ${(name ?? '(no name)').padEnd(width)}  ${role.padEnd(11)}  ${String(count).padStart(4)} turns  ${String(words).padStart(6)} words  (${reason})`,
    ),
    ...turns.slice(0, shown).map((turn) => {
      const said = textAt(text, turn.span).replace(/\s+/g, ' ')
      return `    ${turn.number}. ${turn.startMs === null ? '' : `${writeClock(turn.startMs)} `}${turn.speaker ?? '(no name)'}: ${said.length > 90 ? `${said.slice(0, 87)}...` : said}`
    }),
  ]
  return `${lines.join('\n')}\n\n`
}
