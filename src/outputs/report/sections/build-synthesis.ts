import { groupBy } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import { stances } from '../../../model/coding.ts'
import type { SynthesisParagraph, SynthesisPart, SynthesisRun, SynthesisSubject } from '../../../model/synthesis.ts'
import { type Block, type CodingQuery, type Inline, list, paragraph, strong } from '../blocks.ts'
import { printedQuote } from '../printed-quote.ts'
import { locate, locateBriefly } from '../wording.ts'

/** What the researcher wrote on a theme, a code or a section: its parts with their numbers and quotes. */
export const buildSynthesis = (analysis: Analysis, subject: SynthesisSubject['kind'], id: string): Block[] =>
  analysis.synthesis
    .filter((text) => text.kind === subject && text.id === id)
    .flatMap(({ parts }) => parts.flatMap((part) => buildPart(part, analysis)))

function buildPart({ title, paragraphs }: SynthesisPart, analysis: Analysis): Block[] {
  const name = title === '' ? [] : [strong(`${title.replace(/[.:]$/, '')}.`), ' ']
  const inlines = ({ runs }: SynthesisParagraph): Inline[] => runs.map((run) => toInline(run, analysis))
  let number = 0
  const grouped = groupBy(paragraphs, ({ isItem }) => (isItem ? number : ++number))
  const blocks = [...grouped.values()].flatMap((own): Block[] => {
    const items = own.filter(({ isItem }) => isItem)
    return [
      ...own.filter(({ isItem }) => !isItem).map((text) => quoteAlone(text, analysis) ?? paragraph(...inlines(text))),
      ...(items.length === 0 ? [] : [list(items.map(inlines))]),
    ]
  })
  const [first, ...others] = blocks
  if (name.length === 0 || first === undefined) return blocks
  return first.kind === 'paragraph'
    ? [paragraph(...name, ...first.text), ...others]
    : [paragraph(...name.slice(0, 1)), first, ...others]
}

/** A paragraph that is nothing but a quote, as a quote of its own; null for any other. */
function quoteAlone({ runs }: SynthesisParagraph, analysis: Analysis): Block | null {
  const [run] = runs
  return runs.length === 1 && run?.kind === 'quote' ? toQuote(run, analysis) : null
}

type QuoteRun = Extract<SynthesisRun, { readonly kind: 'quote' }>

const toQuote = ({ quote }: QuoteRun, analysis: Analysis): Block => ({
  kind: 'quote',
  text: printedQuote(quote, analysis),
  source: locate(quote),
  short: locateBriefly(quote),
  at: { transcriptId: quote.transcriptId, ...quote.span },
})

function toInline(run: SynthesisRun, analysis: Analysis): Inline {
  switch (run.kind) {
    case 'plain':
      return run.text
    case 'quote':
      return {
        kind: 'place',
        text: `“${printedQuote(run.quote, analysis)}” (${locate(run.quote)})`,
        at: { transcriptId: run.quote.transcriptId, ...run.quote.span },
      }
    case 'count': {
      const text =
        run.was === null || run.was === run.text ? run.text : `${run.text} (${run.was} when this was written)`
      return run.themeId === null ? text : { kind: 'find', text, find: queryOf(run) }
    }
    case 'code':
    case 'strong':
    case 'emphasis':
      return { kind: run.kind, text: run.text }
    default:
      return run satisfies never
  }
}

function queryOf({ themeId, codeId, only }: Extract<SynthesisRun, { readonly kind: 'count' }>): CodingQuery {
  const about: CodingQuery = codeId === null ? { theme: themeId! } : { code: codeId }
  if (only === null) return about
  return stances.some((stance) => stance === only) ? { ...about, stance: only } : { ...about, status: only }
}
