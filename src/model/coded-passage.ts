/**
 * The way a coder came to judge a passage: by reading it for every code, or a stretch declared read whole (`read`); or
 * because something was suggested there, or caught their eye (`suggested`). Only passages that were `read` show what
 * suggestions miss: recall, kappa and true frequencies need them.
 */
export type Basis = 'read' | 'suggested'

/** The codes that a coder looked for in a passage. The absence of any other code is neither a yes nor a no. */
export interface Judged {
  /** Codes with a yes or a no, with those above a yes; `all` where every code was looked for. */
  readonly codes: 'all' | ReadonlySet<string>
  readonly basis: Basis
}

/** A passage that one or more people coded. A coder who is in none of the maps has not looked at it. */
export interface CodedPassage {
  readonly id: string
  /** The interview it comes from. */
  readonly group: string
  readonly text: string
  /** Codes that each coder gave it, with those above them, by name, in one order for all passages. */
  readonly codesByCoder: ReadonlyMap<string, ReadonlySet<string>>
  /** The codes that each coder looked for, for the same coders. */
  readonly judgedByCoder: ReadonlyMap<string, Judged>
  /** Why a coder decided so, in their words, by name. */
  readonly memoByCoder: ReadonlyMap<string, string>
}

/** A coder who looked for every code, without regard to suggestions. */
export const readWhole: Judged = { codes: 'all', basis: 'read' }

/** The codes a coder gave a passage, and those they looked for. */
export interface Answers {
  readonly yes: ReadonlySet<string>
  readonly judged: Judged['codes']
}

/** The answer for codes taken together: yes where any was given, no where all were looked for and none given, else null. */
export function answerAbout({ yes, judged }: Answers, codeIds: readonly string[]): boolean | null {
  if (codeIds.some((id) => yes.has(id))) return true
  return judged === 'all' || codeIds.every((id) => judged.has(id)) ? false : null
}

/** A coder's answer for one code of a passage: yes, no, or null where they did not look for it. */
export function answerFor(
  { codesByCoder, judgedByCoder }: CodedPassage,
  coder: string,
  codeId: string,
): boolean | null {
  const [yes, judged] = [codesByCoder.get(coder), judgedByCoder.get(coder)]
  return yes && judged ? answerAbout({ yes, judged: judged.codes }, [codeId]) : null
}
