// The data of a report page. Numbers instead of names where there are many: a page may hold a hundred thousand codings.

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
  readonly transcripts: readonly { readonly id: string; readonly file: string }[]
}

/** One coding, in the order of its parts: positions in the lists of the outline, and a place in the transcript's text. */
export type PageCoding = readonly [
  transcript: number,
  start: number,
  end: number,
  code: number,
  participant: number,
  turn: number,
  coder: number,
  percent: number,
  status: 'suggested' | 'accepted' | 'rejected' | 'disputed',
  stance: 'problem' | 'works' | 'neutral' | null,
  /** Number of the exchange or answer in its transcript, by which codings meet. */
  place: number,
]

/** Why a coding is there: in a sentence or two, in all detail, and the words that matched, start and end, one after the other. */
export interface PageReasons {
  readonly say: string
  readonly why: readonly string[]
  readonly hits: readonly number[]
}

/** One transcript, read when it is opened. */
export interface PageTranscript {
  readonly text: string
  /** Number, speaker, whether they ask, start, end, time in milliseconds, line. */
  readonly turns: readonly (readonly [
    number: number,
    speaker: string | null,
    asks: boolean,
    start: number,
    end: number,
    startMs: number | null,
    line: number | null,
  ])[]
  /** For each of its codings, in their order. */
  readonly reasons: readonly PageReasons[]
}

/** The data of a report page beside the report itself. */
export interface PageData {
  readonly outline: PageOutline
  readonly codings: readonly PageCoding[]
  /** Packed, one after the other, when they are written. */
  readonly transcripts: Iterable<string>
}
