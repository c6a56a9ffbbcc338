import { compareNames, orderBy } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import type { Code, Theme } from '../../../model/codebook.ts'
import { stances } from '../../../model/coding.ts'
import type { CodeQuote, Dissent, Prevalence, Quote } from '../../../model/findings.ts'
import { trimFillers } from '../../../text/trim-fillers.ts'
import {
  type Block,
  type CodingQuery,
  emphasis,
  heading,
  type Inline,
  linked,
  linkedCount,
  paragraph,
  strong,
} from '../blocks.ts'
import { enumerate, locate, nameSome, percent, plural, spreadOver } from '../wording.ts'

/**
 * Maximum number of passages printed: quotes of a code, quotes of a code with another stance, dissenting passages of a
 * theme. Which ones come first is decided in `findings/quotes/scoring.ts`; quotes.csv has more.
 */
const shown = { quotes: 2, differing: 2, dissent: 3 }

/** One theme: what it is, how far it spreads, its codes from the widest to the narrowest with quotes, the other side. */
export function buildTheme(theme: Theme, analysis: Analysis): Block[] {
  const { findings } = analysis
  const rows = findings.prevalence.filter(({ themeId }) => themeId === theme.id)
  const whole = rows.find(({ codeId }) => codeId === null)!
  const codes = rows
    .filter(({ depth }) => depth === 1)
    .sort(
      orderBy(
        ({ organizations }) => organizations.length,
        ({ participants }) => participants.length,
        ({ segments }) => segments,
      ),
    )
  const silent = silentOn(whole, analysis)
  const all = { theme: theme.id }
  return [
    heading(3, theme.label, `theme-${theme.id}`),
    paragraph(
      emphasis(theme.description),
      ' It comes up in ',
      linked(spread(whole, analysis), all),
      ', in ',
      linked(plural(whole.segments, 'segment'), all),
      '.',
      ...(silent.length === 0 ? [] : [` Nothing on it was found with ${nameSome(silent)}.`]),
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

/** Participants with whom nothing was found. */
function silentOn(row: Prevalence, { findings }: Analysis): string[] {
  const speaking = new Set(row.participants)
  return findings.participants
    .map(({ participantId }) => participantId)
    .filter((id) => !speaking.has(id))
    .sort(compareNames)
}

function prevalenceTable(theme: Theme, rows: readonly Prevalence[], { findings }: Analysis): Block {
  const { organizationCount, participantCount, isDecided, prevalence } = findings
  const isDisputed = prevalence.some(({ disputed }) => disputed > 0)
  return {
    kind: 'table',
    caption: `Codes of ${theme.label}`,
    head: [
      'code',
      ...(organizationCount === 0 ? [] : [`organisations (of ${organizationCount})`]),
      `participants (of ${participantCount})`,
      'segments',
      ...(isDecided ? ['participants, accepted', 'accepted', 'suggested', 'rejected'] : []),
      ...(isDisputed ? ['disputed'] : []),
      'most by one participant',
    ],
    rows: rows
      .filter(({ codeId }) => codeId !== null)
      .map((row) => {
        const find: CodingQuery = { code: row.codeId! }
        return [
          `${'· '.repeat(row.depth - 1)}${row.label}`,
          ...(organizationCount === 0 ? [] : [linkedCount(row.organizations.length, find)]),
          linkedCount(row.participants.length, find),
          linkedCount(row.segments, find),
          ...(isDecided
            ? [
                linkedCount(row.acceptedParticipants.length, { ...find, status: 'accepted' }),
                linkedCount(row.accepted, { ...find, status: 'accepted' }),
                linkedCount(row.suggested, { ...find, status: 'suggested' }),
                linkedCount(row.rejected, { ...find, status: 'rejected' }),
              ]
            : []),
          ...(isDisputed ? [linkedCount(row.disputed, { ...find, status: 'disputed' })] : []),
          percent(row.dominance),
        ]
      }),
  }
}

function buildCode(row: Prevalence, analysis: Analysis): Block[] {
  const { codebook, findings } = analysis
  const code = codebook.codes.find(({ id }) => id === row.codeId)!
  const own = findings.quotes.filter(({ codeId }) => codeId === row.codeId)
  const differing = own.slice(shown.quotes).filter(({ stance }) => stance !== null && stance !== own[0]!.stance)
  const find: CodingQuery = { code: code.id }
  const silent = silentOn(row, analysis)
  const groups = contrast(row, analysis)
  return [
    heading(4, row.label, `code-${code.id}`),
    paragraph(emphasis(code.description), ...describeBorders(code)),
    paragraph(
      strong('In'),
      ' ',
      linked(spread(row, analysis), find),
      ` (${nameSome(row.participants)}), in `,
      linked(plural(row.segments, 'segment'), find),
      `; ${percent(row.dominance)} of them by one participant.`,
      ...(silent.length === 0 || silent.length > row.participants.length ? [] : [` Not with ${nameSome(silent)}.`]),
      ...(groups === '' ? [] : [` ${groups}`]),
      ...describeStances(row),
    ),
    ...own.slice(0, shown.quotes).map((quote) => toQuote(quote, analysis)),
    ...(differing.length === 0
      ? []
      : [
          paragraph(strong('Others differ:')),
          ...differing.slice(0, shown.differing).map((quote) => toQuote(quote, analysis)),
        ]),
  ]
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

const shownText = (text: string, { options }: Analysis): string => (options.trimFillers ? trimFillers(text) : text)

const at = ({ transcriptId, span }: Quote) => ({ transcriptId, ...span })

const toQuote = (quote: CodeQuote, analysis: Analysis): Block => ({
  kind: 'quote',
  text: shownText(quote.text, analysis),
  source: `${locate(quote)} (${quote.status}, by ${quote.coder}${quote.stance === null ? '' : `, ${quote.stance}`})`,
  at: at(quote),
})

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

function buildAbsent(codes: readonly Prevalence[]): Block[] {
  const absent = codes.filter(({ segments }) => segments === 0)
  return absent.length === 0
    ? []
    : [paragraph(`Not found with anybody: ${enumerate(absent.map(({ label }) => label))}.`)]
}

function buildDissent(theme: Theme, analysis: Analysis): Block[] {
  const passages = analysis.findings.dissent.filter(({ themeId }) => themeId === theme.id).slice(0, shown.dissent)
  if (passages.length === 0) return []
  const toBlock = (passage: Dissent): Block => ({
    kind: 'quote',
    text: shownText(passage.text, analysis),
    source: `${locate(passage)} (found by “${passage.cue}”)`,
    at: at(passage),
  })
  return [
    paragraph(
      strong('The other side.'),
      ' Passages of this theme with a phrase of disagreement or contentment; whether they contradict it is for a reader to judge.',
    ),
    ...passages.map(toBlock),
  ]
}

function buildNeighbours(theme: Theme, { codebook, findings }: Analysis): Block[] {
  const labelOf = new Map(codebook.themes.map(({ id, label }) => [id, label]))
  const [nearest] = findings.coOccurrence
    .filter(
      ({ level, unit, a, b, both }) => level === 'theme' && unit === 'segment' && both > 0 && [a, b].includes(theme.id),
    )
    .sort(
      orderBy(
        ({ both }) => both,
        ({ a, b }) => a + b,
      ),
    )
  if (nearest === undefined) return []
  const other = nearest.a === theme.id ? nearest.b : nearest.a
  return [
    paragraph(
      `It goes together most with “${labelOf.get(other)!}”: `,
      linked(`${plural(nearest.both, 'segment')}`, { theme: theme.id, with: other }),
      ` ${nearest.both === 1 ? 'has' : 'have'} both.`,
    ),
  ]
}
