/** The beginning of a text that a spreadsheet would run as a formula, or of an escaped one. */
const formula = /^'*[\s\u00a0\ufeff]*[=+\-@\t\r]/
const escaped = /^'(?='*[\s\u00a0\ufeff]*[=+\-@\t\r])/

/** A text as a cell that no spreadsheet runs: an apostrophe precedes what would be a formula. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text of a cell that was escaped; other cells as they are. */
export const unescapeFormula = (cell: string): string => cell.replace(escaped, '')
