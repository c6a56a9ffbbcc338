import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFiles, listFiles, readFound } from '../../src/io/find-files.ts'
import { directReader } from '../../src/io/readers.ts'
import { markerName, writeMarker } from '../../src/io/results-marker.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'themata-find-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))
function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
}
const talk = 'Mina: How often?\nJo: Every day.\n'
async function list() {
  const problems: Diagnostic[] = []
  const names = await listFiles({ root }, directReader.refusalOf, problems)
  return {
    names,
    left: problems.map(({ code, place }) => `${code} ${relative(root, place.file).replaceAll('\\', '/')}`),
  }
}
const find = (names: readonly string[], ignore: readonly string[] = []) =>
  findFiles({ base: root, names }, ignore, directReader)

describe('the files of a study', () => {
  test('are in the order of their names, numbers by value, those of a subfolder together', async () => {
    put({ 'P10.txt': talk, 'P2.txt': talk, 'wave2/P1.txt': talk, 'wave10/P1.txt': talk })
    expect(await list()).toEqual({ names: ['P2.txt', 'P10.txt', 'wave2/P1.txt', 'wave10/P1.txt'], left: [] })
  })
  test('are none of those that describe it, and no hidden ones', async () => {
    put({ 'P1.txt': talk, 'participants.csv': '', 'themata.yaml': '', 'codebook.yaml': '', '.notes.txt': talk })
    put({ 'codebook.weights.json': '{}', 'decisions/ana.csv': '', 'speakers/P1.txt': '', 'Synthesis/a.md': '' })
    expect(await list()).toEqual({ names: ['P1.txt'], left: [] })
  })
  test('are none that are no transcripts by their names, links, and decisions in the wrong place, which is noted', async () => {
    put({ 'P1.txt': talk, 'photo.jpg': '', 'wave/decisions/ana.csv': '' })
    symlinkSync(join(root, 'P1.txt'), join(root, 'P2.txt'))
    const { names, left } = await list()
    expect(names).toEqual(['P1.txt'])
    expect(left).toEqual(['study/left-out P2.txt', 'study/left-out photo.jpg', 'study/left-out wave/decisions'])
  })
  test('are none of the results that were saved in a folder of it', async () => {
    put({ 'P1.txt': talk, 'report/notes.md': 'Mina: Hello.', 'report/quotes.md': 'Mina: Hello.' })
    put({ [`report/${markerName}`]: writeMarker(['quotes.md'], true, []) })
    expect(await list()).toEqual({ names: ['P1.txt', 'report/notes.md'], left: ['study/left-out report/quotes.md'] })
  })
  test('are found without those that are ignored', async () => {
    put({ 'P1.txt': talk, 'P2.txt': talk })
    const { files, failures } = await find(['P1.txt', 'P2.txt'], ['P2.txt'])
    expect(files).toEqual([{ file: 'P1.txt', path: join(root, 'P1.txt'), isBundled: false, size: talk.length }])
    expect(failures).toEqual([])
  })
  test('that are gone are reported, and the others are found', async () => {
    put({ 'P1.txt': talk })
    const { files, failures } = await find(['P0.txt', 'P1.txt'])
    expect(files.map(({ file }) => file)).toEqual(['P1.txt'])
    expect(failures).toMatchObject([{ code: 'study/unreadable', place: { file: join(root, 'P0.txt') } }])
  })
  test('in an archive are found and read by its name and theirs', async () => {
    put({ 'all.zip': zipSync({ 'P1.txt': strToU8(talk), 'in/P2.txt': strToU8('Jo: Daily.') }) })
    const { files } = await find(['all.zip'], ['all.zip/P1.txt'])
    expect(files.map(({ file, isBundled }) => [file, isBundled])).toEqual([['all.zip/in/P2.txt', true]])
    expect(new TextDecoder().decode((await readFound(files[0]!, directReader)).bytes)).toBe('Jo: Daily.')
  })
  test('in an archive that changed meanwhile are said to be gone', async () => {
    put({ 'all.zip': zipSync({ 'P1.txt': strToU8(talk) }) })
    const { files } = await find(['all.zip'])
    put({ 'all.zip': zipSync({ 'P22.txt': strToU8(`${talk}And more.`) }) })
    await expect(readFound(files[0]!, directReader)).rejects.toMatchObject({
      problems: [{ code: 'study/changing', place: { file: join(root, 'all.zip') } }],
    })
  })
})

describe('a file that is written while it is read', () => {
  const found = () => ({ file: 'P1.txt', path: join(root, 'P1.txt'), isBundled: false, size: 0 })
  test('is read again, and whole', async () => {
    put({ 'P1.txt': talk })
    let times = 0
    const { bytes } = await readFound(found(), directReader, (path) => {
      const read = readFileSync(path)
      if (++times === 1) appendFileSync(path, 'Mina: Why?\n')
      return read
    })
    expect(times).toBe(2)
    expect(new TextDecoder().decode(bytes)).toBe(`${talk}Mina: Why?\n`)
  })
  test('is given up after three times, with what to do', async () => {
    put({ 'P1.txt': talk })
    let times = 0
    const reading = readFound(found(), directReader, (path) => {
      times++
      const read = readFileSync(path)
      appendFileSync(path, 'more\n')
      return read
    })
    await expect(reading).rejects.toMatchObject({
      problems: [{ code: 'study/changing', message: 'the file changes while it is read' }],
    })
    expect(times).toBe(3)
  })
  test('and is a folder now is refused', async () => {
    mkdirSync(join(root, 'P1.txt'))
    await expect(readFound(found(), directReader)).rejects.toMatchObject({ problems: [{ code: 'study/no-file' }] })
  })
})
