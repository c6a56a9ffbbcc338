import { strToU8 } from 'fflate'
import { cleanText } from '../../text/clean.ts'
import { type LaidOut, letterOf } from './sheet-layout.ts'
import { shortenText } from './workbook-text.ts'
import type { Table } from './write-table.ts'

// The sheet whose length grows with the transcripts. The library holds several objects for each cell until the last one, so
// that it writes only the head of this sheet and a row that has the style of each column; the rows are put in its place here.

/** A table with one row, from which `fillSheet` takes the styles: a text or a number in each column. None where there are no rows. */
export const styleRows = ({ table, layout: { formats, length } }: LaidOut): Table => ({
  ...table,
  rows: length === 0 ? [] : [table.head.map((title, column) => (formats[column] === null ? title : 0))],
})

/** The part of a workbook that has its texts, each once: to be completed when its sheets are. */
export class SharedTexts {
  readonly #placeOf = new Map<string, number>()
  readonly #pieces = new Pieces()

  /** @param xml the part, as the library wrote it */
  constructor(xml: string) {
    for (const [, escaped] of xml.matchAll(/<si><t[^>]*>([^<]*)<\/t>/g)) this.#placeOf.set(escaped!, this.#placeOf.size)
    this.#pieces.add(xml.slice(0, xml.lastIndexOf('</sst>')))
  }
  /** The number of a text in the part; a new one is added. */
  placeOf(text: string): number {
    const escaped = escapeText(text)
    const known = this.#placeOf.get(escaped)
    if (known !== undefined) return known
    const space = text.trim().length === text.length ? '' : ' xml:space="preserve"'
    this.#pieces.add(`<si><t${space}>${escaped}</t></si>`)
    this.#placeOf.set(escaped, this.#placeOf.size)
    return this.#placeOf.size - 1
  }
  toBytes(): Uint8Array {
    this.#pieces.add('</sst>')
    return this.#pieces.toBytes()
  }
}

/** Puts the rows of a table in the place of the row of styles. */
export function fillSheet(xml: string, { table, layout }: LaidOut, texts: SharedTexts): Uint8Array {
  const pattern = /<row r="2".*?<\/row>/.exec(xml)
  if (pattern === null) return strToU8(xml)
  const styles = Array.from(pattern[0].matchAll(/<c [^>]*s="(\d+)"/g), ([, style]) => style!)
  const pieces = new Pieces()
  pieces.add(xml.slice(0, pattern.index))
  let number = 2
  for (const row of table.rows) {
    const height = layout.heightOf(row)
    let written = `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
    for (const [column, cell] of row.entries()) {
      if (cell === null || cell === '') continue
      const place = `<c r="${letterOf(column)}${number}" s="${styles[column]}"`
      written +=
        typeof cell === 'number'
          ? `${place}><v>${Number(cell.toPrecision(6))}</v></c>`
          : `${place} t="s"><v>${texts.placeOf(shortenText(cell))}</v></c>`
    }
    pieces.add(`${written}</row>`)
    number++
  }
  pieces.add(xml.slice(pattern.index + pattern[0].length))
  return pieces.toBytes()
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escapeText = (text: string): string => cleanText(text).replace(/[&<>]/g, (sign) => entities[sign]!)

/** Characters that are encoded together. */
const together = 1 << 16

/** A long text as bytes: a quarter of what its pieces would take as strings. */
class Pieces {
  readonly #encoded: Uint8Array[] = []
  #text = ''
  add(text: string): void {
    this.#text += text
    if (this.#text.length >= together) this.#encode()
  }
  #encode(): void {
    this.#encoded.push(Buffer.from(this.#text))
    this.#text = ''
  }
  toBytes(): Uint8Array {
    this.#encode()
    return Buffer.concat(this.#encoded)
  }
}
