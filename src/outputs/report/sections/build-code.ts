import { compareNames, orderBy } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import type { CodeQuote, Dissent } from '../../../model/code-quote.ts'
import type { Code } from '../../../model/codebook.ts'
import { stances } from '../../../model/coding.ts'
import type { Prevalence } from '../../../model/prevalence.ts'
import type { Quote } from '../../../model/quote.ts'
import { overlaps } from '../../../model/span.ts'
import { type Block, type CodingQuery, emphasis, heading, type Inline, linked, paragraph, strong } from '../blocks.ts'
import { printedQuote } from '../printed-quote.ts'
import { locate, locateBriefly, nameSome, percent, plural, spreadOver } from '../wording.ts'
import { describeCheck, describeConfirmed } from './build-check.ts'
import { buildSynthesis } from './build-synthesis.ts'

/** Maximum number of passages printed for a code that were found by a phrase of disagreement. */
const mostDissent = 2

/** One code: its definition, how far it spreads, its quotes, and what speaks against it. */
export function buildCode(row: Prevalence, analysis: Analysis): Block[] {
  const { codebook } = analysis
  const code = codebook.codes.find(({ id }) => id === row.codeId)!
  const find: CodingQuery = { code: code.id }
  const groups = contrast(row, analysis)
  return [
    heading(row.depth === 1 ? 4 : 5, row.label, `code-${code.id}`, colorOf(row.themeId, analysis)),
    paragraph(emphasis(code.description), ...describeBorders(code)),
    paragraph(
      strong('In'),
      ' ',
      linked(spread(row, analysis), find),
      ` (${nameSome(row.participants)}), in `,
      linked(plural(row.segments, 'segment'), find),
      `${describeCheck(row, analysis)}${describeDominance(row)}.${describeConfirmed(row, analysis)}`,
      ...(groups === '' ? [] : [` ${groups}`]),
      ...describeStances(row),
    ),
    ...buildSynthesis(analysis, 'code', code.id),
    ...buildQuotes(row, analysis),
    ...buildAgainst(row, analysis),
  ]
}

export const spread = (row: Prevalence, { findings }: Analysis): string =>
  spreadOver(row.organizations.length, row.participants.length, findings)

/** Who has the most segments, and which share; nothing where nobody has more than one. */
const describeDominance = ({ dominance, dominant }: Prevalence): string =>
  dominant.length === 0
    ? ''
    : `; ${percent(dominance)} of them by ${dominant.length === 1 ? dominant[0]! : `each of ${nameSome(dominant)}`}`

/** Participants with whom nothing was found. */
export function silentOn(row: Prevalence, { findings }: Analysis): string[] {
  const speaking = new Set(row.participants)
  return findings.participants
    .map(({ participantId }) => participantId)
    .filter((id) => !speaking.has(id))
    .sort(compareNames)
}

const describeBorders = ({ include, exclude }: Code): Inline[] => [
  ...(include === '' ? [] : [` Includes: ${include}`]),
  ...(exclude === '' ? [] : [` Excludes: ${exclude}`]),
]

/** Counts of segments that people marked as a problem, as something that works, as neither. */
function describeStances({ codeId, stances: marked }: Prevalence): Inline[] {
  const parts = stances
    .filter((stance) => marked[stance] !== undefined)
    .flatMap((stance, index): Inline[] => [
      index === 0 ? ' Marked by people: ' : ', ',
      linked(`${marked[stance]} ${stance}`, { code: codeId!, stance }),
    ])
  return parts.length === 0 ? [] : [...parts, '.']
}

/** The quotes of a code but those of another stance than most of it has. */
function buildQuotes(row: Prevalence, analysis: Analysis): Block[] {
  const own = quotesOf(row, analysis)
  const same = own.filter((quote) => !isDiffering(quote, row))
  return [
    ...same.map((quote) => toQuote(quote, analysis)),
    ...describeLost(row, analysis),
    ...(own.length > 0 || row.segments === 0
      ? []
      : [paragraph('Its passages are quoted with other codes of this theme, or barred.')]),
  ]
}

