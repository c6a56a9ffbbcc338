import { cleanForTerminal } from '../text/clean.ts'

/** The output of commands: results on standard output, messages on standard error. Tests pass one in memory. */
export interface Terminal {
  /** Prints a result; no line end is added. */
  readonly print: (text: string) => void
  /** Logs a message about the work; no line end is added. */
  readonly log: (text: string) => void
  /** True if messages go to an interactive terminal. */
  readonly isWatched: boolean
}

/** Returns to the beginning of the line and erases it: the only control sequence that is passed on. */
export const eraseLine = '\r\u001b[K'

/** A terminal without control sequences that come from transcripts, names or files. */
export const safeTerminal = ({ print: say, log: tell, isWatched }: Terminal): Terminal => ({
  print: (text) => say(cleanForTerminal(text)),
  log: (text) =>
    tell(
      text.startsWith(eraseLine) ? eraseLine + cleanForTerminal(text.slice(eraseLine.length)) : cleanForTerminal(text),
    ),
  isWatched,
})
