/** A text file and its name, as messages show it. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** How all files are to be read, where somebody says so for one run. */
export interface Reading {
  readonly format?: string | undefined
  readonly encoding?: string | undefined
  readonly columns?: Partial<Record<'text' | 'speaker' | 'start' | 'end', string | undefined>> | undefined
}

/** What stands beside the transcripts of a study, and what was asked for: all that decides how they are understood. */
export interface StudyFrame {
  readonly name: string
  readonly codebook: TextFile
  readonly participants: TextFile | null
  /** `themata.yaml`. */
  readonly settings: TextFile | null
  /** Names that ask, beside those of the settings. */
  readonly interviewers: readonly string[]
  /** How files are to be read, whatever the settings or the content say. */
  readonly reading?: Reading
  /** What was learned from coded passages: `codebook.weights.json`, beside the codebook. */
  readonly weights?: TextFile | null
  /** What the analyst wrote of each participant and theme: `summaries.csv`. */
  readonly summaries?: TextFile | null
  /** What people stated or changed of pseudonyms: `pseudonyms.csv`. */
  readonly pseudonyms?: TextFile | null
  /** What people decided, a file a person: `decisions/ana.csv`. */
  readonly decisions: readonly TextFile[]
}
