/** Options of `import --study`. */
export interface ImportProjectOptions {
  readonly study: string
  readonly readAs?: string
  readonly encoding?: string
  readonly column: Readonly<Record<string, string>>
  /** The codebook that codes are mapped to, instead of that of the study. */
  readonly codebook?: string
  readonly separator?: string
  readonly person?: string
  readonly model?: string
  readonly document: Readonly<Record<string, string>>
  readonly complete: boolean
  /** The person who reviewed our suggestions in the other program. */
  readonly reviewedBy?: string
  /** True if suggestions that are gone were rejected. */
  readonly goneIsRejected: boolean
  /** True if codings of an earlier import that are gone were taken back by their coders. */
  readonly goneIsUndone: boolean
}
