import { cleanForTerminal } from '../text/clean.ts'

/** The output of commands: results on standard output, messages on standard error. Tests pass one in memory. */
export interface Terminal {
  /** Prints a result; no line end is added. */
  readonly say: (text: string) => void
  /** Logs a message about the work; no line end is added. */
  readonly tell: (text: string) => void
  /** True if messages go to an interactive terminal. */
  readonly isWatched: boolean
}

/** Returns to the beginning of the line and erases it: the only control sequence that is passed on. */
export const emptyLine = '\r\u001b[K'

/** A terminal without control sequences that come from transcripts, names or files. */
export const safeTerminal = ({ say, tell, isWatched }: Terminal): Terminal => ({
  say: (text) => say(cleanForTerminal(text)),
  tell: (text) =>
    tell(
      text.startsWith(emptyLine) ? emptyLine + cleanForTerminal(text.slice(emptyLine.length)) : cleanForTerminal(text),
    ),
  isWatched,
})
