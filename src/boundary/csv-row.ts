/** The mark between cells; with `;` numbers have a decimal comma, as spreadsheets of many countries read and write them. */
export type CsvSeparator = ',' | ';'

/** A row of a CSV file, with its line end: cells with a separator, a quote or a line end are quoted (RFC 4180). */
export function csvRow(cells: readonly string[], separator: CsvSeparator = ','): string {
  const special = specialIn[separator]
  let row = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!
    if (at > 0) row += separator
    row += special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return `${row}\n`
}

const specialIn: Readonly<Record<CsvSeparator, RegExp>> = { ',': /[",\n\r]/, ';': /[";\n\r]/ }
