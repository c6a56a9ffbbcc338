import type { Coding, Stance } from './coding.ts'
import type { Memo } from './decision.ts'
import type { Span } from './span.ts'

/** A coding with the person and the place in the codebook that it counts for. */
export interface AttributedCoding extends Coding {
  readonly participantId: string
  readonly organization: string | null
  readonly themeId: string
  /** The code directly under the theme: the code itself, or the one it is nested in. */
  readonly topCodeId: string
}

/** The frequency of a theme or a code: segments, participants, organisations. Nested codes count for those above them. */
export interface Prevalence {
  readonly themeId: string
  /** Null for the row of the theme. */
  readonly codeId: string | null
  readonly label: string
  /** 0 for a theme, 1 for its codes, 2 for codes inside these … */
  readonly depth: number
  /** Segments with at least one coding that is not rejected. */
  readonly segments: number
  readonly accepted: number
  /** Those with a coding that somebody accepted. */
  readonly acceptedParticipants: readonly string[]
  readonly acceptedOrganizations: readonly string[]
  readonly suggested: number
  readonly rejected: number
  /** Segments with a coding that one person accepted and another rejected. */
  readonly disputed: number
  /** Codings that are not rejected, by the stance that people marked. */
  readonly stances: Readonly<Partial<Record<Stance, number>>>
  /** Ids, in the order of their names. */
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
  readonly shareOfParticipants: number
  readonly shareOfOrganizations: number
  /** Share of the segments that comes from the one participant with most of them. */
  readonly dominance: number
}

/** The co-occurrence of two themes or two codes. */
export interface CoOccurrence {
  readonly level: 'theme' | 'code'
  readonly unit: 'segment' | 'participant'
  readonly a: string
  readonly b: string
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  /** Jaccard index: both, of those with either. */
  readonly jaccard: number
}

/** Segments of one participant by code. */
export interface ParticipantRow {
  readonly participantId: string
  readonly organization: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** See `Participant`. */
  readonly groups: Readonly<Record<string, string>>
  readonly segments: number
  readonly words: number
  /** Segments by theme id and by top code id. */
  readonly counts: Readonly<Record<string, number>>
}

/** The number of a group's participants, or organisations, who speak of a theme or code. */
export interface GroupCount {
  readonly unit: 'participant' | 'organization'
  readonly attribute: string
  readonly group: string
  readonly size: number
  readonly themeId: string
  readonly codeId: string | null
  /** Null where a small count was asked to be left out. */
  readonly count: number | null
  readonly share: number | null
}

/** A cell of the matrix: a code of a point and a code of a cross-cutting theme in one segment. */
export interface MatrixCell {
  readonly row: string
  readonly column: string
  /** Null, and nobody named, where a small count was asked to be left out. */
  readonly segments: number | null
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
}
/** Points × cross-cutting themes; cells without any segment are left out. */
export interface ThemeMatrix {
  /** True if rows and columns are codes; false for themes, where none is marked as cross-cutting. */
  readonly level: 'code' | 'theme'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly MatrixCell[]
}

/** The number of distinct codes after each interview. */
export interface Saturation {
  readonly points: readonly {
    readonly transcriptId: string
    /** In the order of the files. */
    readonly seen: number
    /** Over all orders of the interviews. */
    readonly mean: number
    readonly deviation: number
  }[]
}

/** A code or a candidate on the map of meanings; distances are rough, the plane keeps only part of them. */
export interface MapPoint {
  readonly kind: 'code' | 'candidate'
  /** Code id, or the number of the candidate. */
  readonly id: string
  readonly x: number
  readonly y: number
  readonly segments: number
}

/** The place of a quote, and its speaker. */
export interface QuotePlace {
  readonly transcriptId: string
  readonly participantId: string
  readonly organization: string | null
  readonly speaker: string | null
  readonly turn: number
  readonly startMs: number | null
  readonly line: number | null
  readonly span: Span
}

/** A quote with its place. */
export interface Quote extends QuotePlace {
  /** The transcript's text at `span`. */
  readonly text: string
}

/** A quote for a code, with how it was found. */
export interface CodeQuote extends Quote {
  readonly themeId: string
  readonly codeId: string
  /** From 1, the best first. */
  readonly rank: number
  readonly coder: string
  readonly confidence: number
  readonly status: Coding['status']
  readonly stance: Coding['stance']
  /** The words just before, as context; empty at the beginning. */
  readonly before: string
}

/** A cell of the framework table: a participant's segments on a theme, the best quote, the analyst's summary. */
export interface FrameworkCell {
  readonly participantId: string
  readonly themeId: string
  readonly segments: number
  /** Null where nothing was found. */
  readonly quote: CodeQuote | null
  /** Null where nobody has written one. */
  readonly summary: string | null
}

/** A quote that may speak against its theme, and the words that say so. */
export interface Dissent extends Quote {
  readonly themeId: string
  readonly cue: string
}

/** A group of segments that are alike and not yet a code: a proposal to read and name. */
export interface Cluster {
  /** From 1, the largest first. */
  readonly number: number
  readonly segments: number
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
  /** Words that set it apart (c-TF-IDF), the most distinctive first. */
  readonly terms: readonly string[]
  readonly phrases: readonly string[]
  readonly exemplars: readonly Quote[]
  /** The code whose anchors it is nearest to, with the cosine; null where no code has anchors. */
  readonly nearestCode: { readonly codeId: string; readonly similarity: number } | null
  /** Share of its segments that have a code already. */
  readonly codedShare: number
}

/** Everything that is counted and quoted. */
export interface Findings {
  readonly prevalence: readonly Prevalence[]
  readonly coOccurrence: readonly CoOccurrence[]
  readonly participants: readonly ParticipantRow[]
  readonly groups: readonly GroupCount[]
  readonly matrix: ThemeMatrix
  readonly saturation: Saturation
  readonly map: readonly MapPoint[]
  readonly quotes: readonly CodeQuote[]
  /** Participants × themes, in the order of names and of the codebook. */
  readonly framework: readonly FrameworkCell[]
  readonly dissent: readonly Dissent[]
  /** Memos beside decisions, in the order of the transcripts. */
  readonly memos: readonly Memo[]
  readonly clusters: readonly Cluster[]
  /** Mean adjusted Rand index of the k-means runs; null where nothing was clustered. */
  readonly stability: number | null
  /** Participants and organisations of the study: the denominators. */
  readonly participantCount: number
  readonly organizationCount: number
  readonly segmentCount: number
  /** Segments with at least one code. */
  readonly codedSegmentCount: number
  /** True if people accepted or rejected anything; then accepted codings are counted apart. */
  readonly isDecided: boolean
  /** The transcript in which most different codes are met; null where none has any. */
  readonly telling: string | null
}

/** A quote with the turns around it, a line for each turn: `Ana: We stopped.` */
export interface QuoteInContext extends CodeQuote {
  readonly turnsBefore: string
  readonly turnsAfter: string
}

/** A match of a keyword in what somebody says, with the words around it. */
export interface InContext {
  readonly transcriptId: string
  readonly turn: number
  readonly speaker: string | null
  readonly startMs: number | null
  readonly line: number | null
  /** Of the match, in the transcript's text. */
  readonly span: Span
  readonly before: string
  readonly match: string
  readonly after: string
}
