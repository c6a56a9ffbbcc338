import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import { openKeptTexts } from '../../src/io/kept-texts.ts'
import { loadCoded } from '../../src/io/load-coded.ts'
import { directReader } from '../../src/io/readers.ts'
import { eraseLine, safeTerminal } from '../../src/io/terminal.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'themata-kept-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a text that is kept', () => {
  test('is read back as it was, whatever it holds', () => {
    const kept = openKeptTexts(root)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        kept.keep(textHash(text), text)
        expect(kept.read(textHash(text))).toBe(text)
      }),
      { numRuns: 30 },
    )
  })
  test('is readable by nobody else, since it is what somebody said', () => {
    openKeptTexts(root).keep(textHash('secret'), 'secret')
    const folder = join(root, 'texts')
    const [file] = readdirSync(folder)
    expect([statSync(folder).mode & 0o777, statSync(join(folder, file!)).mode & 0o777]).toEqual([0o700, 0o600])
  })
  test('is written again where it was damaged', () => {
    const kept = openKeptTexts(root)
    kept.keep(textHash('so it was'), 'so it was')
    const [file] = readdirSync(join(root, 'texts'))
    writeFileSync(join(root, 'texts', file!), 'half of a')
    expect(kept.read(textHash('so it was'))).toBeNull()
    kept.keep(textHash('so it was'), 'so it was')
    expect(kept.read(textHash('so it was'))).toBe('so it was')
  })
  test('is none where it was never kept, is damaged, or is another than its hash', () => {
    const kept = openKeptTexts(root)
    expect(kept.read(textHash('so'))).toBeNull()
    kept.keep(textHash('so'), 'other')
    expect(kept.read(textHash('so'))).toBeNull()
    kept.keep(textHash('yes'), 'yes')
    writeFileSync(join(root, 'texts', `${textHash('yes').slice(7)}.gz`), 'broken')
    expect(kept.read(textHash('yes'))).toBeNull()
  })
  test('has a hash that leads out of the folder to nothing', () => {
    const kept = openKeptTexts(root)
    kept.keep('sha256:../../abc', 'x')
    expect(readdirSync(root)).toEqual(['texts'])
    expect(readdirSync(join(root, 'texts'))).toEqual(['abc.gz'])
  })
  test('on a disk that cannot be written is just not there', () => {
    writeFileSync(join(root, 'file'), '')
    const kept = openKeptTexts(join(root, 'file'))
    kept.keep(textHash('so'), 'so')
    expect(kept.read(textHash('so'))).toBeNull()
  })
})

describe('what a transcript or a file name brings into a terminal', () => {
  const shown = (text: string) => {
    const terminal = memoryTerminal()
    const safe = safeTerminal(terminal)
    safe.print(text)
    safe.log(text)
    return [terminal.said, terminal.told]
  }
  test.each([
    ['colours', '\u001b[31mred', '\\u001b[31mred'],
    ['a bell', 'ding\u0007', 'ding\\u0007'],
    ['a jump to the beginning of the line', 'all right\rall wrong', 'all right\\u000dall wrong'],
    ['another order of the letters', 'a\u202eb', 'a\\u202eb'],
    ['tabs and line ends, which may be', 'a\tb\nc', 'a\tb\nc'],
    ['letters of any script', 'Zoë 你好 🌧', 'Zoë 你好 🌧'],
  ])('cannot act there: %s', (_, text, written) => {
    expect(shown(text)).toEqual([written, written])
  })
  test('may erase the line in messages alone, and only where they begin', () => {
    expect(shown(`${eraseLine}3 of 9`)).toEqual(['\\u000d\\u001b[K3 of 9', `${eraseLine}3 of 9`])
    expect(shown(`3${eraseLine}`)[1]).toBe('3\\u000d\\u001b[K')
  })
})

describe('what people coded', () => {
  const put = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
  }
  const load = async (path = root) => {
    const source = await loadCoded(path, directReader)
    if (source.kind !== 'passages') return source.kind
    const name = (file: string) => file.slice(root.length + 1)
    return {
      read: source.files.map(({ file }) => name(file)),
      left: source.warnings.map(({ place }) => name(place.file)),
    }
  }
  test('is a table, or all tables of a folder that have a column of ids, in their order', async () => {
    put({
      'b10.csv': 'ID,text,ana\n1,x,c\n',
      'b2.csv': 'id,text,ana\n1,x,c\n',
      'other.csv': 'a,b\n1,2\n',
      'notes.md': '',
    })
    expect(await load(join(root, 'b2.csv'))).toEqual({ read: ['b2.csv'], left: [] })
    expect(await load()).toEqual({ read: ['b2.csv', 'b10.csv'], left: ['other.csv'] })
  })
  test('is nothing in a folder without such tables, which is an error that says how to begin', async () => {
    put({ 'other.csv': 'a,b\n1,2\n' })
    await expect(load()).rejects.toMatchObject({ problems: [{ code: 'coded/none', place: { file: root } }] })
  })
})
