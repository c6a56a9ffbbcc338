import { compareNames, lowerBound, unique } from '../../collections.ts'
import type { StudyAtHand, Written } from '../evidence.ts'
import { type OwnTable, readOwnTable } from '../read-own-table.ts'

/** A coding as a row of codings.csv has it, with what it counts for. */
export interface CodedRow {
  readonly line: number
  readonly transcript: string
  readonly turn: number
  /** Number of its segment among all segments; -1 where it lies in none. */
  readonly segment: number
  readonly participant: string
  readonly organization: string
  /** Its theme, and its code with all codes above it. */
  readonly theme: string
  readonly lineage: readonly string[]
  readonly top: string
  readonly status: string
  readonly stance: string
  readonly isBlind: boolean
  readonly isCounted: boolean
}

/** Everything that counts are rebuilt from. */
export interface Facts {
  readonly rows: readonly CodedRow[]
  readonly table: OwnTable
  readonly written: Written
  /** Codings by the theme, code or code above. */
  readonly byId: ReadonlyMap<string, readonly CodedRow[]>
  /** Organisation of each participant. */
  readonly organizationOf: ReadonlyMap<string, string | null>
  /** Codes directly under a theme, in the order of the codebook, by theme. */
  readonly tops: ReadonlyMap<string, readonly string[]>
  /** Different people or organisations, in the order of their names, also behind pseudonyms. */
  readonly inOrder: (values: Iterable<string>) => string[]
}

/** Reads codings.csv row by row; nothing is taken from the counts that were made of them. */
export function readFacts(bytes: Uint8Array, written: Written, { nameBehind }: Pick<StudyAtHand, 'nameBehind'>): Facts {
  const table = readOwnTable('codings.csv', bytes)
  const parentOf = new Map(written.codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const findSegment = segmentFinder(written)
  const { counted } = written.findings.review
  const rows = table.rows.map(({ line, cells }, number): CodedRow => {
    const cell = (column: string): string => cells[column] ?? ''
    const code = cell('subcode') || cell('code')
    const lineage = lineageOf(code, parentOf)
    const status = cell('status')
    return {
      line,
      transcript: cell('transcript'),
      turn: Number(cell('turn')),
      segment: findSegment(cell('transcript'), Number(cell('start'))),
      participant: cell('participant'),
      organization: cell('organization'),
      theme: cell('theme'),
      lineage: [cell('theme'), ...lineage],
      top: cell('code'),
      status,
      stance: cell('stance'),
      isBlind: (written.codings[number]?.evidence ?? []).some(
        (reason) => reason.kind === 'decision' && reason.status === 'accepted' && reason.shown === 'blind',
      ),
      isCounted: counted === 'accepted' ? status === 'accepted' : status !== 'rejected',
    }
  })
  const byId = new Map<string, CodedRow[]>()
  for (const row of rows)
    for (const id of new Set(row.lineage)) {
      const own = byId.get(id)
      if (own === undefined) byId.set(id, [row])
      else own.push(row)
    }
  const tops = new Map(
    written.codebook.themes.map(({ id }) => [
      id,
      written.codebook.codes.filter((code) => code.themeId === id && code.parentId === null).map((code) => code.id),
    ]),
  )
  const organizationOf = new Map(written.participants.map(({ id, organization }) => [id, organization]))
  const nameOf = (id: string): string => nameBehind.get(id) ?? id
  const inOrder = (values: Iterable<string>): string[] =>
    unique(values).sort((a, b) => compareNames(nameOf(a), nameOf(b)))
  return { rows, table, written, byId, organizationOf, tops, inOrder }
}

/** A code and those above it; bounded, as a damaged file may hold a circle. */
export function lineageOf(code: string, parentOf: ReadonlyMap<string, string | null>): string[] {
  const lineage: string[] = []
  for (let id: string | null = code; id !== null && lineage.length < 100; id = parentOf.get(id) ?? null)
    lineage.push(id)
  return lineage
}

/** Finds the segment in which a place lies, by transcript and position. */
function segmentFinder({ segments }: Written): (transcript: string, start: number) => number {
  const byTranscript = new Map<string, { start: number; end: number; number: number }[]>()
  segments.forEach(({ transcriptId, start, end }, number) => {
    const own = byTranscript.get(transcriptId) ?? []
    own.push({ start, end, number })
    byTranscript.set(transcriptId, own)
  })
  return (transcript, start) => {
    const own = byTranscript.get(transcript) ?? []
    const found = own[lowerBound(own.length, (at) => own[at]!.end > start)]
    return found !== undefined && found.start <= start ? found.number : -1
  }
}
