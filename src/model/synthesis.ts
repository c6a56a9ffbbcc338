import type { Quote } from './quote.ts'

/** The sections of a report, beside themes and codes, that take a researcher's words. */
export const synthesisSections = ['summary', 'sample', 'themes', 'people', 'together', 'course', 'limits'] as const

/** What a text of the researcher is about: a theme, a code, or a section of the report. */
export interface SynthesisSubject {
  readonly kind: 'theme' | 'code' | 'section'
  /** Id of the theme or code, or name of the section. */
  readonly id: string
}

/** A run of a researcher's text; what stands in double brackets is filled in. */
export type SynthesisRun =
  | { readonly kind: 'plain' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  /** A quote with its place. */
  | { readonly kind: 'quote'; readonly quote: Quote }
  | {
      readonly kind: 'count'
      /** The number as it is now. */
      readonly text: string
      /** The number when the text was written; null where it was not noted. */
      readonly was: string | null
      /** What is counted: a theme, a code, or the study where both are null. */
      readonly themeId: string | null
      readonly codeId: string | null
      /** Only codings of this status or stance; null for all that are counted. */
      readonly only: string | null
    }

/** A paragraph or an item of a list. */
export interface SynthesisParagraph {
  readonly isItem: boolean
  readonly runs: readonly SynthesisRun[]
}

/** A part of a researcher's text, such as the claim or a recommendation. */
export interface SynthesisPart {
  /** Its heading; empty for what comes before the first heading. */
  readonly title: string
  readonly paragraphs: readonly SynthesisParagraph[]
}

/** The words of a researcher on one subject. */
export interface SynthesisText extends SynthesisSubject {
  readonly parts: readonly SynthesisPart[]
}
