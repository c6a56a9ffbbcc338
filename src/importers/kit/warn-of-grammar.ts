import type { DraftBuilder } from './draft.ts'
import type { Recognised } from './label-use.ts'

/** From this share of the words, and from so many, what comes before the first speaker is warned about; more than half is kept. */
const longHeader = { share: 0.2, words: 25 }
/** Labels that are named in a warning. */
const mostNamed = 6

/** What was read, and what came before the first label. */
export interface ReadLines {
  readonly recognised: Recognised
  /** Words above the first label, and its line. */
  readonly above: number
  readonly first: number
  readonly wordsIn: number
}

/** Warns of a long head that was left out, of labels that may be people, and of another shape that fits nearly as well. */
export function warnOfGrammar(
  { recognised, above, first, wordsIn }: ReadLines,
  file: string,
  draft: DraftBuilder,
): void {
  const { grammar, disputed } = recognised
  if (above >= longHeader.words && above >= longHeader.share * wordsIn) {
    draft.warn({
      code: 'import/long-header',
      place: { file, line: first },
      message: `${above} of ${wordsIn} words come before the first speaker, on line ${first}: they ${above > wordsIn / 2 ? 'are kept as said by nobody who is named' : 'were left out as the header'}`,
      fix: 'look at these lines; name who speaks there under "speakers" in themata.yaml, or label what they say',
    })
  }
  if (disputed.length > 0) {
    const names = disputed.map(({ name, line }) => `"${name}:" (line ${line})`)
    const rest = names.length > mostNamed ? `, and ${names.length - mostNamed} more` : ''
    draft.warn({
      code: 'import/doubtful-labels',
      place: { file, line: disputed[0]!.line },
      message: `${names.slice(0, mostNamed).join(', ')}${rest} may be people or words: they were taken for words of whoever speaks before`,
      fix: 'write people under "speakers", and words under "not_speakers", in themata.yaml',
    })
  }
  if (grammar?.next?.isClose) {
    draft.warn({
      code: 'import/close-shapes',
      place: { file },
      message: `the file was read as "${grammar.shape}", but "${grammar.next.shape}" fits nearly as well (${grammar.next.turns} turn${grammar.next.turns === 1 ? '' : 's'})`,
      fix: 'compare the preview of "themata import" with the file',
    })
  }
}
