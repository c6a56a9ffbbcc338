import { importStudy } from '../../analysis/import-files.ts'
import { segmentFile } from '../../analysis/prepare-file.ts'
import { type Diagnostic, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { locatedOptions } from '../../boundary/located.ts'
import { checkCodebook } from '../../codebook/check-codebook.ts'
import { countKeywords } from '../../codebook/count-keywords.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { createKeywordFinder } from '../../coders/index.ts'
import { loadStudy, loadText } from '../../io/load-study.ts'
import type { Terminal } from '../../io/terminal.ts'
import { segmenters } from '../../segmenters/index.ts'

/** Checks a codebook and prints what it finds. Gives 2 when there are errors. */
export async function runCheck(
  path: string,
  { on, json }: { on?: string; json: boolean },
  terminal: Terminal,
): Promise<0 | 2> {
  const { file, text } = await loadText(path)
  const problems = checkCodebook(text, file)
  const errors = problems.filter(({ level }) => level === 'error').length
  if (json) terminal.say(`${JSON.stringify(problems)}\n`)
  else for (const problem of problems) terminal.say(`${writeDiagnostic(problem)}\n`)
  if (errors > 0) return 2
  if (!json) terminal.say(describe(text, file, problems))
  if (on !== undefined) terminal.say(await countOn(text, file, on))
  return 0
}

function describe(yaml: string, file: string, problems: readonly Diagnostic[]): string {
  const { name, themes, codes } = readCodebook(yaml, file)
  const keywords = codes.reduce((total, code) => total + code.keywords.length, 0)
  const doubts = problems.length === 0 ? 'is sound' : `can be used; ${problems.length} doubts are told above`
  return `${file}: "${name}" ${doubts} (${themes.length} themes, ${codes.length} codes, ${keywords} keywords)\n`
}

async function countOn(yaml: string, file: string, path: string): Promise<string> {
  const codebook = readCodebook(yaml, file)
  const { study } = await loadStudy(path)
  const segment = segmenters.window.build(locatedOptions({}, '--segmenter'))
  const { files } = await importStudy({ ...study, interviewers: [] })
  const segments = files.flatMap((read) => segmentFile(segment, read, codebook.language))
  const rows = countKeywords(codebook, segments, createKeywordFinder(codebook).find)
  const width = Math.max(...rows.map(({ codeId }) => codeId.length))
  const lines = rows.map(
    ({ codeId, keyword, segments: count, transcripts, forms }) =>
      `${codeId.padEnd(width)}  ${String(count).padStart(8)}  ${String(transcripts).padStart(11)}  ${keyword}${forms.length > 0 ? `  →  ${shorten(forms)}` : ''}\n`,
  )
  return `\nOf ${segments.length} segments of ${path}, each keyword marks:\n${'code'.padEnd(width)}  segments  transcripts  keyword  →  what it matched\n${lines.join('')}`
}

/** The first few forms: enough to see whether a stem says too much. */
const shorten = (forms: readonly string[]): string =>
  forms
    .slice(0, 5)
    .map((form) => (form.length > 32 ? `${form.slice(0, 29)}...` : form))
    .join(', ')
