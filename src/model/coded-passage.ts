/** A passage that one or more people coded, whole: a code that a coder did not give is one that does not apply. */
export interface CodedPassage {
  readonly id: string
  /** The interview it comes from. */
  readonly group: string
  readonly text: string
  /** What each coder gave it, by name, in one order for all passages. */
  readonly codesByCoder: ReadonlyMap<string, ReadonlySet<string>>
  /** Why a coder decided so, in their words, by name. */
  readonly memoByCoder: ReadonlyMap<string, string>
}
