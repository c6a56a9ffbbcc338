import type { Codebook } from '../../model/codebook.ts'
import { synthesisSections } from '../../model/synthesis.ts'
import { barredHeading, pinnedHeading, quoteListName } from './quote-list.ts'

/** A file to be filled in, by its name in the study. */
export interface Stub {
  readonly file: string
  readonly text: string
}

const partsOf = {
  theme: ['Claim', 'Interpretation', 'Recommendation', 'Limits'],
  code: ['Claim', 'Interpretation', 'Recommendation', 'Limits'],
  section: [],
} as const

/** Empty texts for a researcher to fill in: one for each section, theme and code that is applied. */
export function draftSynthesis(codebook: Codebook | null): Stub[] {
  const codes = codebook?.codes.filter(({ id }) => !codebook.retired.includes(id)) ?? []
  return [
    { file: `synthesis/${quoteListName}`, text: draftQuoteList(codes[0]?.id ?? 'CODE') },
    ...synthesisSections.map((name) => stub(`sections/${name}`, `the section "${name}" of the report`, 'section')),
    ...(codebook?.themes ?? []).map(({ id, label }) => stub(`themes/${id}`, `the theme "${label}"`, 'theme')),
    ...codes.map(({ id, label }) => stub(`codes/${id}`, `the code "${label}"`, 'code')),
  ]
}

/** The file of chosen quotes, with how it is written. */
const draftQuoteList = (codeId: string): string => `<!--
Which quotes are printed. Without a line here the program chooses, and says why a quote is where it is.

## ${pinnedHeading} ${codeId}

1. [[quote: P1a "words as they were said"]]
2. [[quote: P2 "others, which come after them"]]

## ${barredHeading}

- [[quote: P3 "words that are printed nowhere, such as those by which somebody could be known"]]

Pinned quotes come first, in this order and with exactly these words, in every form of the report. Where their words are no
longer said, or no longer have the code, the report and the program say so. Barred words are still coded and counted, and can be
read in the transcript; no report quotes them. On the review page, Q pins and Shift+Q bars the passage that is shown;
what is chosen there joins what is written here.
-->
`

const stub = (name: string, subject: string, kind: keyof typeof partsOf): Stub => ({
  file: `synthesis/${name}.md`,
  text: `<!--
Your words on ${subject.replaceAll('--', '-')}. They are put into the report at their place, in every form, and no run changes
this file. Parts without text are left out; headings may be renamed, and more of them added.
Numbers are filled in: [[count: participants]], [[count: segments of CODE]], [[count: participants %]]. With the number that you
know, [[count: participants = 5]], you are warned when it changes.
Quotes are looked up word for word: [[quote: P1a "words as they were said"]].
-->
${partsOf[kind].map((part) => `\n## ${part}\n`).join('')}`,
})
