import { createPlaceOf, type MeetingUnit } from '../../model/meeting-unit.ts'
import type { StudyAtHand } from '../evidence.ts'
import { type CodedRow, different, type Facts } from './facts.ts'

/** The recounted co-occurrence of two themes or codes, with the names of columns, which are also those of keys. */
export interface RecountedPair {
  readonly level: string
  readonly unit: string
  readonly a: string
  readonly b: string
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  readonly jaccard: number
}

/** Segments, and participants, that have a theme or a code, by its id. */
function unitsOf({ byId }: Facts, id: string): Record<'segment' | 'participant', Set<string | number>> {
  const counted = (byId.get(id) ?? []).filter(({ isCounted }) => isCounted)
  return {
    segment: new Set(counted.map(({ segment }) => segment)),
    participant: new Set(counted.map(({ participant }) => participant)),
  }
}

/** Recounts which themes, and which codes directly under a theme, go together; each pair once, in the order of the codebook. */
export function recountPairs(facts: Facts): RecountedPair[] {
  const themes = facts.written.codebook.themes.map(({ id }) => id)
  const codes = themes.flatMap((id) => facts.tops.get(id) ?? [])
  const pairs: RecountedPair[] = []
  for (const [level, ids] of [
    ['theme', themes],
    ['code', codes],
  ] as const) {
    const units = ids.map((id) => unitsOf(facts, id))
    for (const unit of ['segment', 'participant'] as const)
      for (let first = 0; first < ids.length; first++)
        for (let second = first + 1; second < ids.length; second++) {
          const [a, b] = [units[first]![unit], units[second]![unit]]
          const both = [...a].filter((one) => b.has(one)).length
          const either = a.size + b.size - both
          pairs.push({
            ...{ level, unit, a: ids[first]!, b: ids[second]!, both },
            ...{ onlyA: a.size - both, onlyB: b.size - both, jaccard: either === 0 ? 0 : both / either },
          })
        }
  }
  return pairs
}

/** A recounted cell of the matrix. */
export interface RecountedCell {
  readonly row: string
  readonly column: string
  readonly segments: number | null
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
}

/** Recounts the matrix for the rows and columns that it names; cells in which nothing meets are left out. */
export function recountMatrix(facts: Facts, study: Pick<StudyAtHand, 'transcripts'>): RecountedCell[] {
  const { rows, columns, unit } = facts.written.findings.matrix
  const { minCell } = facts.written.options
  const having = (id: string) => (facts.byId.get(id) ?? []).filter(({ isCounted }) => isCounted)
  const placesOf = createPlaces(unit, facts, study)
  return rows.flatMap((row) =>
    columns.flatMap((column): RecountedCell[] => {
      if (row === column) return []
      const met = [[having(row), having(column)] as const, [having(column), having(row)] as const].flatMap(
        ([own, others]) => {
          const there = new Set(others.flatMap((one) => placesOf(one)))
          return own.filter((one) => there.has(placesOf(one)[0] ?? ''))
        },
      )
      const participants = different(met.map(({ participant }) => participant))
      if (participants.length === 0) return []
      if (participants.length < minCell) return [{ row, column, segments: null, participants: [], organizations: [] }]
      const organizations = different(participants.flatMap((one) => facts.organizationOf.get(one) ?? []))
      const segments = new Set(met.map((one) => placesOf(one)[0])).size
      return [{ row, column, segments, participants, organizations }]
    }),
  )
}

/** Creates a function that names the place of a coding, first, and those where others meet it; none where nothing can. */
function createPlaces(
  unit: MeetingUnit,
  { organizationOf }: Facts,
  { transcripts }: Pick<StudyAtHand, 'transcripts'>,
): (row: CodedRow) => string[] {
  const numbers = new Map(
    Array.from(transcripts, ([id, { transcript }]) => [id, createPlaceOf(transcript, unit)] as const),
  )
  return ({ transcript, participant, segment, turn }) => {
    const number = numbers.get(transcript)?.(turn) ?? 0
    const at = (place: number): string => `${transcript} ${participant} ${place}`
    if (unit === 'segment') return [String(segment)]
    if (unit === 'exchange') return [at(number)]
    if (unit === 'neighbours') return [at(number), at(number - 1), at(number + 1)]
    if (unit === 'participant') return [participant]
    const organization = organizationOf.get(participant) ?? null
    return organization === null ? [] : [organization]
  }
}
