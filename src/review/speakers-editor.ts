import type { SpeakerCorrections } from '../study/speakers/corrections.ts'
import type { SpokenLine, UnnamedTranscript } from './review-data.ts'

/** Proposes who speaks in transcripts that name nobody, and keeps what a person confirms. */
export interface SpeakersEditor {
  /** Transcripts that name nobody, or for which somebody has confirmed who speaks. */
  readonly list: () => Promise<readonly UnnamedTranscript[]>
  /** Proposes the lines of a transcript by its position in the list; with null, by what was corrected in its file. */
  readonly propose: (index: number, corrections: SpeakerCorrections | null) => Promise<ProposedLines>
  /** Writes the labels of all lines as confirmed. */
  readonly confirm: (index: number, labels: readonly string[]) => Promise<void>
}

/** The lines of a transcript with the corrections that they follow. */
export interface ProposedLines {
  readonly lines: readonly SpokenLine[]
  readonly corrections: SpeakerCorrections
}
