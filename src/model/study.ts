/** A text file with its name as shown in messages. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** Options for reading the transcripts of a run; they override detection. */
export interface ReadOptions {
  readonly format?: string | undefined
  readonly encoding?: string | undefined
  /** True to list the units to which speakers can be proposed. */
  readonly listsUnits?: boolean | undefined
  readonly columns?: Partial<Record<'text' | 'speaker' | 'start' | 'end', string | undefined>> | undefined
}

/**
 * The reading options of a run, as results record them so that the transcripts can be read the same way again. With
 * pseudonyms, interviewers and columns are null where any were given: what somebody typed can be a name.
 */
export interface RecordedReading {
  readonly interviewers: readonly string[] | null
  readonly format: string | null
  readonly encoding: string | null
  readonly columns: NonNullable<ReadOptions['columns']> | null
}

/** The inputs of a study other than its transcripts, with the options for reading these. */
export interface StudyInputs {
  readonly name: string
  readonly codebook: TextFile
  readonly participants: TextFile | null
  /** The settings file, `themata.yaml`. */
  readonly settings: TextFile | null
  /** Names of interviewers, in addition to those in the settings. */
  readonly interviewers: readonly string[]
  /** Override settings and detection. */
  readonly reading?: ReadOptions
  /** The model trained on coded passages: `codebook.weights.json`, in the folder of the codebook. */
  readonly weights?: TextFile | null
  /** The analyst's summaries by participant and theme: `summaries.csv`. */
  readonly summaries?: TextFile | null
  /** The researcher's texts, such as `synthesis/themes/data.md`. */
  readonly synthesis?: readonly TextFile[]
  /** Who speaks in transcripts that name nobody, such as `speakers/P1.docx.txt`. */
  readonly speakers?: readonly TextFile[]
  /** The edited list of pseudonyms: `pseudonyms.csv`. */
  readonly pseudonyms?: TextFile | null
  /** Decisions, one file per person, such as `decisions/ana.csv`. */
  readonly decisions: readonly TextFile[]
}
