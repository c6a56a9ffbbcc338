/** The beginning of a text that a spreadsheet would evaluate as a formula, or of an escaped one. */
const formula = /^'*[\s\u00a0\ufeff]*[=+\-@\t\r]/
const escaped = /^'(?='*[\s\u00a0\ufeff]*[=+\-@\t\r])/

/** Escapes a text for a spreadsheet cell: a text that would be evaluated as a formula gets an apostrophe in front. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** Removes the apostrophe of an escaped cell; other cells are unchanged. */
export const unescapeFormula = (cell: string): string => cell.replace(escaped, '')
