import { kindOfLabel } from './label-kind.ts'

/** A paragraph while its runs are read: its text, and its beginning as far as that is in bold or in italics. */
export interface OpenText {
  readonly text: string
  readonly bold: string
  readonly italic: string
}

/** How a run is printed. */
export interface Emphasis {
  readonly isBold: boolean
  readonly isItalic: boolean
}

export const noText: OpenText = { text: '', bold: '', italic: '' }

/** A paragraph with a further run. */
export const addRun = ({ text, bold, italic }: OpenText, said: string, { isBold, isItalic }: Emphasis): OpenText => ({
  text: text + said,
  bold: isBold && bold.length === text.length ? bold + said : bold,
  italic: isItalic && italic.length === text.length ? italic + said : italic,
})

/** The text of a paragraph, with marks of emphasis around a label or a question that is set apart. */
export const markText = ({ text, bold, italic }: OpenText): string =>
  markBold(text, italic.length === text.length ? text : bold)

/** Bold names, words before a colon and questions are written as Markdown would, so that labels and questions are found. */
function markBold(text: string, bold: string): string {
  if (bold.length === text.length) return /\?\s*$/.test(bold) ? `**${bold.trim()}**` : text
  const isLabel = /:\s*$/.test(bold) || (bold !== '' && /^\s*:/.test(text.slice(bold.length)))
  if (isLabel) return `**${bold.trim()}**${text.slice(bold.length)}`
  const said = text.slice(bold.trimEnd().length)
  const isName = /^\s+\S/.test(said) && ['role', 'code', 'name'].includes(kindOfLabel(bold.trim()) ?? '')
  return isName ? `**${bold.trim()}**${said}` : text
}
