import { inputError } from '../../boundary/diagnostic.ts'
import { compareNames, groupBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodeQuote } from '../../model/code-quote.ts'
import { lineages } from '../../model/codebook.ts'
import type { QuoteInContext } from '../../model/findings.ts'
import { overlaps, textAt } from '../../model/span.ts'
import { nearMiss } from '../../text/near-miss.ts'

/** Filters of quotes, by id; a filter that is left out lets every quote pass. */
export interface QuoteFilter {
  readonly code?: string
  readonly theme?: string
  readonly participant?: string
}

/**
 * The quotes of an analysis that pass a filter, in the order of the report, with the turns around each.
 *
 * @param limits.turns turns before and after each quote (default 0)
 * @param limits.max quotes of each code (default: all that the analysis holds, see its option `quotes`)
 * @throws InputError for a code, theme or participant that the analysis does not have
 */
export function quotesInContext(
  analysis: Analysis,
  filter: QuoteFilter,
  { turns = 0, max = Number.POSITIVE_INFINITY }: { readonly turns?: number; readonly max?: number } = {},
): QuoteInContext[] {
  requireKnown(analysis, filter)
  const passing = analysis.findings.quotes.filter(
    ({ codeId, themeId, participantId }) =>
      (filter.code ?? codeId) === codeId &&
      (filter.theme ?? themeId) === themeId &&
      (filter.participant ?? participantId) === participantId,
  )
  const distinct = filter.code === undefined ? withCodeInside(passing, analysis) : passing
  const shown = [...groupBy(distinct, ({ codeId }) => codeId).values()].flatMap((quotes) => quotes.slice(0, max))
  return addContext(shown, analysis, turns)
}

/** The quotes, each passage only with the innermost of the codes that contain each other. */
function withCodeInside(quotes: readonly CodeQuote[], { codebook }: Analysis): CodeQuote[] {
  const lineageById = lineages(codebook)
  const placeOf = (codeId: string, { transcriptId, turn }: CodeQuote): string => `${codeId} ${transcriptId} ${turn}`
  const inside = groupBy(
    quotes.flatMap((quote) =>
      lineageById
        .get(quote.codeId)!
        .slice(1)
        .map(({ id }) => ({ place: placeOf(id, quote), quote })),
    ),
    ({ place }) => place,
  )
  return quotes.filter(
    (quote) => !inside.get(placeOf(quote.codeId, quote))?.some(({ quote: { span } }) => overlaps(span, quote.span)),
  )
}

function requireKnown({ codebook, findings }: Analysis, { code, theme, participant }: QuoteFilter): void {
  const checks: (readonly [string, string | undefined, readonly string[]])[] = [
    ['code', code, codebook.codes.map(({ id }) => id)],
    ['theme', theme, codebook.themes.map(({ id }) => id)],
    ['participant', participant, findings.participants.map(({ participantId }) => participantId).sort(compareNames)],
  ]
  for (const [what, written, known] of checks) {
    if (written === undefined || known.includes(written)) continue
    const near = nearMiss(written, known)
    throw inputError({
      code: `quotes/${what}`,
      place: { file: `--${what}` },
      message: `there is no ${what} "${written}"; there are ${known.join(', ')}`,
      fix: near === undefined ? 'name one of them' : `write ${near}`,
    })
  }
}

function addContext(quotes: readonly CodeQuote[], { transcripts }: Analysis, turns: number): QuoteInContext[] {
  const transcriptById = new Map(Array.from(transcripts, ({ file: { transcript } }) => [transcript.id, transcript]))
  return quotes.map((quote) => {
    const { text, turns: all } = transcriptById.get(quote.transcriptId)!
    const at = all.findIndex(({ number }) => number === quote.turn)
    const say = (from: number, to: number): string =>
      all
        .slice(Math.max(0, from), to)
        .map(({ speaker, span }) => `${speaker ?? 'No name'}: ${textAt(text, span)}`)
        .join('\n')
    return { ...quote, turnsBefore: say(at - turns, at), turnsAfter: say(at + 1, at + 1 + turns) }
  })
}
