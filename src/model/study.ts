/** A text file and its name, as messages show it. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** Options for reading all files of one run, whatever they look like. */
export interface ReadOptions {
  readonly format?: string | undefined
  readonly encoding?: string | undefined
  readonly columns?: Partial<Record<'text' | 'speaker' | 'start' | 'end', string | undefined>> | undefined
}

/** The inputs of a study beside its transcripts, and the options of a run: everything that decides how transcripts are read. */
export interface StudyInputs {
  readonly name: string
  readonly codebook: TextFile
  readonly participants: TextFile | null
  /** `themata.yaml`. */
  readonly settings: TextFile | null
  /** Names that ask, beside those of the settings. */
  readonly interviewers: readonly string[]
  /** Overrides settings and detection. */
  readonly reading?: ReadOptions
  /** The model trained on coded passages: `codebook.weights.json`, beside the codebook. */
  readonly weights?: TextFile | null
  /** The analyst's summaries by participant and theme: `summaries.csv`. */
  readonly summaries?: TextFile | null
  /** The edited list of pseudonyms: `pseudonyms.csv`. */
  readonly pseudonyms?: TextFile | null
  /** Decisions, a file for each person: `decisions/ana.csv`. */
  readonly decisions: readonly TextFile[]
}
