import { auditOf, recountEstimates } from './check-estimates.ts'
import type { StudyAtHand } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import { recountSaturation, recountVariations } from './recount/interviews.ts'
import { recountPairs } from './recount/pairs.ts'
import { recountGroup, recountPeople } from './recount/people.ts'
import { recountThemes } from './recount/themes.ts'
import { checkCellsOf, inShares, unitsOf, writeAtLeast, writeBounds } from './report-estimates.ts'
import { inPercent } from './report-sentences.ts'

/** A table that a report is expected to show: by the words of its row and of its column, as far as they were recounted. */
export interface ReportTable {
  readonly rows: readonly { readonly label: string; readonly cells: ReadonlyMap<string, string> }[]
}

type Row = ReportTable['rows'][number]

const row = (label: string, cells: Readonly<Record<string, string | number | null | undefined>>): Row => ({
  label,
  cells: new Map(
    Object.entries(cells).flatMap(([head, value]) => (value === undefined ? [] : [[head, String(value ?? '')]])),
  ),
})

const orDash = (segments: number, written: string): string => (segments === 1 ? '–' : written)
const inWords = (column: string): string => column.replaceAll('_', ' ')
const perWords = (segments: number, words: number): string =>
  words === 0 || segments < 2 ? '–' : ((1000 * segments) / words).toFixed(1)

/** The share of those with most segments, and who they are. */
function writtenDominance(own: ReturnType<typeof recountThemes>[number]['row']): string {
  const names = String(own['most_by']).split('; ')
  if (own['most_by'] === '') return '–'
  return `${inPercent(Number(own['most_by_one_participant']))} (${names.length > 3 ? `each of ${names.length}` : names.join(', ')})`
}

/** Every table of a report that can be rebuilt from the codings and the study, by its caption. */
export function expectedTables(facts: Facts, study: StudyAtHand): Map<string, ReportTable> {
  const { written } = facts
  const themes = recountThemes(facts)
  const words = recountPeople(facts, study).reduce((all, person) => all + person.words, 0)
  const people = written.participants.length
  const places = new Set(written.participants.flatMap(({ organization }) => organization ?? [])).size
  const tables = new Map<string, ReportTable>()
  const estimates = recountEstimates(facts, study)
  const audit = auditOf(facts, study)
  tables.set('Confirmed and estimated for each theme', {
    rows: estimates
      .filter(({ codeId }) => codeId === null)
      .map((own) =>
        row(
          own.label,
          Object.fromEntries(
            unitsOf(facts, own, audit).map((units) => [`${units.unit}s (of ${units.all})`, writeAtLeast(units)]),
          ),
        ),
      ),
  })
  const checked = estimates.map((own) => row(own.label, checkCellsOf(own, study)))
  tables.set('Suggestions, checked by reading', { rows: checked })
  tables.set('Corrected shares of segments', {
    rows: estimates.map(({ label, estimate }) =>
      row(label, {
        read: estimate?.read,
        corrected: estimate === null ? undefined : writeBounds(estimate.share, inShares),
        suggested: estimate === null ? undefined : inPercent(estimate.machine / (estimate.size || 1)),
      }),
    ),
  })
  const ofThemes = themes.filter(({ row: { code } }) => code === '')
  tables.set('Themes by spread', {
    rows: ofThemes.map(({ row: own }) =>
      row(String(own['label']), {
        'participants, confirmed': `at least ${own['accepted_participants']}`,
        organisations: `${own['organizations']} of ${places}`,
        participants: `${own['participants']} of ${people}`,
        [`organisations (of ${places})`]: Number(own['organizations']),
        [`participants (of ${people})`]: Number(own['participants']),
        segments: Number(own['segments']),
        'share of segments': orDash(
          Number(own['segments']),
          inPercent(Number(own['segments']) / (written.segments.length || 1)),
        ),
        'per 1,000 words': perWords(Number(own['segments']), words),
        'most by one participant': writtenDominance(own),
      }),
    ),
  })
  for (const theme of ofThemes) {
    const ofCodes = {
      rows: themes
        .filter(({ row: own }) => own['theme'] === theme.id && own['code'] !== '')
        .map(({ row: own, json, id }) =>
          row(`${'· '.repeat(Number(json['depth']) - 1)}${own['label']}`, {
            ...checkCellsOf(estimates[themes.findIndex((code) => code.id === id)]!, study),
            [`organisations (of ${places})`]: Number(own['organizations']),
            [`participants (of ${people})`]: Number(own['participants']),
            segments: Number(own['segments']),
            'per 1,000 words': perWords(Number(own['segments']), words),
            'participants, accepted': Number(own['accepted_participants']),
            accepted: Number(own['accepted']),
            suggested: Number(own['suggested']),
            rejected: Number(own['rejected']),
            disputed: Number(own['disputed']),
            'most by one participant': writtenDominance(own),
          }),
        ),
    }
    tables.set(`Codes of ${theme.row['label']}`, ofCodes)
    tables.set(`Decisions on codes of ${theme.row['label']}`, ofCodes)
  }
  addGroups(tables, facts)
  addPeople(tables, facts, study)
  addPairs(tables, facts)
  addHashes(tables, facts, study)
  tables.set('Without one coder', {
    rows: recountVariations(facts).coders.map(({ coder, alone, of, themesLost, codesLost }) =>
      row(coder, {
        'codings that rest on this coder alone': `${alone} of ${of}`,
        ...{ 'themes lost': themesLost, 'codes lost': codesLost },
      }),
    ),
  })
  tables.set('Preset codes seen', {
    rows: recountSaturation(facts).map(({ transcriptId, seen, mean, deviation }) =>
      row(transcriptId, {
        'codes seen': seen,
        'mean over all orders': mean.toFixed(1),
        'standard deviation': deviation.toFixed(1),
      }),
    ),
  })
  return tables
}

