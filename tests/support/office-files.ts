import { zipSync } from 'fflate'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** A Word document of XML for its body. */
export const wordFile = (body: string): Uint8Array =>
  zipSync({
    'word/document.xml': bytesOf(
      `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v"><w:body>${body}</w:body></w:document>`,
    ),
  })

/** A run of text in Word, with properties such as `<w:b/>`. */
export const wordRun = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr>${text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
    .join('<w:tab/>')}</w:r>`

/** A paragraph of runs in Word; text is a run. */
export const wordParagraph = (content: string, style = ''): string =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}</w:pPr>${content.startsWith('<') ? content : wordRun(content)}</w:p>`

/** A table of paragraphs in Word. */
export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

/** An OpenDocument text of XML for its body, with styles before it. */
export const openDocument = (body: string, styles = ''): Uint8Array =>
  zipSync({
    'content.xml': bytesOf(
      `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" xmlns:fo="f">${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  })

/** A table in an OpenDocument text. */
export const openTable = (rows: readonly (readonly string[])[]): string =>
  `<table:table>${rows.map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell>${cell.startsWith('<') ? cell : `<text:p>${escapeXml(cell)}</text:p>`}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`

/** RTF of paragraphs, with further fonts. */
export const rtfFile = (body: string, fonts = ''): Uint8Array =>
  new Uint8Array(
    Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}${fonts}}\n${body}}`, 'latin1'),
  )

/** A workbook of sheets with cells of text. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const names = Object.keys(sheets)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const cellOf = (text: string, row: number, column: number): string =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
  const sheetOf = (rows: readonly (readonly string[])[]): string =>
    `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cellOf(text, row, column)).join('')}</row>`).join('')}</sheetData></worksheet>`
  return zipSync({
    'xl/workbook.xml': bytesOf(
      `<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': bytesOf(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${related}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, bytesOf(sheetOf(sheets[name]!))]),
    ),
  })
}

/** A piece of text on a page, in points from the lower left corner. */
export type Placed = readonly [x: number, y: number, text: string]

/** A PDF whose pages have text at places, in the order in which a program would write it. */
export function pdfFile(pages: readonly (readonly Placed[])[]): Uint8Array {
  const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')
  const contents = pages.map((page) =>
    page.map(([x, y, text]) => `BT /F1 10 Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n'),
  )
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return bytesOf(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}
