import { auditOf, recountEstimates } from './check-estimates.ts'
import type { StudyAtHand } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import { recountSaturation, recountVariations } from './recount/interviews.ts'
import { recountPairs } from './recount/pairs.ts'
import { recountPeople } from './recount/people.ts'
import { type RecountedTheme, recountThemes } from './recount/themes.ts'
import { agreementTables } from './report-agreement.ts'
import { checkCellsOf, inShares, unitsOf, writeAtLeast, writeBounds } from './report-estimates.ts'
import { groupTables, peopleTables } from './report-people.ts'
import { inPart, inPercent, inTenths, perWords, type ReportTable, row, whole } from './report-row.ts'

const orDash = (segments: number, written: string): string => (segments === 1 ? '–' : written)
/** The share of those with most segments, and who they are. */
function writtenDominance({ dominance, dominant }: RecountedTheme['json']): string {
  if (dominant.length === 0) return '–'
  return `${inPercent(dominance)} (${dominant.length > 3 ? `each of ${dominant.length}` : dominant.join(', ')})`
}

/** Every table of a report that can be rebuilt from the codings and the study. */
export function expectedTables(facts: Facts, study: StudyAtHand): ReportTable[] {
  return [
    ...estimateTables(facts, study),
    ...agreementTables(facts, study),
    ...themeTables(facts, study),
    ...groupTables(facts),
    ...peopleTables(facts, study),
    pairTable(facts),
    inputTable(facts, study),
    whole(
      'Without one coder',
      recountVariations(facts).coders.map(({ coder, alone, of, themesLost, codesLost }) =>
        row(coder, {
          'codings that rest on this coder alone': `${alone} of ${of}`,
          ...{ 'themes lost': themesLost, 'codes lost': codesLost },
        }),
      ),
    ),
    whole(
      'Preset codes seen',
      recountSaturation(facts).map(({ transcriptId, seen, mean, deviation }) =>
        row(transcriptId, {
          'codes seen': seen,
          'mean over all orders': inTenths(mean),
          'standard deviation': inTenths(deviation),
        }),
      ),
    ),
  ]
}

/** Who is confirmed and estimated, and how suggestions were checked. */
function estimateTables(facts: Facts, study: StudyAtHand): ReportTable[] {
  const estimates = recountEstimates(facts, study)
  const audit = auditOf(facts, study)
  const ofThemes = estimates.filter(({ codeId }) => codeId === null)
  return [
    whole(
      'Confirmed and estimated for each theme',
      ofThemes.map((own) => {
        const units = unitsOf(facts, own, audit)
        return row(own.label, Object.fromEntries(units.map((of) => [`${of.unit}s (of ${of.all})`, writeAtLeast(of)])))
      }),
    ),
    inPart(
      'Suggestions, checked by reading',
      estimates.map((own) => row(own.label, checkCellsOf(own, study))),
    ),
    inPart(
      'Corrected shares of segments',
      estimates.map(({ label, estimate }) =>
        row(label, {
          read: estimate?.read,
          corrected: estimate === null ? undefined : writeBounds(estimate.share, inShares),
          suggested: estimate === null ? undefined : inPercent(estimate.machine / (estimate.size || 1)),
        }),
      ),
    ),
  ]
}

/** How far each theme and code spreads, and what was decided on it. */
function themeTables(facts: Facts, study: StudyAtHand): ReportTable[] {
  const { participants, segments } = facts.written
  const people = participants.length
  const places = new Set(participants.flatMap(({ organization }) => organization ?? [])).size
  const words = recountPeople(facts, study).reduce((all, person) => all + person.words, 0)
  const estimates = recountEstimates(facts, study)
  const themes = recountThemes(facts).map((theme, at) => ({ ...theme, estimate: estimates[at]! }))
  const spread = ({ row: own, json }: RecountedTheme) => ({
    [`organisations (of ${places})`]: own.organizations,
    [`participants (of ${people})`]: own.participants,
    segments: own.segments,
    'per 1,000 words': perWords(own.segments, words),
    'most by one participant': writtenDominance(json),
  })
  const ofThemes = themes.filter(({ json }) => json.codeId === null)
  return [
    whole(
      'Themes by spread',
      ofThemes.map((theme) =>
        row(theme.json.label, {
          ...spread(theme),
          'participants, confirmed': `at least ${theme.row.accepted_participants}`,
          organisations: `${theme.row.organizations} of ${places}`,
          participants: `${theme.row.participants} of ${people}`,
          'share of segments': orDash(theme.row.segments, inPercent(theme.row.segments / (segments.length || 1))),
        }),
      ),
    ),
    ...ofThemes.flatMap(({ id, json: { label } }) => {
      const rows = themes
        .filter(({ json }) => json.themeId === id && json.codeId !== null)
        .map((code) =>
          row(`${'· '.repeat(code.json.depth - 1)}${code.json.label}`, {
            ...checkCellsOf(code.estimate, study),
            ...spread(code),
            'participants, accepted': code.row.accepted_participants,
            accepted: code.row.accepted,
            suggested: code.row.suggested,
            rejected: code.row.rejected,
            disputed: code.row.disputed,
          }),
        )
      return [whole(`Codes of ${label}`, rows), whole(`Decisions on codes of ${label}`, rows)]
    }),
  ]
}

/** Themes that are met in the same segments. */
function pairTable(facts: Facts): ReportTable {
  const { themes } = facts.written.codebook
  const pairs = recountPairs(facts).filter(({ level, unit }) => level === 'theme' && unit === 'segment')
  const cellOf = (a: string, b: string): string => {
    const pair = pairs.find((own) => (own.a === a && own.b === b) || (own.b === a && own.a === b))
    if (pair === undefined) return '–'
    return pair.both > 1 ? `${pair.both} (${inPercent(pair.jaccard)})` : `${pair.both}`
  }
  return whole(
    'Themes in the same segment',
    themes.map(({ id, label }) =>
      row(
        label,
        {},
        themes.map((other) => [other.label, cellOf(id, other.id)]),
      ),
    ),
  )
}

const inputTable = ({ written }: Facts, { hashes }: StudyAtHand): ReportTable =>
  whole(
    'Inputs',
    [...written.inputs, ...written.files].map(({ file, sha256 }) => row(file, { sha256: hashes.get(file) ?? sha256 })),
  )
