import { sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'

/** A paragraph of a document, or a row of a table in it. */
export interface Paragraph {
  readonly text: string
  readonly heading: boolean
  /** The cells of a row of a table; its text is then empty. */
  readonly row?: readonly string[]
}

/** Text that a document holds beside what is said, each with a reason. */
export type ExtraText = readonly (readonly [reason: string, text: string])[]

/** The paragraphs of a document, those of its text boxes, and what nobody sees. */
export interface DocumentText {
  readonly paragraphs: readonly Paragraph[]
  readonly boxes: readonly Paragraph[]
  readonly hidden: ExtraText
}

const wordsOf = (paragraphs: readonly Paragraph[]): number =>
  sum(paragraphs, ({ text, row }) => countWords(row?.join(' ') ?? text))

/** The paragraphs that are the transcript: those of the text, or of text boxes where these hold more; and the others. */
export function chooseSpeech(paragraphs: readonly Paragraph[], boxes: readonly Paragraph[]) {
  const inBoxes = wordsOf(boxes) > wordsOf(paragraphs)
  const reason = inBoxes ? 'text around the text boxes' : 'text boxes'
  const aside = (inBoxes ? paragraphs : boxes).map(({ text, row }) => [reason, row?.join(' ') ?? text] as const)
  return { spoken: inBoxes ? boxes : paragraphs, aside }
}
