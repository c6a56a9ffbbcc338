import { countKeywordsInStudy, type KeywordCounts } from '../../analysis/count-keywords-in-study.ts'
import { writeDiagnostic } from '../../boundary/diagnostic.ts'
import { checkCodebook } from '../../codebook/check-codebook.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { codesWithFewExemplars, fewestExemplars } from '../../coders/weigh-together.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadText } from '../../io/load-text.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Codebook } from '../../model/codebook.ts'
import { plural } from '../../outputs/report/wording.ts'
import { showProgress } from '../../runtime/progress.ts'

/** Checks a codebook and prints its problems. Returns 2 when there are errors. */
export async function runCodebookCheck(
  path: string,
  { on, json }: { readonly on?: string; readonly json: boolean },
  terminal: Terminal,
): Promise<0 | 2> {
  const { file, text } = await loadText(path)
  const problems = checkCodebook(text, file)
  const hasErrors = problems.some(({ level }) => level === 'error')
  const codebook = hasErrors ? null : readCodebook(text, file)
  const counts = codebook === null || on === undefined ? null : await countIn(on, codebook, terminal)
  if (json) terminal.print(`${JSON.stringify(counts === null ? problems : { problems, ...counts })}\n`)
  else {
    for (const problem of problems) terminal.print(`${writeDiagnostic(problem)}\n`)
    if (codebook !== null)
      terminal.print(
        `${describe(codebook, file, problems.length)}${describeFewExemplars(codesWithFewExemplars(codebook))}`,
      )
    if (counts !== null) terminal.print(writeCounts(counts, on!))
  }
  return hasErrors ? 2 : 0
}

async function countIn(path: string, codebook: Codebook, terminal: Terminal): Promise<KeywordCounts> {
  const { study } = await loadStudy(path, safeReader)
  return countKeywordsInStudy(codebook, { ...study, interviewers: [], progress: showProgress(terminal) })
}

function describe({ name, themes, codes }: Codebook, file: string, warnings: number): string {
  const keywords = codes.reduce((total, code) => total + code.keywords.length, 0)
  const verdict = warnings === 0 ? 'is sound' : `can be used, with ${plural(warnings, 'warning')} above`
  return `${file}: "${name}" ${verdict} (${plural(themes.length, 'theme')}, ${plural(codes.length, 'code')}, ${plural(keywords, 'keyword')})\n`
}

/** The codes that lack examples, the poorest first; nothing where none does. */
function describeFewExemplars(codes: readonly { readonly codeId: string; readonly texts: number }[]): string {
  if (codes.length === 0) return ''
  const named = [...codes]
    .sort((a, b) => a.texts - b.texts)
    .slice(0, mostNamed)
    .map(({ codeId, texts }) => `${codeId} ${texts}`)
  const more = codes.length > mostNamed ? `, and ${codes.length - mostNamed} more` : ''
  return `Few texts for meaning, fewer than ${fewestExemplars} of definition and examples: ${named.join(', ')}${more}. Similarity to them is coarse; ten examples a code, in the words that people would use, are worth writing.\n`
}

const mostNamed = 12

function writeCounts({ segments, keywords }: KeywordCounts, path: string): string {
  const width = Math.max(...keywords.map(({ codeId }) => codeId.length))
  const lines = keywords.map(
    ({ codeId, keyword, segments: count, transcripts, forms }) =>
      `${codeId.padEnd(width)}  ${String(count).padStart(8)}  ${String(transcripts).padStart(11)}  ${keyword}${forms.length > 0 ? `  →  ${shorten(forms)}` : ''}\n`,
  )
  return `\nOf ${segments} segments of ${path}, each keyword marks:\n${'code'.padEnd(width)}  segments  transcripts  keyword  →  what it matched\n${lines.join('')}`
}

/** The first five forms, enough to see if a stem matches too much. */
const shorten = (forms: readonly string[]): string =>
  forms
    .slice(0, 5)
    .map((form) => (form.length > 32 ? `${form.slice(0, 29)}...` : form))
    .join(', ')