function addGroups(tables: Map<string, ReportTable>, facts: Facts): void {
  const { findings, options } = facts.written
  const rows = findings.groups.filter(({ codeId }) => codeId === null)
  const labelOf = new Map(facts.written.codebook.themes.map(({ id, label }) => [id, label]))
  for (const { unit, attribute } of rows) {
    const own = rows.filter((one) => one.unit === unit && one.attribute === attribute)
    const names = [...new Set(own.map(({ group }) => group))]
    const units = unit === 'participant' ? 'participants' : 'organisations'
    const recounted = names.map((group) => {
      const cells = own
        .filter((one) => one.group === group)
        .map((one) => ({ ...one, ...recountGroup(facts, one), shown: one.count }))
      const size = options.minCell > 0 ? cells[0]!.size : cells[0]!.size
      return { group, size, cells }
    })
    tables.set(
      `${unit === 'participant' ? 'Participants' : 'Organisations'} by ${inWords(attribute)}: how many speak of each theme`,
      {
        rows: recounted.map(({ group, size, cells }) =>
          row(group, {
            [units]: options.minCell > 0 ? undefined : size,
            ...Object.fromEntries(
              cells.map(({ themeId, count, shown }) => [
                labelOf.get(themeId) ?? themeId,
                shown === null ? 'left out' : options.minCell > 0 ? shown : count,
              ]),
            ),
          }),
        ),
      },
    )
    if (unit === 'participant')
      tables.set(`Participants by ${inWords(attribute)}`, {
        rows: [
          ...recounted.map(({ group, size }) => row(group, { participants: options.minCell > 0 ? undefined : size })),
          row('all', { participants: facts.written.participants.length }),
        ],
      })
  }
}

function addPeople(tables: Map<string, ReportTable>, facts: Facts, study: StudyAtHand): void {
  const attributesOf = new Map(facts.written.participants.map(({ id, attributes }) => [id, attributes]))
  tables.set('Participants', {
    rows: recountPeople(facts, study).map(({ participantId, organization, segments, words }) =>
      row(participantId, {
        ...(facts.written.options.minCell > 0
          ? {}
          : Object.fromEntries(
              Object.entries(attributesOf.get(participantId) ?? {}).map(([name, value]) => [inWords(name), value]),
            )),
        organisation: organization ?? 'unknown',
        segments,
        words,
      }),
    ),
  })
  tables.set('Themes by participant: segments (share of the person’s segments; per 1,000 words)', {
    rows: recountPeople(facts, study).map(({ participantId, segments, words, counts }) =>
      row(participantId, {
        ...{ segments, words },
        ...Object.fromEntries(
          facts.written.codebook.themes.map(({ id, label }) => {
            const count = counts.get(id) ?? 0
            const shares = `${count} (${inPercent(count / segments)}; ${perWords(count, words)})`
            return [label, count === 0 ? '–' : count === 1 ? '1' : shares]
          }),
        ),
      }),
    ),
  })
  tables.set('Transcripts', {
    rows: facts.written.files.map(({ id, file, skipped }) => {
      const now = study.transcripts.get(id)
      return row(file, {
        format: now?.transcript.source.format,
        turns: now?.transcript.turns.length,
        'words in the file': now?.words.in,
        'words spoken': now?.words.spoken,
        'left out': skipped.map(({ reason, words }) => `${reason} ${words}`).join(', '),
      })
    }),
  })
}

function addPairs(tables: Map<string, ReportTable>, facts: Facts): void {
  const { themes } = facts.written.codebook
  const pairs = recountPairs(facts).filter(({ level, unit }) => level === 'theme' && unit === 'segment')
  tables.set('Themes in the same segment', {
    rows: themes.map(({ id, label }) =>
      row(
        label,
        Object.fromEntries(
          themes.map((other) => {
            const pair = pairs.find(({ a, b }) => (a === id && b === other.id) || (b === id && a === other.id))
            return [
              other.label,
              pair === undefined ? '–' : pair.both > 1 ? `${pair.both} (${inPercent(pair.jaccard)})` : `${pair.both}`,
            ]
          }),
        ),
      ),
    ),
  })
}

function addHashes(tables: Map<string, ReportTable>, { written }: Facts, { hashes }: StudyAtHand): void {
  const files = [...written.inputs, ...written.files].map(({ file, sha256 }) =>
    row(file, { sha256: hashes.get(file) ?? sha256 }),
  )
  tables.set('Inputs', { rows: files })
}
