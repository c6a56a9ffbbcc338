import type { Stance } from './coding.ts'
import type { Place } from './diagnostic.ts'
import type { Span } from './span.ts'

/** What a person says about a code at a place: it is there (also where no machine found it), or it is not. */
export interface Decision {
  /** The person: the name of their file. */
  readonly coder: string
  readonly transcriptId: string
  readonly span: Span
  readonly codeId: string
  readonly status: 'accepted' | 'rejected'
  /** How the passage speaks of the code; null where the person does not say. */
  readonly stance: Stance | null
  /** Why, in the person's words; empty for nothing. */
  readonly memo: string
  /** The row of the file, for messages. */
  readonly place: Place
}
