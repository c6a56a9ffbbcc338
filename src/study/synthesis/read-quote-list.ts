import { InputError } from '../../boundary/diagnostic.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import type { TextFile } from '../../model/study.ts'
import { nearMiss } from '../../text/near-miss.ts'
import { createCodeFinder } from '../former-codes.ts'
import { parseSynthesis, type WrittenPart } from './parse-synthesis.ts'
import { barredHeading, isQuoteList, pinnedHeading } from './quote-list.ts'
import { readQuoteReference } from './read-synthesis.ts'
import type { ListedQuote } from './written-synthesis.ts'

/**
 * Reads which quotes people pinned and barred: under `## Pinned for CODE` those that come first for a code, in their
 * order, and under `## Barred` those that are never printed.
 *
 * @throws InputError with every heading and every line that cannot be understood
 */
export function readQuoteList(files: readonly TextFile[], codebook: Codebook): ListedQuote[] {
  const problems: Diagnostic[] = []
  const parts = files.filter(({ file }) => isQuoteList(file)).flatMap(({ text, file }) => parseSynthesis(text, file))
  const listed = parts.flatMap((part): ListedQuote[] => {
    const subject = subjectOf(part, codebook)
    if ('problem' in subject) {
      problems.push(subject.problem)
      return []
    }
    return part.paragraphs.flatMap(({ runs, place }) => {
      const references = runs.filter((run) => run.kind === 'reference')
      const quotes = references.flatMap((run) => {
        const quote = readQuoteReference(run.written)
        if (quote === null) problems.push(noQuote(`"[[${run.written.slice(0, 40)}]]" is no quote`, run.place))
        return quote === null ? [] : { ...subject, ...quote, place: run.place }
      })
      if (references.length === 0) problems.push(noQuote('no quote is named here', place))
      return quotes
    })
  })
  if (problems.length > 0) throw new InputError(problems)
  return listed
}

const noQuote = (message: string, place: Place): Diagnostic => ({
  level: 'error',
  code: 'quotes/reference',
  place,
  message,
  fix: 'write it as [[quote: P1a "words as they were said"]], and notes of your own between <!-- and -->',
})

/** What the quotes under a heading are listed for. */
function subjectOf(
  { title, place, paragraphs }: WrittenPart,
  codebook: Codebook,
): { readonly codeId: string | null } | { readonly problem: Diagnostic } {
  const refuse = (message: string, fix: string) => ({
    problem: {
      level: 'error' as const,
      code: 'quotes/heading',
      place: place.line === undefined ? paragraphs[0]!.place : place,
      message,
      fix,
    },
  })
  if (title.toLowerCase() === barredHeading.toLowerCase()) return { codeId: null }
  const [, id] = new RegExp(`^${pinnedHeading}:?\\s+\`?([^\`\\s]+)\`?$`, 'i').exec(title) ?? []
  const headings = `write "## ${pinnedHeading} CODE" or "## ${barredHeading}"`
  if (id === undefined)
    return refuse(title === '' ? 'these quotes are under no heading' : `"${title}" is no heading here`, headings)
  const found = createCodeFinder(codebook)(id)
  if (found.kind === 'code') return { codeId: found.id }
  if (found.kind === 'retired') return refuse(`the code "${id}" is retired`, 'delete the heading and its quotes')
  if (found.kind === 'split') return refuse(`the code "${id}" was split`, `write one of ${found.ids.join(', ')}`)
  const near = nearMiss(
    id,
    codebook.codes.map((code) => code.id),
  )
  return refuse(`there is no code "${id}"`, near === undefined ? 'write an id of the codebook' : `write ${near}`)
}
