/** The options that decide the result; all of them are printed in the report. */
export interface AnalysisOptions {
  readonly segmenter: string
  /** Maximum words of a segment, for the segmenter `window`. */
  readonly segmentWords: number
  readonly embedder: string
  readonly coders: readonly string[]
  readonly clusterer: string
  /** Number of clusters of the segments that have no code; null chooses it by stability. */
  readonly clusters: number | null
  readonly seed: number
  /** Maximum quotes for each code. */
  readonly quotes: number
  /** Maximum quotes by one participant for each code. */
  readonly quotesPerParticipant: number
  /** The stretch of talk in which codes of the matrix meet. */
  readonly matrixUnit: MeetingUnit
  /** Counts of groups below this are left out, so that nobody can be identified in a table; 0 leaves nothing out. */
  readonly minCell: number
  /** True to show quotes of the report without fillers, with […] in their place. */
  readonly trimFillers: boolean
  /** True to replace names by ids everywhere. */
  readonly pseudonyms: boolean
  /** The codings that are counted; null counts what people accepted as soon as the study is reviewed. */
  readonly status: Counted | null
  /** The language model that the coder `llm` asks; null for none. */
  readonly languageModel: LanguageModel | null
}

/**
 * Stretches of talk in which two codes of one participant meet: a segment; an exchange, which is all that is said from one
 * question to the next; a turn with the answers before and after it; or anything that a participant, or the participants
 * of an organisation, say.
 */
export const meetingUnits = ['segment', 'exchange', 'neighbours', 'participant', 'organisation'] as const

export type MeetingUnit = (typeof meetingUnits)[number]

/** The codings that results count: all that are not rejected, or those that people accepted. */
export type Counted = 'all' | 'accepted'

/** The language model of a run. */
export interface LanguageModel {
  /** As its server calls it. */
  readonly name: string
  /** True if passages left this computer. */
  readonly isRemote: boolean
}
