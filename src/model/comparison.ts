/** An analysis that was saved, as far as two are compared. */
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
export interface SavedCoding {
  readonly transcriptId: string
  readonly span: { readonly start: number; readonly end: number }
  readonly codeId: string
  readonly participantId: string
  readonly organization: string | null
  readonly status: string
  /** The words; empty where they are not known. */
  readonly quote: string
}

/** Counts of one code, with what is nested in it, in two analyses. */
export interface CodeChange {
  readonly codeId: string
  readonly label: string
  readonly before: CodeCounts
  readonly after: CodeCounts
  /** Segments that have the code in both, in the first only, in the second only. */
  readonly kept: number
  readonly lost: readonly SavedCoding[]
  readonly gained: readonly SavedCoding[]
}
export interface CodeCounts {
  readonly segments: number
  readonly participants: number
  readonly organizations: number
}

/** The differences between two analyses. */
export interface Comparison {
  readonly before: SavedAnalysis
  readonly after: SavedAnalysis
  /** Settings with other values: name, before, after. */
  readonly settings: readonly (readonly [name: string, before: string, after: string])[]
  readonly transcripts: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
  /** Codes of either codebook, in the order of the second; the removed ones last. */
  readonly codes: readonly CodeChange[]
}
