import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { analyze, answered, folder, refused, right, study, talk } from './tools.mjs'

const given = fileURLToPath(new URL('../../../shared/cases/security', import.meta.url))
const bytes = (text) => Buffer.from(text)
const docx = (body) =>
  zipSync({ 'word/document.xml': bytes(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })
const odt = (body) =>
  zipSync({
    'content.xml': bytes(`<office:document-content xmlns:office="o" xmlns:text="t">${body}</office:document-content>`),
  })
const xlsx = (cells) =>
  zipSync({
    '[Content_Types].xml': bytes('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': bytes(
      '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': bytes(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': bytes(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
  })
const pdf = (content, filter = '/FlateDecode') => {
  const packed = deflateSync(bytes(content))
  return Buffer.concat([
    bytes(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${packed.length}/Filter${filter}>>stream\n`,
    ),
    packed,
    bytes('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
}

/** A file beside a healthy one: it is told or read, within time and memory, and the healthy one is read. */
const beside =
  (name, make, { codes = [0, 2], most = 1000, seconds = 40 } = {}) =>
  async () => {
    const path = study({ 'OK.txt': talk, [name]: make() }, { empty: true })
    const out = join(folder(), 'o')
    const result = await analyze(path, out, ['--format', 'csv'], { seconds })
    answered(result, codes, most)
    right(/OK/.test(readFileSync(join(out, 'transcripts.csv'), 'utf8')), 'the healthy file was not read')
    if (result.code === 2) right(result.all.includes(name), `${name} is not named`)
  }
/** Time for twice as much is about twice as long: n, 2n and 4n of something, each beside a healthy file. */
const linear = (name, make, size) => async () => {
  const times = []
  for (const factor of [1, 2, 4]) {
    const path = study({ 'OK.txt': talk, [name]: make(size * factor) }, { empty: true })
    const result = await analyze(path, join(folder(), 'o'), ['--format', 'csv'], { seconds: 60 })
    answered(result)
    times.push(result.seconds)
  }
  const written = times.map((time) => time.toFixed(1)).join(', ')
  right(times[2] < 5 || times[2] < 3 * times[1], `seconds ${written} for n, 2n and 4n`)
}
const givenFile = (name, file, check) =>
  existsSync(join(given, name))
    ? async () => {
        const path = mkdtempSync(join(tmpdir(), 'themata-attack-'))
        cpSync(join(given, name, file), join(path, file))
        cpSync(study(), path, { recursive: true })
        await check(await analyze(path, join(folder(), 'o'), ['--format', 'csv'], { seconds: 30 }))
      }
    : null

export const documents = {
  'sizes that are declared': {
    'a cell in the last row and column (given)': givenFile('xlsx-far', 'far.xlsx', (result) =>
      refused(result, /far\.xlsx/),
    ),
    'a cell beyond any sheet (given)': givenFile('xlsx-far', 'far2.xlsx', (result) => refused(result, /far2\.xlsx/)),
    ...Object.fromEntries(
      ['ZZZ20000', 'ALL100000', 'XFD1048576', 'ZZZZZZ999999999', 'A99999999999'].map((cell) => [
        `a cell ${cell}`,
        beside(
          'far.xlsx',
          () => xlsx(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="${cell}"><v>2</v></c></row>`),
          { codes: [2] },
        ),
      ]),
    ),
    'a stray cell in the last row': beside('stray.xlsx', () =>
      xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>We test.</t></is></c></row>',
      ),
    ),
    'two files of one name in a zip (given)': givenFile('zip-duplicate', 'dup.zip', (result) =>
      refused(result, /two files named/),
    ),
  },
  'what is made of bytes': {
    '4 million paragraphs (DOCX)': beside('a.docx', () => docx('<w:p/>'.repeat(4e6)), { codes: [2] }),
    '250,000 paragraphs (DOCX)': beside('a.docx', () => docx('<w:p><w:r><w:t>x y</w:t></w:r></w:p>'.repeat(25e4)), {
      codes: [2],
    }),
    '4 million paragraphs (ODT)': beside('a.odt', () => odt('<text:p/>'.repeat(4e6)), { codes: [2] }),
    '500 MB of blanks (PDF)': beside('a.pdf', () => pdf(' '.repeat(500e6)), { codes: [2] }),
    '130 MB behind two filters (PDF)': beside('a.pdf', () => pdf('z'.repeat(26e6), '[/FlateDecode/ASCII85Decode]'), {
      codes: [2],
    }),
    '128 MB in runs (PDF)': beside(
      'a.pdf',
      () => pdf(Buffer.alloc(2e6, Buffer.from([129, 32])), '[/FlateDecode/RunLengthDecode]'),
      { codes: [2] },
    ),
    '2 million saved states (PDF)': beside('a.pdf', () => pdf('q '.repeat(2e6)), { codes: [2] }),
    '38 MB in many turns': beside('a.txt', () => 'Ana: We test it here.\nBen: So do we, too.\n'.repeat(9e5), {
      codes: [2],
      seconds: 60,
    }),
    '38 MB in one line': beside('a.txt', () => `Ana: ${'We test it here and there. '.repeat(14e5)}`, {
      codes: [2],
      seconds: 60,
    }),
  },
  'time that grows with the square': {
    'saved states of a PDF (given)': givenFile('pdf-q', 'a.pdf', (result) => answered(result)),
    'voices of a VTT (given)': givenFile('vtt-redos', 'P1a.vtt', (result) => answered(result)),
    'voices of a VTT': linear('a.vtt', (size) => `WEBVTT\n\n00:01.000 --> 00:02.000\n<v${'.a'.repeat(size)}\n`, 50_000),
    'voices with blanks': linear(
      'a.vtt',
      (size) => `WEBVTT\n\n00:01.000 --> 00:02.000\n<v${' '.repeat(size)}\n`,
      100_000,
    ),
    'one word of consonants': linear('a.txt', (size) => `Ana: ${'bcdf'.repeat(size)}\nBen: Yes.\n`, 10_000),
    'one word of vowels and y': linear('a.txt', (size) => `Ana: ${'ay'.repeat(size)}\nBen: Yes.\n`, 20_000),
    'the same short row': linear('a.csv', (size) => `speaker,text\n${'Ana,We test the model.\n'.repeat(size)}`, 5000),
    'the same short turn': linear('a.txt', (size) => 'Interviewer: And?\nAna: We test the model.\n'.repeat(size), 4000),
  },
}
