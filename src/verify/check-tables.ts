import type { Diagnostic } from '../model/diagnostic.ts'
import { checkEstimates, estimateColumns } from './check-estimates.ts'
import { compareItems, compareTable, type ExpectedRows } from './compare-lists.ts'
import { difference, type StudyAtHand, type Written } from './evidence.ts'
import type { jsonPlaces } from './json-places.ts'
import type { OwnTable } from './read-own-table.ts'
import { type Facts, lineageOf } from './recount/facts.ts'
import { recountSaturation, recountVariations } from './recount/interviews.ts'
import { recountMatrix } from './recount/matrix.ts'
import { recountPairs } from './recount/pairs.ts'
import { recountGroup, recountPeople } from './recount/people.ts'
import { recountThemes } from './recount/themes.ts'
import { agreementOf } from './report-agreement.ts'

/** Rebuilds every table of counts from the codings, and compares it in both of its forms. */
export function checkCounts(
  facts: Facts,
  tables: ReadonlyMap<string, OwnTable>,
  placeOf: ReturnType<typeof jsonPlaces>,
  study: StudyAtHand,
): Diagnostic[] {
  const { findings, options } = facts.written
  const compare = (name: string, rows: ExpectedRows): Diagnostic[] => {
    const table = tables.get(name)
    return table === undefined ? [] : compareTable(table, rows)
  }
  const items = (list: keyof Written['findings'], expected: readonly object[]): Diagnostic[] =>
    compareItems(`findings.${list}`, findings[list] as readonly object[], expected, placeOf)
  const themes = recountThemes(facts)
  const estimates = estimateColumns(facts, study)
  const varied = recountVariations(facts)
  const pairs = recountPairs(facts)
  const cells = recountMatrix(facts, study)
  const points = recountSaturation(facts)
  const people = recountPeople(facts, study)
  const words = people.reduce((all, person) => all + person.words, 0)
  const groups = findings.groups.map((row) => {
    const { size, count } = recountGroup(facts, row)
    return options.minCell > 0 ? {} : { size, count, share: size === 0 ? 0 : count / size }
  })
  const parentOf = new Map(facts.written.codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const hasPlaces = [...facts.organizationOf.values()].some((name) => name !== null)
  const isHidden = ({ unit, both }: { unit: string; both: number }): boolean =>
    unit === 'participant' && both > 0 && both < options.minCell
  return [
    ...items(
      'prevalence',
      themes.map(({ json }) => json),
    ),
    ...compare(
      'themes.csv',
      themes.map(({ row }, at) => ({
        ...row,
        ...estimates[at],
        participants_twice: people.filter(({ counts }) => (counts.get(row.subcode || row.code || row.theme) ?? 0) >= 2)
          .length,
        per_1000_words: inProportion(1000 * row.segments, words, row.segments),
        share_of_segments: inProportion(row.segments, facts.written.segments.length, row.segments),
      })),
    ),
    ...items('coOccurrence', pairs),
    ...compare(
      'cooccurrence.csv',
      pairs.map((pair) => ({
        ...{ level: pair.level, unit: pair.unit, a: pair.a, b: pair.b },
        ...(isHidden(pair)
          ? { both: null, only_a: null, only_b: null, jaccard: null }
          : { both: pair.both, only_a: pair.onlyA, only_b: pair.onlyB, jaccard: pair.jaccard }),
      })),
    ),
    ...compareItems('findings.matrix', [{ cells: findings.matrix.cells }], [{ cells }], placeOf),
    ...compare(
      'matrix.csv',
      cells.map(({ row, column, segments, participants, organizations }) => ({
        ...{ row, column, unit: findings.matrix.unit, count: segments },
        participants: segments === null ? null : participants.length,
        organizations: segments === null || !hasPlaces ? null : organizations.length,
        participant_ids: participants.join('; '),
        organization_ids: organizations.join('; '),
      })),
    ),
    ...compareItems('findings.saturation', [{ points: findings.saturation.points }], [{ points }], placeOf),
    ...compare(
      'saturation.csv',
      points.map(({ transcriptId, seen, mean, deviation }) => ({
        ...{ transcript: transcriptId, codes_seen: seen, mean_over_orders: mean, deviation_over_orders: deviation },
      })),
    ),
    ...compare(
      'stability.csv',
      varied.rows.map((row) => ({
        ...{ theme: row.themeId, code: row.codeId ?? '' },
        ...{ met_without_one_interview: row.found, of_interviews: varied.variations },
        met_in_100_without_a_fifth: row.inHundred,
        ...{ met_without_one_coder: row.withoutCoder, of_coders: varied.coders.length },
      })),
    ),
    ...items(
      'participants',
      people.map(({ counts, ...person }) => ({
        ...person,
        ...groupsOf(study, person.participantId),
        counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
      })),
    ),
    ...compare(
      'participants.csv',
      people.map(({ participantId, organization, segments, words, counts }) => ({
        ...attributesOf(study, participantId, counts),
        ...{ participant: participantId, organization, segments, words },
        ...Object.fromEntries([...counts].map(([id, count]) => [isFixed(id) ? `code_${id}` : id, count])),
        ...Object.fromEntries(
          facts.written.codebook.themes.flatMap(({ id }) => {
            const count = counts.get(id) ?? 0
            return [
              [`${id}_per_1000_words`, inProportion(1000 * count, words, count)],
              [`${id}_share_of_segments`, inProportion(count, segments, count)],
            ]
          }),
        ),
      })),
    ),
    ...items('groups', groups),
    ...compare(
      'groups.csv',
      findings.groups.map((row, number) => ({
        ...{ unit: row.unit, attribute: row.attribute, group: row.group, theme: row.themeId },
        ...codesIn(row.codeId, parentOf),
        ...(options.minCell > 0
          ? { members: row.size, count: row.count, share: row.share }
          : { members: groups[number]!.size, count: groups[number]!.count, share: groups[number]!.share }),
      })),
    ),
    ...items('agreement', agreementOf(facts, study)),
    ...compareItems('findings.variations', [findings.variations], [varied], placeOf),
    ...checkTotals(facts, placeOf),
    ...checkEstimates(facts, study, placeOf),
  ]
}

/** A share or rate; null for one segment, which makes none. */
const inProportion = (part: number, whole: number, segments: number): number | null =>
  segments === 1 || whole === 0 ? null : part / whole

/** The cells of a code: the one directly under its theme, and itself where it is inside that. */
function codesIn(codeId: string | null, parentOf: ReadonlyMap<string, string | null>): object {
  if (codeId === null) return { code: '', subcode: '' }
  const top = lineageOf(codeId, parentOf).at(-1)!
  return { code: top, subcode: top === codeId ? '' : codeId }
}

/** The attributes and groups of a participant. */
function groupsOf({ people }: StudyAtHand, participantId: string): object {
  const person = people.find(({ id }) => id === participantId)
  return person === undefined ? {} : { attributes: person.attributes, groups: person.groups }
}

/** The columns of a participant's attributes; one that is named like another column has another name. */
function attributesOf(
  { people }: StudyAtHand,
  participantId: string,
  counts: ReadonlyMap<string, number>,
): Record<string, string> {
  const attributes = people.find(({ id }) => id === participantId)?.attributes ?? {}
  const isTaken = (name: string): boolean => {
    const own = name.startsWith('attribute_') ? name.slice('attribute_'.length) : null
    const counted = name.replace(/_(per_1000_words|share_of_segments)$/, '')
    return isFixed(name) || counts.has(counted) || (own !== null && isTaken(own))
  }
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [isTaken(name) ? `attribute_${name}` : name, value]),
  )
}

const isFixed = (id: string): boolean => ['participant', 'organization', 'segments', 'words'].includes(id)

/** Checks the numbers of the whole study. */
function checkTotals({ rows, written, organizationOf }: Facts, placeOf: ReturnType<typeof jsonPlaces>): Diagnostic[] {
  const { findings, segments, participants } = written
  const totals = {
    participantCount: participants.length,
    organizationCount: new Set([...organizationOf.values()].filter((name) => name !== null)).size,
    segmentCount: segments.length,
    codedSegmentCount: new Set(rows.filter(({ isCounted }) => isCounted).map(({ segment }) => segment)).size,
    isDecided: rows.some(({ status }) => status !== 'suggested'),
  }
  return Object.entries(totals).flatMap(([key, value]) =>
    findings[key as keyof typeof totals] === value
      ? []
      : [
          difference(
            'verify/count',
            placeOf(`findings.${key}`),
            `"${key}" is ${findings[key as keyof typeof totals]}, and ${value} is expected`,
          ),
        ],
  )
}
