import { cleanForTerminal } from '../text/clean.ts'

/** What commands say to: results on standard output, messages on standard error. Tests give one in memory. */
export interface Terminal {
  /** A result, with no line end added. */
  readonly say: (text: string) => void
  /** A message about the work, with no line end added. */
  readonly tell: (text: string) => void
  /** Whether messages go to a person who watches. */
  readonly isWatched: boolean
}

/** Goes back to the beginning of the line and empties it: the only thing that a terminal is asked to act upon. */
export const emptyLine = '\r\u001b[K'

/** A terminal that shows what transcripts, names and other people's files hold, and never acts upon it. */
export const safeTerminal = ({ say, tell, isWatched }: Terminal): Terminal => ({
  say: (text) => say(cleanForTerminal(text)),
  tell: (text) =>
    tell(
      text.startsWith(emptyLine) ? emptyLine + cleanForTerminal(text.slice(emptyLine.length)) : cleanForTerminal(text),
    ),
  isWatched,
})
