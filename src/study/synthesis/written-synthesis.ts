import type { Place } from '../../model/diagnostic.ts'
import type { SynthesisRun, SynthesisSubject } from '../../model/synthesis.ts'

/** Numbers that can be put into a text. */
export const counted = [
  ...['participants', 'organisations', 'segments', 'participants %', 'organisations %', 'segments %'],
  ...['accepted', 'suggested', 'rejected', 'disputed', 'problem', 'works', 'neutral', 'transcripts'],
] as const

export type Counted = (typeof counted)[number]

/** A number or a quote that is to be filled in. */
export type Reference =
  | {
      readonly kind: 'count'
      readonly what: Counted
      readonly themeId: string | null
      readonly codeId: string | null
      readonly was: string | null
      readonly place: Place
    }
  | { readonly kind: 'quote'; readonly transcript: string; readonly words: string; readonly place: Place }

/** A researcher's text whose references are read and not filled in yet. */
export interface ReadSynthesis extends SynthesisSubject {
  readonly file: string
  readonly parts: readonly {
    readonly title: string
    readonly paragraphs: readonly {
      readonly isItem: boolean
      readonly runs: readonly (Exclude<SynthesisRun, { readonly kind: 'quote' | 'count' }> | Reference)[]
    }[]
  }[]
}

/** A quote of the file `synthesis/quotes.md`. */
export interface ListedQuote {
  /** The code that it is pinned for; null where it is barred. */
  readonly codeId: string | null
  readonly transcript: string
  readonly words: string
  readonly place: Place
}
