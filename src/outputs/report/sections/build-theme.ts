import { orderBy, sum } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import type { Theme } from '../../../model/codebook.ts'
import type { Prevalence } from '../../../model/prevalence.ts'
import { type Block, type CodingQuery, emphasis, heading, linked, linkedCount, paragraph } from '../blocks.ts'
import { pairsInSegments } from '../pairs-in-segments.ts'
import { enumerate, nameSome, plural, ratePerWords, writeDominance } from '../wording.ts'
import { checkCells, checkHead, describeCheck, describeConfirmed } from './build-check.ts'
import { buildCode, silentOn, spread } from './build-code.ts'
import { buildSynthesis } from './build-synthesis.ts'

/** One theme: what it is, how far it spreads, its codes from the widest to the narrowest with quotes for and against. */
export function buildTheme(theme: Theme, analysis: Analysis): Block[] {
  const { findings } = analysis
  const rows = findings.prevalence.filter(({ themeId }) => themeId === theme.id)
  const whole = rows.find(({ codeId }) => codeId === null)!
  const silent = silentOn(whole, analysis)
  const all = { theme: theme.id }
  return [
    heading(3, theme.label, `theme-${theme.id}`, theme.color),
    paragraph(
      ...(theme.description === '' ? [] : [emphasis(theme.description), ' ']),
      'It comes up in ',
      linked(spread(whole, analysis), all),
      ', in ',
      linked(plural(whole.segments, 'segment'), all),
      `${describeCheck(whole, analysis)}.${describeConfirmed(whole, analysis)}`,
      ...(silent.length === 0 ? [] : [` Nothing on it was found with ${nameSome(silent)}.`]),
    ),
    ...buildSynthesis(analysis, 'theme', theme.id),
    prevalenceTable(theme, rows, analysis),
    ...decisionTable(theme, rows, analysis),
    ...widestFirst(rows, analysis).flatMap((row) => buildCode(row, analysis)),
    ...buildAbsent(rows),
    ...buildNeighbours(theme, analysis),
  ]
}

/** The codes that somebody speaks of or the researcher writes on, the widest first, each followed by the codes inside it. */
function widestFirst(rows: readonly Prevalence[], { codebook, synthesis }: Analysis): Prevalence[] {
  const written = new Set(synthesis.filter(({ kind }) => kind === 'code').map(({ id }) => id))
  const parentById = new Map(codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const inside = (parent: string | null): Prevalence[] =>
    rows
      .filter(({ codeId }) => codeId !== null && parentById.get(codeId) === parent)
      .filter(({ codeId, segments }) => segments > 0 || written.has(codeId!))
      .sort(
        orderBy(
          ({ organizations }) => organizations.length,
          ({ participants }) => participants.length,
          ({ segments }) => segments,
        ),
      )
      .flatMap((row) => [row, ...inside(row.codeId)])
  return inside(null)
}

/** How far each code of a theme spreads, in counts and in proportion. */
function prevalenceTable(theme: Theme, rows: readonly Prevalence[], { findings }: Analysis): Block {
  const { organizationCount, participantCount } = findings
  const words = sum(findings.participants, (person) => person.words)
  return {
    kind: 'table',
    caption: `Codes of ${theme.label}`,
    head: [
      'code',
      ...(organizationCount === 0 ? [] : [`organisations (of ${organizationCount})`]),
      `participants (of ${participantCount})`,
      'segments',
      'per 1,000 words',
      'most by one participant',
    ],
    rows: codesAmong(rows).map((row) => {
      const find: CodingQuery = { code: row.codeId }
      return [
        nameInTheme(row),
        ...(organizationCount === 0 ? [] : [linkedCount(row.organizations.length, find)]),
        linkedCount(row.participants.length, find),
        linkedCount(row.segments, find),
        ratePerWords(row.segments, words),
        writeDominance(row),
      ]
    }),
  }
}

/** What people decided on the codes of a theme, and how far its suggestions can be trusted; nothing where nobody did. */
function decisionTable(theme: Theme, rows: readonly Prevalence[], { findings }: Analysis): Block[] {
  const { isDecided, prevalence, draw } = findings
  if (!isDecided && draw === null) return []
  const isDisputed = prevalence.some(({ disputed }) => disputed > 0)
  return [
    {
      kind: 'table',
      caption: `Decisions on codes of ${theme.label}`,
      head: [
        'code',
        ...(isDecided ? ['participants, accepted', 'accepted', 'suggested', 'rejected'] : []),
        ...(isDisputed ? ['disputed'] : []),
        ...checkHead(draw),
      ],
      rows: codesAmong(rows).map((row) => {
        const find: CodingQuery = { code: row.codeId }
        return [
          nameInTheme(row),
          ...(isDecided
            ? [
                linkedCount(row.acceptedParticipants.length, { ...find, status: 'accepted' }),
                linkedCount(row.accepted, { ...find, status: 'accepted' }),
                linkedCount(row.suggested, { ...find, status: 'suggested' }),
                linkedCount(row.rejected, { ...find, status: 'rejected' }),
              ]
            : []),
          ...(isDisputed ? [linkedCount(row.disputed, { ...find, status: 'disputed' })] : []),
          ...checkCells(row),
        ]
      }),
    },
  ]
}

/** A code's name, with a dot in front for each code that it is in. */
const nameInTheme = ({ depth, label }: Prevalence): string => `${'· '.repeat(depth - 1)}${label}`

const codesAmong = (rows: readonly Prevalence[]) =>
  rows.flatMap((row) => (row.codeId === null ? [] : [{ ...row, codeId: row.codeId }]))

function buildAbsent(rows: readonly Prevalence[]): Block[] {
  const absent = rows.filter(({ codeId, segments }) => codeId !== null && segments === 0)
  return absent.length === 0
    ? []
    : [paragraph(`Not found with anybody: ${enumerate(absent.map(({ label }) => label))}.`)]
}

function buildNeighbours(theme: Theme, { codebook, findings }: Analysis): Block[] {
  const labelOf = new Map(codebook.themes.map(({ id, label }) => [id, label]))
  const [nearest] = [...pairsInSegments(findings, 'theme')]
    .filter(({ a, b }) => [a, b].includes(theme.id))
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