/** Pinned quotes of a code that are no longer there. */
const describeLost = ({ codeId }: Prevalence, { findings }: Analysis): Block[] =>
  findings.lostQuotes
    .filter((lost) => lost.codeId === codeId && lost.use === 'pinned')
    .map(({ words, transcriptId, why }) =>
      paragraph(
        strong('A pinned quote is missing:'),
        ` “${words.split(/\s+/).slice(0, 6).join(' ')} …” of ${transcriptId}: ${why}.`,
      ),
    )

/** Passages with another stance or with words of disagreement, and participants with whom nothing was found. */
function buildAgainst(row: Prevalence, analysis: Analysis): Block[] {
  const differing = quotesOf(row, analysis).filter((quote) => isDiffering(quote, row))
  const dissent = analysis.findings.dissent.filter(({ codeId }) => codeId === row.codeId).slice(0, mostDissent)
  const silent = silentOn(row, analysis)
  return [
    ...(differing.length === 0
      ? []
      : [paragraph(strong('Others differ:')), ...differing.map((quote) => toQuote(quote, analysis))]),
    ...(dissent.length === 0
      ? []
      : [
          paragraph(
            strong('The other side?'),
            ' Found by words of disagreement or contentment; whether they contradict is for a reader to judge.',
          ),
          ...dissent.flatMap((passage) => toDissent(passage, analysis)),
        ]),
    ...(silent.length === 0
      ? []
      : [
          paragraph(
            `Nothing on it was found with ${plural(silent.length, 'participant')} of ${analysis.findings.participantCount}: ${nameSome(silent)}.`,
          ),
        ]),
  ]
}

const quotesOf = ({ codeId }: Prevalence, { findings }: Analysis): CodeQuote[] =>
  findings.quotes.filter((quote) => quote.codeId === codeId)

/** True if people marked a quote with another stance than most passages of its code, and did not pin it. */
function isDiffering({ stance, isPinned }: CodeQuote, { stances: marked }: Prevalence): boolean {
  if (stance === null || isPinned) return false
  const most = [...stances].sort((a, b) => (marked[b] ?? 0) - (marked[a] ?? 0))[0]!
  return stance !== most
}

const at = ({ transcriptId, span }: Quote) => ({ transcriptId, ...span })

const colorOf = (themeId: string, { codebook }: Analysis): string =>
  codebook.themes.find(({ id }) => id === themeId)!.color

const toQuote = (quote: CodeQuote, analysis: Analysis): Block => ({
  kind: 'quote',
  text: printedQuote(quote, analysis),
  short: locateBriefly(quote),
  color: colorOf(quote.themeId, analysis),
  source: `${locate(quote)} (${quote.status}, by ${quote.coder}${quote.stance === null ? '' : `, ${quote.stance}`}${quote.isPinned ? ', pinned' : ''})`,
  at: at(quote),
})

/** A dissenting passage; only its place where the report quotes it for another reason. */
function toDissent(passage: Dissent, analysis: Analysis): Block {
  const { findings } = analysis
  const isQuoted = findings.quotes.some(
    ({ themeId, transcriptId, span }) =>
      themeId === passage.themeId && transcriptId === passage.transcriptId && overlaps(span, passage.span),
  )
  const source = `${locate(passage)} (found by “${passage.cue}”)`
  if (isQuoted) return paragraph(`Quoted in this theme already: ${source}.`)
  return {
    kind: 'quote',
    text: printedQuote(passage, analysis),
    source,
    short: locateBriefly(passage),
    color: colorOf(passage.themeId, analysis),
    at: at(passage),
  }
}

/** The group that raises a code most and the one that raises it least, where they differ by half or more. */
function contrast({ codeId }: Prevalence, { findings }: Analysis): string {
  const groups = findings.groups.filter(
    (group) =>
      group.unit === 'participant' && group.codeId === codeId && group.size >= 2 && /^role/i.test(group.attribute),
  )
  const [first] = groups
  if (first === undefined) return ''
  const own = groups
    .filter(({ attribute }) => attribute === first.attribute)
    .sort(
      orderBy(
        ({ share }) => share ?? 0,
        ({ group }) => group,
      ),
    )
  const [most, least] = [own[0]!, own.at(-1)!]
  if (most.share === null || least.share === null || most.share - least.share < 0.5) return ''
  return `Raised by ${most.count} of ${most.size} in the group "${most.group}", by ${least.count} of ${least.size} in "${least.group}".`
}
