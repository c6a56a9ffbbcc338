import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isArchive, listArchive, readArchive } from '../../src/boundary/read-archive.ts'
import { stabilizeArchive } from '../../src/boundary/stable-archive.ts'

const folder = zipSync({
  'a/P1.txt': strToU8('Ana: Yes.'),
  'a/P2.txt': strToU8('Ben: No.'),
  'a/notes.md': strToU8('# x'),
})
const all = () => true
const textsOf = (parts: ReadonlyMap<string, Uint8Array>) => [...parts].map(([name, bytes]) => [name, strFromU8(bytes)])

describe('an archive', () => {
  test('is known by its first bytes, also where it is empty', () => {
    expect(isArchive(folder)).toBe(true)
    expect(isArchive(zipSync({}))).toBe(true)
    expect(isArchive(strToU8('PK is a name'))).toBe(false)
    expect(isArchive(new Uint8Array())).toBe(false)
  })
  test('gives the files that are wanted, by name', async () => {
    const parts = await readArchive({ file: 'a.zip', bytes: folder }, (name) => name.endsWith('.txt'))
    expect(textsOf(parts)).toEqual([
      ['a/P1.txt', 'Ana: Yes.'],
      ['a/P2.txt', 'Ben: No.'],
    ])
  })
  test('has folders that are no files', async () => {
    const bytes = zipSync({ 'a/': new Uint8Array(), 'a/P1.txt': strToU8('x') })
    expect([...(await readArchive({ file: 'a.zip', bytes }, all)).keys()]).toEqual(['a/P1.txt'])
  })
  test('may name its files in any script', async () => {
    const bytes = zipSync({ 'Gespräche/日本.txt': strToU8('x') })
    expect(await listArchive({ file: 'a.zip', bytes })).toEqual(['Gespräche/日本.txt'])
  })
  test('that breaks off is an error with its name; its list is what can be read', async () => {
    const bytes = folder.slice(0, folder.length - 40)
    await expect(readArchive({ file: 'a.zip', bytes }, all)).rejects.toThrow(
      /^a\.zip {2}error {2}import\/archive\n {2}the archive is damaged: .*\n {2}fix: save the document again/,
    )
    expect(await listArchive({ file: 'a.zip', bytes })).toEqual([])
  })
  test('whose content was damaged is an error, wherever the damage is in it', async () => {
    const bytes = zipSync({ 'P1.txt': strToU8('It was dry. '.repeat(50)) }, { level: 0 })
    bytes[60]! ^= 1
    await expect(readArchive({ file: 'a.zip', bytes }, all)).rejects.toThrow(/"P1\.txt" is damaged: its checksum/)
    const packed = zipSync({ 'P1.txt': strToU8(Array.from({ length: 99 }, (_, at) => `It was ${at} dry.`).join(' ')) })
    for (let at = 40; at < 200; at += 7) {
      const damaged = packed.slice()
      damaged[at]! ^= 4
      await expect(readArchive({ file: 'a.zip', bytes: damaged }, all)).rejects.toThrow(/import\/archive/)
    }
  })
  test('that is encrypted is named as such', async () => {
    const bytes = folder.slice()
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)
      if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) | 1, true)
    }
    await expect(readArchive({ file: 'a.zip', bytes }, all)).rejects.toThrow(/"a\/P1\.txt" is encrypted/)
  })
})

describe('an Office document that is written', () => {
  const made = (time: Date, created: string) =>
    zipSync(
      {
        'docProps/core.xml': strToU8(`<x><dcterms:created xsi:type="t">${created}</dcterms:created></x>`),
        'word/document.xml': strToU8('<w>a\u0007b\ud83d</w>'),
        'word/media/p.png': Uint8Array.of(0x89, 0, 7),
      },
      { mtime: time },
    )
  test('is the same bytes at any time', () => {
    const [first, second] = [
      made(new Date(2024, 1, 1), '2024-02-01T10:00:00Z'),
      made(new Date(2026, 5, 9), '2026-06-09T10:00:00Z'),
    ].map((bytes) => stabilizeArchive(bytes))
    expect(first).toEqual(second)
  })
  test('has no characters in its XML that XML forbids; other parts are left as they are', () => {
    const parts = unzipSync(stabilizeArchive(made(new Date(2024, 1, 1), 'x'), (xml) => xml.replace('<w>', '<w k="1">')))
    expect(strFromU8(parts['word/document.xml']!)).toMatch(/^<w k="1">a\ufffdb\ufffd+<\/w>$/)
    expect([...parts['word/media/p.png']!]).toEqual([0x89, 0, 7])
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('>1980-01-01T00:00:00Z<')
  })
})
