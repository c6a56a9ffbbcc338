/** The parts of a saved analysis that are compared. */
export interface SavedAnalysis {
  readonly study: string
  readonly version: string
  readonly options: Readonly<Record<string, unknown>>
  readonly codebook: {
    readonly name: string
    readonly version: string
    readonly sha256: string
    readonly codes: readonly { readonly id: string; readonly label: string; readonly parentId: string | null }[]
  }
  readonly files: readonly { readonly id: string; readonly sha256: string }[]
  readonly codings: readonly SavedCoding[]
}

/** A coding of a saved analysis. */
export interface SavedCoding {
  readonly transcriptId: string
  readonly span: { readonly start: number; readonly end: number }
  readonly codeId: string
  readonly participantId: string
  readonly organization: string | null
  readonly status: string
  /** The coded words; empty where they are not known. */
  readonly quote: string
}

/** Counts of a code, including the codes nested in it, in two analyses. */
export interface CodeChange {
  readonly codeId: string
  readonly label: string
  readonly before: CodeCounts
  readonly after: CodeCounts
  /** Number of segments with the code in both. */
  readonly kept: number
  /** Codings in the first analysis only. */
  readonly lost: readonly SavedCoding[]
  /** Codings in the second analysis only. */
  readonly gained: readonly SavedCoding[]
}

/** The segments, participants and organisations with a code. */
export interface CodeCounts {
  readonly segments: number
  readonly participants: number
  readonly organizations: number
}

/** The differences between two analyses. */
export interface Comparison {
  readonly before: SavedAnalysis
  readonly after: SavedAnalysis
  /** Settings whose values differ. */
  readonly settings: readonly (readonly [name: string, before: string, after: string])[]
  readonly transcripts: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
  /** Codes of either codebook, in the order of the second; the removed ones last. */
  readonly codes: readonly CodeChange[]
}
