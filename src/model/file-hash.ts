/** The hash of a file of results as it was saved, and those of its parts, by which a change is found again. */
export interface FileHash {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  /** Hashes, shortened, of equal parts of the file, the last one shorter. */
  readonly parts: readonly string[]
}
