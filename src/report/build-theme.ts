import { byName, byRank } from '../lists.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Theme } from '../model/codebook.ts'
import type { CodeQuote, Prevalence } from '../model/findings.ts'
import { type Block, emphasis, heading, paragraph, strong } from './blocks.ts'
import { enumerate, locate, percent, plural, spreadOver } from './wording.ts'

/** Quotes of the report for each code; quotes.csv has more. */
const quotesShown = 2

/** One theme: what it is, how far it spreads, its codes from the widest to the narrowest with quotes, the other side. */
export function buildTheme(theme: Theme, analysis: Analysis): Block[] {
  const { findings } = analysis
  const rows = findings.prevalence.filter(({ themeId }) => themeId === theme.id)
  const whole = rows.find(({ codeId }) => codeId === null)!
  const codes = rows
    .filter(({ depth }) => depth === 1)
    .sort(
      byRank(
        ({ organizations }) => organizations.length,
        ({ participants }) => participants.length,
        ({ segments }) => segments,
      ),
    )
  const silent = findings.participants
    .map(({ participantId }) => participantId)
    .filter((id) => !whole.participants.includes(id))
  return [
    heading(3, theme.label),
    paragraph(
      emphasis(theme.description),
      ` It comes up in ${spread(whole, analysis)}, in ${plural(whole.segments, 'segment')}.`,
      ...(silent.length === 0 ? [] : [` Nothing on it was found with ${enumerate([...silent].sort(byName))}.`]),
    ),
    prevalenceTable(theme, rows, analysis),
    ...codes.filter(({ segments }) => segments > 0).flatMap((row) => buildCode(row, analysis)),
    ...buildAbsent(codes),
    ...buildDissent(theme, analysis),
    ...buildNeighbours(theme, analysis),
  ]
}

const spread = (row: Prevalence, { findings }: Analysis): string =>
  spreadOver(row.organizations.length, row.participants.length, findings)

function prevalenceTable(theme: Theme, rows: readonly Prevalence[], { findings }: Analysis): Block {
  const { organizationCount, participantCount, isDecided } = findings
  return {
    kind: 'table',
    caption: `Codes of ${theme.label}`,
    head: [
      'code',
      `organisations (of ${organizationCount})`,
      `participants (of ${participantCount})`,
      'segments',
      ...(isDecided ? ['participants, accepted', 'accepted', 'suggested', 'rejected'] : []),
      'most by one participant',
    ],
    rows: rows
      .filter(({ codeId }) => codeId !== null)
      .map((row) => [
        `${'· '.repeat(row.depth - 1)}${row.label}`,
        row.organizations.length,
        row.participants.length,
        row.segments,
        ...(isDecided ? [row.acceptedParticipants.length, row.accepted, row.suggested, row.rejected] : []),
        percent(row.dominance),
      ]),
  }
}

function buildCode(row: Prevalence, analysis: Analysis): Block[] {
  const { codebook, findings } = analysis
  const { description } = codebook.codes.find(({ id }) => id === row.codeId)!
  const quotes = findings.quotes.filter(({ codeId }) => codeId === row.codeId).slice(0, quotesShown)
  const groups = contrast(row, analysis)
  return [
    heading(4, row.label),
    paragraph(
      strong(`In ${spread(row, analysis)}`),
      ` (${row.participants.join(', ')}). ${description}${groups === '' ? '' : ` ${groups}`}`,
    ),
    ...quotes.map(toQuote),
  ]
}

const toQuote = (quote: CodeQuote): Block => ({
  kind: 'quote',
  text: quote.text,
  source: `${locate(quote)} (${quote.status}, by ${quote.coder})`,
})

/** The group that raises a code most and the one that raises it least, where they differ by half or more. */
function contrast({ codeId }: Prevalence, { findings }: Analysis): string {
  const groups = findings.groups.filter(
    (group) => group.codeId === codeId && group.size >= 2 && /^role/i.test(group.attribute),
  )
  const [first] = groups
  if (first === undefined) return ''
  const own = groups
    .filter(({ attribute }) => attribute === first.attribute)
    .sort(
      byRank(
        ({ share }) => share,
        ({ group }) => group,
      ),
    )
  const [most, least] = [own[0]!, own.at(-1)!]
  if (most.share - least.share < 0.5) return ''
  return `Raised by ${most.participants} of ${most.size} in the group "${most.group}", by ${least.participants} of ${least.size} in "${least.group}".`
}

function buildAbsent(codes: readonly Prevalence[]): Block[] {
  const absent = codes.filter(({ segments }) => segments === 0)
  return absent.length === 0
    ? []
    : [paragraph(`Not found with anybody: ${enumerate(absent.map(({ label }) => label))}.`)]
}

function buildDissent(theme: Theme, { findings }: Analysis): Block[] {
  const voices = findings.dissent.filter(({ themeId }) => themeId === theme.id).slice(0, 3)
  if (voices.length === 0) return []
  return [
    paragraph(
      strong('The other side.'),
      ' Passages of this theme with a phrase of disagreement or contentment; whether they contradict it is for a reader to judge.',
    ),
    ...voices.map(
      (voice): Block => ({ kind: 'quote', text: voice.text, source: `${locate(voice)} (found by “${voice.cue}”)` }),
    ),
  ]
}

function buildNeighbours(theme: Theme, { codebook, findings }: Analysis): Block[] {
  const labelOf = new Map(codebook.themes.map(({ id, label }) => [id, label]))
  const [nearest] = findings.coOccurrence
    .filter(
      ({ level, unit, a, b, both }) => level === 'theme' && unit === 'segment' && both > 0 && [a, b].includes(theme.id),
    )
    .sort(
      byRank(
        ({ both }) => both,
        ({ a, b }) => a + b,
      ),
    )
  if (nearest === undefined) return []
  const other = labelOf.get(nearest.a === theme.id ? nearest.b : nearest.a)!
  return [paragraph(`It goes together most with ${strongText(other)}: ${plural(nearest.both, 'segment')} have both.`)]
}

const strongText = (label: string): string => `“${label}”`
