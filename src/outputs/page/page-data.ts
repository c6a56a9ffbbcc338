import type { Columns } from './columns.ts'
import type { PageReasons } from './reasons.ts'

// The data of a report page. Numbers in columns where there are many: a page may hold a hundred thousand codings.

/** The small part, read at once. */
export interface PageOutline {
  /** The codings that are counted. */
  readonly counted: 'all' | 'accepted'
  /** The stretch of talk in which codes of the matrix meet. */
  readonly unit: 'segment' | 'exchange' | 'neighbours' | 'participant' | 'organisation'
  readonly participants: readonly {
    readonly id: string
    readonly organization: string | null
    /** By attribute. */
    readonly groups: Readonly<Record<string, string>>
  }[]
  readonly themes: readonly { readonly id: string; readonly label: string; readonly color: string }[]
  readonly codes: readonly {
    readonly id: string
    readonly label: string
    readonly theme: string
    /** The code, and those that it is nested in, from the inside out. */
    readonly lineage: readonly string[]
  }[]
  readonly coders: readonly string[]
  /** Number of coded passages from which was learned; null where nothing was. */
  readonly passages: number | null
  readonly transcripts: readonly { readonly id: string; readonly file: string }[]
}

/** The columns of codings. Places are in the transcript's text; all others but turn, percent and place are positions in lists. */
export const codingColumns = [
  ...(['transcript', 'start', 'end', 'code', 'participant', 'turn', 'coder', 'percent'] as const),
  /** In the order of `statuses`. */
  'status',
  /** In the order of `stances`; null for none. */
  'stance',
  /** Number of the exchange or answer in its transcript, by which codings meet. */
  'place',
] as const
export type PageCodings = Columns<(typeof codingColumns)[number]>

/** The columns of turns: who speaks is a position in the list of speakers, and who asks is 1. */
export const turnColumns = ['number', 'speaker', 'asks', 'start', 'end', 'startMs', 'line'] as const

/** One transcript, read when it is opened. */
export interface PageTranscript {
  readonly text: string
  readonly speakers: readonly (string | null)[]
  readonly turns: Columns<(typeof turnColumns)[number]>
}

/** The data of a report page beside the report itself. */
export interface PageData {
  readonly outline: PageOutline
  readonly codings: PageCodings
  readonly reasons: PageReasons
  /** Packed, one after the other, when they are written. */
  readonly transcripts: Iterable<string>
}
