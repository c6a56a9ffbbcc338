import { analyze } from '../../analysis/analyze.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { byName, groupBy } from '../../collections.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { CodeQuote } from '../../model/findings.ts'
import { textAt } from '../../model/span.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { type Block, heading, paragraph } from '../../outputs/report/blocks.ts'
import { locate } from '../../outputs/report/wording.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { nearMiss } from '../../text/near-miss.ts'
import { loadCodebook } from '../load/load-codebook.ts'

/** Which quotes are asked for. */
export interface CodeQuotesOptions {
  readonly code?: string
  readonly theme?: string
  readonly participant?: string
  /** Turns before and after. */
  readonly context: number
  readonly most: number
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly format: string
}

/** A quote with the turns around it. */
interface InTalk extends CodeQuote {
  readonly turnsBefore: string
  readonly turnsAfter: string
}

const columns: Columns<InTalk> = {
  theme: (quote) => quote.themeId,
  code: (quote) => quote.codeId,
  participant: (quote) => quote.participantId,
  organization: (quote) => quote.organization,
  transcript: (quote) => quote.transcriptId,
  turn: (quote) => quote.turn,
  start: (quote) => quote.span.start,
  end: (quote) => quote.span.end,
  status: (quote) => quote.status,
  stance: (quote) => quote.stance,
  confidence: (quote) => quote.confidence,
  before: (quote) => quote.turnsBefore,
  quote: (quote) => quote.text,
  after: (quote) => quote.turnsAfter,
}
const writers: Readonly<Record<string, (quotes: readonly InTalk[], analysis: Analysis) => string>> = {
  md: (quotes, analysis) => writeMarkdown(quotes, analysis),
  csv: (quotes) => writeTable(columns, quotes),
  json: (quotes) => `${JSON.stringify(quotes)}\n`,
}

/**
 * Analyzes a study and prints quotes of it, as the report chooses them.
 *
 * @throws InputError for a code, theme or participant that is not there
 */
export async function runCodeQuotes(path: string, options: CodeQuotesOptions, terminal: Terminal): Promise<void> {
  const write = choose(writers, options.format, 'format')
  const { study, ownCodebook } = await loadStudy(path)
  const analysis = await analyze(
    { ...study, ...(await loadCodebook(options.codebook, { ownCodebook })), interviewers: options.interviewer },
    { clusters: 0, quotes: Number.MAX_SAFE_INTEGER, quotesPerParticipant: Number.MAX_SAFE_INTEGER },
    { version: await readVersion(), readResource },
  )
  requireKnown(analysis, options)
  const asked = analysis.findings.quotes.filter(
    ({ codeId, themeId, participantId }) =>
      (options.code ?? codeId) === codeId &&
      (options.theme ?? themeId) === themeId &&
      (options.participant ?? participantId) === participantId,
  )
  const chosen = [...groupBy(asked, ({ codeId }) => codeId).values()].flatMap((own) => own.slice(0, options.most))
  terminal.say(write(addContext(chosen, analysis, options.context), analysis))
}

function requireKnown({ codebook, findings }: Analysis, { code, theme, participant }: CodeQuotesOptions): void {
  const topCodes = codebook.codes.filter(({ parentId }) => parentId === null).map(({ id }) => id)
  const checks: (readonly [string, string | undefined, readonly string[]])[] = [
    ['code', code, topCodes],
    ['theme', theme, codebook.themes.map(({ id }) => id)],
    ['participant', participant, findings.participants.map(({ participantId }) => participantId).sort(byName)],
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

function addContext(quotes: readonly CodeQuote[], { talk }: Analysis, turns: number): InTalk[] {
  const transcripts = new Map(Array.from(talk, ({ file: { transcript } }) => [transcript.id, transcript]))
  return quotes.map((quote) => {
    const { text, turns: all } = transcripts.get(quote.transcriptId)!
    const at = all.findIndex(({ number }) => number === quote.turn)
    const say = (from: number, to: number): string =>
      all
        .slice(Math.max(0, from), to)
        .map(({ speaker, span }) => `${speaker ?? 'No name'}: ${textAt(text, span)}`)
        .join('\n')
    return { ...quote, turnsBefore: say(at - turns, at), turnsAfter: say(at + 1, at + 1 + turns) }
  })
}

function writeMarkdown(quotes: readonly InTalk[], { codebook }: Analysis): string {
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const blocks = [...groupBy(quotes, ({ codeId }) => codeId)].flatMap(([codeId, own]): Block[] => [
    heading(2, labelOf.get(codeId)!),
    ...own.flatMap((quote): Block[] => [
      ...contextBlocks(quote.turnsBefore),
      { kind: 'quote', text: quote.text, source: `${locate(quote)} (${quote.status}, by ${quote.coder})` },
      ...contextBlocks(quote.turnsAfter),
    ]),
  ])
  return renderMarkdown({
    title: 'Quotes',
    language: 'en',
    blocks: blocks.length === 0 ? [paragraph('Nothing was found.')] : blocks,
  })
}

const contextBlocks = (said: string): Block[] =>
  said === '' ? [] : said.split('\n').map((line) => paragraph({ kind: 'emphasis', text: line }))
