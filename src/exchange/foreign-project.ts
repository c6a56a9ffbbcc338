import type { Place } from '../model/diagnostic.ts'
import type { Span } from '../model/span.ts'

/** A project, table or dictionary of another program as it was read: nothing in it is placed or decided yet. */
export interface ForeignProject {
  /** What wrote it, such as `MAXQDA`. */
  readonly program: string
  readonly documents: readonly ForeignDocument[]
  /** Empty where the file knows none. */
  readonly cases: readonly ForeignCase[]
  readonly codes: readonly ForeignCode[]
  readonly codings: readonly ForeignCoding[]
  readonly memos: readonly ForeignMemo[]
  /** What the reader saw and could not take over. */
  readonly losses: readonly Loss[]
}

/** A document of a foreign project. */
export interface ForeignDocument {
  readonly id: string
  readonly name: string
  /** Null where only its name is known, as in a table of quotes. */
  readonly text: string | null
  /** Variables of the document or of its case. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A person, organisation or other case of a foreign project: `participants.csv` is made of them. */
export interface ForeignCase {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Ids of the documents that belong to it. */
  readonly documents: readonly string[]
}

/** A code of a foreign project. */
export interface ForeignCode {
  readonly id: string
  /** The names of the codes above it and its own, from the top. */
  readonly path: readonly string[]
  readonly description: string
  /** `#rrggbb`; null where none is known. */
  readonly color: string | null
  /** Keywords in our grammar, from a dictionary. */
  readonly keywords: readonly string[]
  /** What codebooks of Themata have besides; absent for those of other programs. */
  readonly criteria?: CodeCriteria
}

/** Criteria and examples of a code, empty where there are none. */
export interface CodeCriteria {
  readonly include: string
  readonly exclude: string
  readonly examples: readonly string[]
  readonly counterexamples: readonly string[]
}

/** A code that somebody, or a model, gave a passage. */
export interface ForeignCoding {
  /** Id of a document; empty where it is not named. */
  readonly document: string
  /** Id of a code. */
  readonly code: string
  /** The coder's name in the foreign file; empty where none is stated. */
  readonly coder: string
  /** True if a program or model coded, not a person. */
  readonly isMachine: boolean
  readonly status: 'accepted' | 'rejected' | 'unsure'
  /**
   * A place in the text of the document, in UTF-16 units. Without that text it is only a hint about the order of passages.
   */
  readonly span: Span | null
  /** The first and last paragraph, counted as the program does; null where they are not stated. */
  readonly paragraphs: { readonly first: number; readonly last: number } | null
  /** The words of the passage; empty where only the place is known. */
  readonly quote: string
  /** The line or paragraph that the quote is from; absent where the file does not have it. */
  readonly around?: string
  readonly memo: string
  /** ISO 8601; null where it is unknown. */
  readonly time: string | null
  /** From 0 to 1. */
  readonly confidence: number | null
  /** The line, row or element of the file, for messages. */
  readonly place: Place
}

/** A note of a foreign project on a passage, a document, a code, or the project. */
export interface ForeignMemo {
  readonly document: string | null
  readonly code: string | null
  readonly span: Span | null
  readonly quote: string
  readonly coder: string
  readonly memo: string
  readonly time: string | null
  readonly place: Place
}

/** A counted line of the report of loss. */
export interface Loss {
  /** In the plural, such as `picture codings`. */
  readonly what: string
  readonly count: number
  /** The reason, as the end of a sentence: `themata reads text only`. */
  readonly why: string
}

/** The codes of a project by id. */
export const codeById = ({ codes }: Pick<ForeignProject, 'codes'>): ReadonlyMap<string, ForeignCode> =>
  new Map(codes.map((code) => [code.id, code]))

/** The path of a code in one line, as people write it in `code-map.csv`. */
export const writeCodePath = (path: readonly string[]): string => path.join(' > ')

/** Losses of one kind added up, without those that count nothing. */
export function addUpLosses(losses: readonly Loss[]): Loss[] {
  const byKind = new Map<string, Loss>()
  for (const loss of losses) {
    const key = JSON.stringify([loss.what, loss.why])
    byKind.set(key, { ...loss, count: loss.count + (byKind.get(key)?.count ?? 0) })
  }
  return [...byKind.values()].filter(({ count }) => count > 0)
}
