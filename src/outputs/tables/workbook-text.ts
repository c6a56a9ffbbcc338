import { cleanText } from '../../text/clean.ts'

/** Letters that a cell of Excel can hold. */
const mostLetters = 32_767

/** A text cut where Excel would refuse it. */
export const shortenText = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text

/**
 * Put before what the library would find among the properties of its object of texts, such as "constructor", and, with a
 * word, in the place of U+FFFD, which it would leave out; `withoutMarks` takes it out again.
 */
const mark = '\uE000'
const [marks, replacements] = [new RegExp(`(>)${mark}(?=\\w+<)`, 'g'), new RegExp(`${mark}fffd`, 'g')]

const markText = (text: string): string =>
  text in {} ? mark + text : cleanText(text).replaceAll('\ufffd', `${mark}fffd`)

/** The text of a cell as the library takes it. */
export const writeText = (text: string): string => markText(shortenText(text))

/** A part of a workbook as it is saved: without the marks of `writeText`. */
export const withoutMarks = (xml: string): string => xml.replace(replacements, '\ufffd').replace(marks, '$1')
