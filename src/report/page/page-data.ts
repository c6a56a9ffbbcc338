// What a report page knows. Numbers instead of names where there are many: a page may hold a hundred thousand codings.

/** The small part, read at once. */
export interface PageOutline {
  readonly participants: readonly {
    readonly id: string
    readonly organization: string | null
    readonly attributes: Readonly<Record<string, string>>
  }[]
  readonly themes: readonly { readonly id: string; readonly label: string; readonly color: string }[]
  readonly codes: readonly {
    readonly id: string
    readonly label: string
    readonly theme: string
    /** The code under the theme that it is, or is nested in. */
    readonly top: string
  }[]
  readonly coders: readonly string[]
  readonly transcripts: readonly { readonly id: string; readonly file: string }[]
}

/** One coding: positions in the lists of the outline, and places in the transcript's text. */
export interface PageCoding {
  /** Transcript. */
  readonly t: number
  readonly start: number
  readonly end: number
  /** Code. */
  readonly c: number
  /** Participant. */
  readonly p: number
  readonly turn: number
  readonly coder: number
  /** Percent. */
  readonly confidence: number
  readonly status: 'suggested' | 'accepted' | 'rejected'
  readonly stance: 'problem' | 'works' | 'neutral' | null
  /** Why it is there, in words. */
  readonly why: readonly string[]
  /** Words that matched: start and end, one after the other. */
  readonly hits: readonly number[]
  /** What was said, so that lists need no transcript. */
  readonly quote: string
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
}
