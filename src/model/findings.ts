import type { PeopleAgreement } from './agreement.ts'
import type { Cluster, Clustering } from './cluster.ts'
import type { CodeQuote, Dissent } from './code-quote.ts'
import type { Memo } from './decision.ts'
import type { DrawSummary } from './draw.ts'
import type { LikelyPassage } from './likely-passage.ts'
import type { MeetingUnit } from './options.ts'
import type { Prevalence } from './prevalence.ts'
import type { LostQuote } from './quote-choice.ts'
import type { Review } from './review.ts'
import type { Span } from './span.ts'
import type { Variations } from './variations.ts'

/** The co-occurrence of two themes or two codes. */
export interface CoOccurrence {
  readonly level: 'theme' | 'code'
  readonly unit: 'segment' | 'participant'
  readonly a: string
  readonly b: string
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  /** Jaccard index: the share of units with both among those with either. */
  readonly jaccard: number
}

/** The counts of one participant. */
export interface ParticipantRow {
  readonly participantId: string
  readonly organization: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** Group of each attribute; see `Participant`. */
  readonly groups: Readonly<Record<string, string>>
  readonly segments: number
  readonly words: number
  /** Segments by theme id and by code id. */
  readonly counts: Readonly<Record<string, number>>
}

/** The number of participants or organisations of a group with a theme or code. */
export interface GroupCount {
  readonly unit: 'participant' | 'organization'
  readonly attribute: string
  readonly group: string
  /** Participants or organisations of the group. */
  readonly size: number
  readonly themeId: string
  readonly codeId: string | null
  /** Null if the count is below `minCell` and therefore suppressed. */
  readonly count: number | null
  readonly share: number | null
}

/** A cell of the matrix: a code of an ordinary theme and a code of a cross-cutting theme that meet. */
export interface MatrixCell {
  readonly row: string
  readonly column: string
  /** Stretches of talk in which they meet; null, with nobody named, if fewer people than `minCell` have any. */
  readonly segments: number | null
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
}

/** Ordinary themes × cross-cutting themes; empty cells are left out. */
export interface ThemeMatrix {
  /** The stretch of talk in which they meet. */
  readonly unit: MeetingUnit
  /** `code` if a theme is marked as cross-cutting; otherwise rows and columns are themes. */
  readonly level: 'code' | 'theme'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly MatrixCell[]
}

/** The number of distinct codes after each interview. */
export interface Saturation {
  readonly points: readonly {
    readonly transcriptId: string
    /** Distinct codes so far, in the order of the files. */
    readonly seen: number
    /** Mean over all orders of the interviews. */
    readonly mean: number
    /** Standard deviation over all orders of the interviews. */
    readonly deviation: number
  }[]
}

/** A code or a candidate cluster on the two-dimensional map; the projection keeps only part of the distances. */
export interface MapPoint {
  readonly kind: 'code' | 'candidate'
  /** Code id, or the number of the candidate. */
  readonly id: string
  readonly x: number
  readonly y: number
  readonly segments: number
}

/** A cell of the framework matrix: a participant's segments on a theme, the best quote, and the analyst's summary. */
export interface FrameworkCell {
  readonly participantId: string
  readonly themeId: string
  readonly segments: number
  /** Null if there is no segment. */
  readonly quote: CodeQuote | null
  /** Null if nobody has written one. */
  readonly summary: string | null
}

/** Participants, or organisations, chosen by chance and read whole, and those to read next. */
interface ReadUnits {
  readonly audited: readonly string[]
  readonly next: readonly string[]
}
interface ReadAudit extends ReadUnits {
  readonly organizations: ReadUnits
}

/** Everything that is counted and quoted. */
export interface Findings {
  readonly prevalence: readonly Prevalence[]
  /** Pairs of themes, then pairs of codes; made when they are read, as there may be a million. */
  readonly coOccurrence: Iterable<CoOccurrence>
  readonly participants: readonly ParticipantRow[]
  readonly groups: readonly GroupCount[]
  readonly matrix: ThemeMatrix
  readonly saturation: Saturation
  readonly variations: Variations
  readonly map: readonly MapPoint[]
  readonly quotes: readonly CodeQuote[]
  /** Choices of quotes that have no effect any more, such as those whose words are gone. */
  readonly lostQuotes: readonly LostQuote[]
  /** Participants × themes, in the order of names and of the codebook; made when they are read, as each has its words. */
  readonly framework: Iterable<FrameworkCell>
  readonly dissent: readonly Dissent[]
  /** Memos of decisions, in the order of the transcripts. */
  readonly memos: readonly Memo[]
  readonly review: Review
  /** The drawn sample that checks suggestions; null if there is none. */
  readonly draw: DrawSummary | null
  /** Participants and organisations chosen by chance and read whole, and those to read next. */
  readonly audit: ReadAudit
  /** How far people agree with each other, at each level; empty where no two of them judged the same segment. */
  readonly agreement: readonly PeopleAgreement[]
  /** The likeliest passages of each code that nobody has decided on, in the order of the codebook. */
  readonly likely: readonly LikelyPassage[]
  readonly clusters: readonly Cluster[]
  /** Null if nothing was to be clustered. */
  readonly clustering: Clustering | null
  /** Participants of the study: the denominator of shares. */
  readonly participantCount: number
  /** Organisations of the study: the denominator of shares. */
  readonly organizationCount: number
  readonly segmentCount: number
  /** Segments with at least one code. */
  readonly codedSegmentCount: number
  /** True if people accepted or rejected anything; accepted codings are then counted separately. */
  readonly isDecided: boolean
  /** Id of the transcript with the most distinct codes; null if nothing is coded. */
  readonly richestTranscript: string | null
}

/** A quote with the surrounding turns, one per line: `Ana: We stopped.` */
export interface QuoteInContext extends CodeQuote {
  readonly turnsBefore: string
  readonly turnsAfter: string
}

/** A keyword match with its context: a line of a concordance. */
export interface InContext {
  readonly transcriptId: string
  readonly turn: number
  readonly speaker: string | null
  readonly startMs: number | null
  readonly line: number | null
  /** Span of the match in the transcript's text. */
  readonly span: Span
  readonly before: string
  readonly match: string
  readonly after: string
}
