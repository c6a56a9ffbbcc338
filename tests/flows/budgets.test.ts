import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { readYaml } from '../../src/boundary/read-yaml.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { findExcess } from '../../src/importers/kit/pdf-budget.ts'
import { directReader } from '../../src/io/readers.ts'
import { stemmedLanguages } from '../../src/text/languages/index.ts'
import { parsePattern } from '../../src/text/patterns/parse-pattern.ts'
import { stemmerOf } from '../../src/text/stems.ts'
import { bytesOf } from '../support/builders.ts'

const good = 'Ana: How often do you retrain?\nBen: Weekly, unless the labels changed.\n'

/** The codes of the problems of one bad file beside a good one, which is read. */
async function problemsOf(file: string, bytes: Uint8Array): Promise<string[]> {
  const { files, failures } = await importStudy({
    name: 'study',
    reader: directReader,
    files: [
      { file, bytes },
      { file: 'good.txt', bytes: bytesOf(good) },
    ],
    settings: null,
    interviewers: [],
  })
  expect(files.map(({ transcript }) => transcript.source.file)).toContain('good.txt')
  return failures.map(({ code }) => code)
}

const workbook = (cells: string) =>
  zipSync({
    '[Content_Types].xml': bytesOf('<Types/>'),
    'xl/workbook.xml': bytesOf(
      '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': bytesOf(
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': bytesOf(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
  })

test.each(['XFD1048576', 'ZZZZZZ999999999', 'ALL100000', 'A99999999999'])(
  'a workbook with a cell at %s is refused before room is made for all cells up to there',
  async (cell) => {
    const far = workbook(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c s="1" r="${cell}"><v>2</v></c></row>`)
    expect(await problemsOf('far.xlsx', far)).toEqual(['import/too-far'])
  },
)

const paragraphs = (count: number) =>
  zipSync({
    'word/document.xml': bytesOf(`<w:document xmlns:w="w"><w:body>${'<w:p/>'.repeat(count)}</w:body></w:document>`),
  })
test('a document of more paragraphs than any interview is refused', async () => {
  expect(await problemsOf('long.docx', paragraphs(100_001))).toEqual(['import/too-long'])
})

const page = (content: string) =>
  Buffer.concat([
    bytesOf('4 0 obj<</Filter/FlateDecode>>stream\n'),
    deflateSync(bytesOf(content)),
    bytesOf('\nendstream endobj'),
  ])
test('a PDF that saves states without end, or unpacks to far more than it has, is told before it is read', () => {
  expect(findExcess(page('q BT (q q q) Tj ET Q '.repeat(10_000)))).toBeNull()
  expect(findExcess(page('q '.repeat(2000)))).toMatch(/saves more than/)
  expect(findExcess(page('q\n'.repeat(200_000)).subarray(0, -25))).toMatch(/saves more than/)
  expect(findExcess(page(' '.repeat(101e6)))).toMatch(/unpacks to more than/)
})

test('two files of one name in an archive are told', async () => {
  const archive = zipSync({ 'P1.txt': bytesOf(good), 'P2.txt': bytesOf(good) }, { level: 0 })
  const twice = Buffer.from(Buffer.from(archive).toString('latin1').replaceAll('P2.txt', 'P1.txt'), 'latin1')
  expect(await problemsOf('set.zip', twice)).toEqual(['import/archive'])
})

test('a transcript that is longer than any interview is refused', async () => {
  expect(await problemsOf('long.txt', bytesOf(`Ana: ${'We test it. '.repeat(600_000)}`))).toEqual(['import/too-long'])
  expect(await problemsOf('lines.txt', new Uint8Array(1_000_001).fill(10))).toEqual(['import/too-long'])
})

test('keywords without end, nested without end, and YAML without bottom are problems with a place', () => {
  expect(parsePattern('word '.repeat(1000)).problem?.message).toContain('5000 characters')
  expect(parsePattern('('.repeat(60)).problem?.message).toContain('parentheses')
  expect(() => readYaml(`a: ${'['.repeat(20_000)}`, 'x.yaml')).toThrowError(/nested too deeply/)
  const codes = Array.from({ length: 1001 }, (_, n) => `{id: c${n}, label: c, description: d, keywords: [w]}`)
  expect(() =>
    readCodebook(
      `name: x\nversion: 1.0.0\nlanguage: en\nthemes: [{id: t, label: t, description: d, codes: [${codes.join(', ')}]}]`,
      'x.yaml',
    ),
  ).toThrowError(/1001 codes/)
})

test('a word without end is stemmed at once in every language', () => {
  const word = 'bcdfgy'.repeat(50_000)
  for (const language of stemmedLanguages) expect(stemmerOf(language)(word)).toBe(word)
})
