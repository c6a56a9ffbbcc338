import { countBy, groupBy } from '../collections.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import { textAt } from '../model/span.ts'
import { plural } from '../outputs/report/wording.ts'
import { type Columns, writeTable } from '../outputs/tables/write-table.ts'
import { type ForeignProject, writeCodePath } from './foreign-project.ts'
import type { CodingResult } from './import-codings.ts'

/** What became of codings, in the order of the report, as the end of a line such as `9 of them …`. */
const meanings = {
  'by-position': 'placed by their position in the document',
  'as-written': 'placed: their words are there once',
  'by-order': 'placed among equal words, by the order of the passages',
  similar: 'placed at similar words: check them in the list',
  beginning: 'placed by their beginning: the program had cut the quote',
  repeated: 'repeated: the same code at the same place by the same coder',
  several: 'not placed: their words are in several places',
  absent: 'not placed: nobody says these words',
  'no-words': 'not placed: they have no words',
  'whole-document': 'not placed: they are about a whole document',
  'no-document': 'not placed: the study has no such transcript',
  'no-code': 'not taken over: the codebook has no such code',
  'left-out': 'left out, as code-map.csv says',
} as const satisfies Record<CodingResult['how'], string>

const isPlaced = ({ how }: CodingResult): boolean =>
  ['by-position', 'as-written', 'by-order', 'similar', 'beginning'].includes(how)

/** The counted report of what was taken over from a file, and what was lost. */
export function describeImport(project: ForeignProject, results: readonly CodingResult[]): string {
  const lines = [
    `${plural(results.length, 'coding')} with ${plural(project.codes.length, 'code')} in ${plural(project.documents.length, 'document')}, ${results.filter(isPlaced).length} taken over`,
  ]
  for (const [coder, own] of groupBy(results, (result) => result.coder)) {
    const counts = countBy(own, ({ how }) => how)
    lines.push(`  ${coder}: ${plural(own.length, 'coding')}${refusedOf(coder, own)}`)
    for (const [how, meaning] of Object.entries(meanings) as [CodingResult['how'], string][])
      if (counts.has(how)) lines.push(`    ${String(counts.get(how)).padStart(5)} ${meaning}`)
  }
  for (const { what, count, why } of project.losses) lines.push(`  ${count} ${what}: ${why}`)
  return `${lines.join('\n')}\n`
}

/** For a model: how many of its quotes nobody said. */
function refusedOf(coder: string, own: readonly CodingResult[]): string {
  if (!isMachineCoder(coder)) return ''
  const quotes = new Map(own.map((result) => [`${result.coding.document}\n${result.coding.quote}`, result.how]))
  const invented = [...quotes.values()].filter((how) => how === 'absent').length
  if (invented === 0) return `; no quote of ${quotes.size} is refused`
  return `; ${invented} of ${plural(quotes.size, 'quote')} ${invented === 1 ? 'is' : 'are'} not in the text: refused`
}

const columns: Columns<CodingResult> = {
  source: ({ coding }) => coding.place.file.replace(/^.*[/\\]/, ''),
  line: ({ coding }) => coding.place.line ?? null,
  result: ({ how }) => how,
  document: ({ coding }) => coding.document,
  transcript: ({ transcript }) => transcript?.id ?? null,
  start: ({ span }) => span?.start ?? null,
  end: ({ span }) => span?.end ?? null,
  coder: ({ coder }) => coder,
  code: ({ code }) => code,
  quote: ({ coding }) => coding.quote,
  words_there: ({ how, span, transcript }) =>
    span === null || transcript === null || how === 'as-written' ? null : textAt(transcript.text, span),
  memo: ({ coding }) => coding.memo,
}

/** Every coding of a file with what became of it, as CSV; what has to be looked at comes first. */
export function listResults(
  project: Pick<ForeignProject, 'codes' | 'documents'>,
  results: readonly CodingResult[],
): string {
  const nameOf = new Map(project.documents.map(({ id, name }) => [id, name]))
  const pathOf = new Map(project.codes.map(({ id, path }) => [id, writeCodePath(path)]))
  const isLooked = ({ how }: CodingResult): boolean =>
    !['by-position', 'as-written', 'by-order', 'repeated'].includes(how)
  const ordered = [...results.filter(isLooked), ...results.filter((result) => !isLooked(result))]
  return writeTable(
    {
      ...columns,
      document: ({ coding }) => nameOf.get(coding.document) ?? coding.document,
      their_code: ({ coding }) => pathOf.get(coding.code) ?? coding.code,
    },
    ordered,
  )
}
