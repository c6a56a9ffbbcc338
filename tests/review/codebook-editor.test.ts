import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import { openCodebookEditor } from '../../src/cli/load/open-codebook-editor.ts'
import { openKeptTexts } from '../../src/io/kept-texts.ts'
import { directReader } from '../../src/io/readers.ts'
import { rememberState } from '../../src/io/watch-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'themata-editor-'))
const codebook = join(folder, 'codebook.yaml')
const transcript = join(folder, 'P1.txt')
writeFileSync(
  codebook,
  `name: Work
themes:
  - id: money
    label: Money
    codes:
      # agreed on in March
      - id: pay
        label: Pay
        description: What people earn.
        keywords: [contract, salary]
      - id: joy
        label: Joy
        description: Liking the work.
        keywords: [fun]
`,
)
writeFileSync(transcript, 'Interviewer: How is it?\nMina: The service contract ended. My contract is poor.\n')
afterAll(() => rmSync(folder, { recursive: true }))
const editor = openCodebookEditor(folder, codebook, directReader)
const written = () => readFileSync(codebook, 'utf8')

describe('the codebook, changed from the review page', () => {
  test('shows which passages lose a keyword before it is written', async () => {
    const before = written()
    const asked = { code: 'pay', keyword: 'contract', within: 'service contract' }
    const { passages } = await editor.exclude({ ...asked, write: false })
    expect(passages).toMatchObject([{ transcript: 'P1', isLast: false }])
    expect(written()).toBe(before)
    await editor.exclude({ ...asked, write: true })
    expect(written()).toContain('contract ! (service contract)')
    expect(written()).toContain('# agreed on in March')
  })
  test('gives a renamed code an id of its own name, and keeps the old one as a former id', async () => {
    const { codes } = await editor.change({ kind: 'rename', code: 'pay', label: 'Pay & Benefits' })
    expect(codes[0]).toMatchObject({ id: 'pay-benefits', label: 'Pay & Benefits', was: ['pay'] })
  })
  test('gives new codes ids that no other code has', async () => {
    const { codes } = await editor.change({ kind: 'split', code: 'pay-benefits', into: ['Joy', 'Wages', 'Wages'] })
    expect(codes.map(({ id }) => id)).toEqual(['joy-2', 'wages', 'wages-2', 'joy'])
    const proposed = await editor.propose({ label: 'Joy', description: '' })
    expect(proposed.codes.at(-1)).toMatchObject({ id: 'joy-3', label: 'Joy' })
  })
  test('is left as it is when a change would be wrong', async () => {
    const before = written()
    await expect(editor.change({ kind: 'merge', codes: ['nobody'], into: 'joy' })).rejects.toThrow('no code has the id')
    expect(written()).toBe(before)
  })
})

describe('texts of transcripts', () => {
  test('are kept by their hashes, and are not returned when they are damaged', () => {
    const texts = openKeptTexts(folder)
    const text = 'We never wrote it down. 👩‍🌾'
    texts.keep(textHash(text), text)
    expect(texts.read(textHash(text))).toBe(text)
    expect(texts.read(textHash('another'))).toBeNull()
    const file = join(folder, 'texts', `${textHash(text).slice(7)}.gz`)
    writeFileSync(file, readFileSync(join(folder, 'texts', `${textHash(text).slice(7)}.gz`)).subarray(0, 10))
    expect(texts.read(textHash(text))).toBeNull()
  })
  test('that cannot be kept are no reason to stop', () => {
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'texts'), 'a file where the folder should be')
    const texts = openKeptTexts(join(folder, 'full'))
    texts.keep(textHash('a'), 'a')
    expect(texts.read(textHash('a'))).toBeNull()
  })
  test('are noticed when they change on the disk', async () => {
    const isChanged = await rememberState([transcript, join(folder, 'none.txt')])
    expect(await isChanged()).toBe(false)
    appendFileSync(transcript, 'Mina: One more thing.\n')
    expect(await isChanged()).toBe(true)
  })
})
