import type { StudyAtHand } from '../evidence.ts'
import type { CodedRow, Facts } from './facts.ts'

/** A recounted cell of the matrix. */
export interface RecountedCell {
  readonly row: string
  readonly column: string
  /** Stretches of talk in which the two meet; null where it is left out. */
  readonly segments: number | null
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
}

/** Recounts the matrix for the rows, the columns and the unit that it names; cells in which nothing meets are left out. */
export function recountMatrix(facts: Facts, study: StudyAtHand): RecountedCell[] {
  const { rows, columns, unit } = facts.written.findings.matrix
  const { minCell } = facts.written.options
  const meet = meetingIn(facts, study)
  return rows.flatMap((row) =>
    columns.flatMap((column): RecountedCell[] => {
      if (row === column) return []
      const met = meet(row, column)
      const participants = facts.inOrder(met.map(([, participant]) => participant))
      if (participants.length === 0) return []
      if (participants.length < minCell) return [{ row, column, segments: null, participants: [], organizations: [] }]
      const organizations = facts.inOrder(participants.flatMap((one) => facts.organizationOf.get(one) ?? []))
      const segments = unit === 'organisation' ? organizations.length : new Set(met.map(([stretch]) => stretch)).size
      return [{ row, column, segments, participants, organizations }]
    }),
  )
}

/** A stretch of talk in which two codes meet, and who speaks in it. */
type Met = readonly [stretch: string, participant: string]

/** Creates a function that lists where two themes or codes meet, in the unit of the matrix. */
function meetingIn(facts: Facts, study: StudyAtHand): (a: string, b: string) => Met[] {
  const { unit } = facts.written.findings.matrix
  const having = (id: string): CodedRow[] => (facts.byId.get(id) ?? []).filter(({ isCounted }) => isCounted)
  if (unit === 'organisation') {
    const placesOf = (id: string): Set<string> =>
      new Set(having(id).flatMap(({ participant }) => facts.organizationOf.get(participant) ?? []))
    return (a, b) => {
      const [first, second] = [placesOf(a), placesOf(b)]
      return [...having(a), ...having(b)].flatMap(({ participant }): Met[] => {
        const place = facts.organizationOf.get(participant) ?? null
        return place !== null && first.has(place) && second.has(place) ? [[place, participant]] : []
      })
    }
  }
  const reach = unit === 'neighbours' ? [-1, 0, 1] : [0]
  const placeOf = placesIn(study, unit)
  const stretchOf = (row: CodedRow, step: number): string => {
    if (unit === 'segment') return `${row.segment}`
    if (unit === 'participant') return row.participant
    return JSON.stringify([row.transcript, row.participant, placeOf(row) + step])
  }
  return (a, b) => {
    const sides = [having(a), having(b)]
    const [near, alsoNear] = sides.map(
      (own) => new Set(own.flatMap((row) => reach.map((step) => stretchOf(row, step)))),
    )
    return sides.flat().flatMap((row): Met[] => {
      const stretch = stretchOf(row, 0)
      return near!.has(stretch) && alsoNear!.has(stretch) ? [[stretch, row.participant]] : []
    })
  }
}

/** Creates a function that numbers the exchange, or the answer, in which a coding lies. */
function placesIn({ transcripts }: StudyAtHand, unit: string): (row: CodedRow) => number {
  const places = new Map<string, number>()
  for (const [id, { transcript }] of transcripts) {
    const isInterview = transcript.turns.some(({ role }) => role === 'interviewer')
    let place = 0
    for (const { number, role, span } of transcript.turns) {
      const said = transcript.text.slice(span.start, span.end)
      const isQuestion = role === 'interviewer' && (said.includes('?') || said.trim().split(/\s+/).length > 3)
      const begins = unit === 'neighbours' || !isInterview ? role !== 'interviewer' : isQuestion
      if (begins) place++
      places.set(`${id} ${number}`, place)
    }
  }
  return ({ transcript, turn }) => places.get(`${transcript} ${turn}`) ?? 0
}
