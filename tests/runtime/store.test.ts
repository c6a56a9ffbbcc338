import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { readChecksummed, writeChecksummed } from '../../src/runtime/store/checksummed-json.ts'
import { DamagedPart, decodePart, encodePart, openPart, type Sections } from '../../src/runtime/store/part-file.ts'
import { openStore, pruneStore, readValue, requireValue, writeValue } from '../../src/runtime/store/store.ts'
import { folder } from '../support/command-line.ts'

const key = 'a'.repeat(64)
const other = 'b'.repeat(64)
const sections = fc.dictionary(
  fc.constantFrom('text', 'tally', 'vectors', 'codings.csv'),
  fc.uint8Array({ maxLength: 60 }),
) as fc.Arbitrary<Sections>
const encoded = (parts: Sections): Buffer => Buffer.concat(encodePart(key, parts))

describe('a part', () => {
  test('is read as it was written, each section by its name', () => {
    fc.assert(
      fc.property(sections, (parts) => {
        const part = decodePart(encoded(parts), key, 'p')
        for (const [name, bytes] of Object.entries(parts)) expect([...part.section(name)]).toEqual([...bytes])
      }),
    )
  })
  test('has its sections at multiples of eight bytes, so that numbers in them need no copy', () => {
    const numbers = Float64Array.of(1.5, -2)
    const bytes = encoded({ odd: Uint8Array.of(1, 2, 3), numbers: new Uint8Array(numbers.buffer) })
    expect(bytes.indexOf(Buffer.from(numbers.buffer)) % 8).toBe(0)
  })
  test('with any byte of a section or of its head changed is recognised as damaged', () => {
    fc.assert(
      fc.property(sections, fc.nat(), fc.integer({ min: 1, max: 255 }), (parts, at, change) => {
        const bytes = encoded(parts)
        const position = at % bytes.length
        bytes[position] = bytes[position]! ^ change
        let damaged = false
        try {
          decodePart(bytes, key, 'p')
        } catch (error) {
          damaged = error instanceof DamagedPart
        }
        // bytes between sections, which only fill up, hold nothing
        const filling =
          !damaged &&
          Object.entries(parts).every(([name, own]) => {
            return Buffer.from(own).equals(decodePart(bytes, key, 'p').section(name))
          })
        expect(damaged || filling).toBe(true)
      }),
    )
  })
  test('cut off anywhere is damaged', () => {
    const bytes = encoded({ text: Buffer.from('the words of an interview') })
    for (let length = 0; length < bytes.length - 7; length++)
      expect(() => decodePart(bytes.subarray(0, length), key, 'p')).toThrow(DamagedPart)
  })
  test('of another key is none of ours, and a section that was not written is missed by name', () => {
    const bytes = encoded({ text: Buffer.from('x') })
    expect(() => decodePart(bytes, other, 'the part')).toThrow(/the part is not what was written/)
    expect(() => decodePart(bytes, key, 'the part').section('tally')).toThrow(/the part has no tally/)
  })
  test('that is not there is null, and a folder in its place is no part', () => {
    const root = folder()
    expect(openPart(join(root, 'none'), key)).toBeNull()
    expect(() => openPart(root, key)).toThrow(DamagedPart)
  })
})

describe('a store', () => {
  const text = (part: { section: (name: string) => Buffer }): string => part.section('text').toString()
  const wrote = (words: string) => {
    const store = openStore(folder())
    store.write('coded', key, { text: Buffer.from(words) })
    return store
  }
  const pathOf = (root: string): string => join(root, 'coded', 'a', key)

  test('gives back what was written under a key, and null for another', () => {
    const store = wrote('said')
    expect(store.read('coded', key, text)).toBe('said')
    expect(store.read('coded', other, text)).toBeNull()
    expect(store.read('prepared', key, text)).toBeNull()
  })
  test('removes a damaged part and counts it once, so that it is made again', () => {
    const store = wrote('said')
    writeFileSync(pathOf(store.folder), 'themata part 1 nonsense\n')
    expect(store.read('coded', key, text)).toBeNull()
    expect(existsSync(pathOf(store.folder))).toBe(false)
    expect([store.takeDamaged(), store.takeDamaged()]).toEqual([1, 0])
  })
  test('keeps no half-written file, and hands whole parts to other machines', () => {
    const store = wrote('said')
    const copy = openStore(folder())
    copy.writeWhole('coded', key, store.readWhole('coded', key))
    expect(copy.read('coded', key, text)).toBe('said')
    expect(readdirSync(join(copy.folder, 'coded', 'a'))).toEqual([key])
  })
  test('names a part that is needed and missing or damaged, with the way to make it again', () => {
    const store = wrote('said')
    const content = { name: 'the codings of P3a', fix: 'run assign again' }
    expect(store.require('coded', key, text, content)).toBe('said')
    expect(() => store.require('coded', other, text, content)).toThrow(
      /work\/missing[^]*the codings of P3a[^]*run assign/,
    )
    writeFileSync(pathOf(store.folder), readFileSync(pathOf(store.folder)).subarray(0, 70))
    expect(() => store.require('coded', key, text, content)).toThrow(/work\/damaged[^]*was damaged and is removed/)
  })
  test('that was removed is not made again by a thread that still writes', () => {
    const root = folder()
    const store = openStore(root)
    rmSync(root, { recursive: true })
    expect(() => store.write('coded', key, {})).toThrow(/ENOENT/)
    expect(existsSync(root)).toBe(false)
  })
  test('takes nothing but hashes for keys, so that no key leads out of the folder', () => {
    const store = openStore(folder())
    for (const bad of ['../x', 'A'.repeat(64), 'a'.repeat(63), ''])
      expect(() => store.write('coded', bad, {})).toThrow(/64 hex digits/)
  })
  test('keeps values with maps and columns of numbers as they are', () => {
    const store = openStore(folder())
    const value = { counts: new Map([['P1', 2]]), sums: Float64Array.of(0.1, -3) }
    writeValue(store, key, value)
    expect(readValue(store, key)).toEqual(value)
    expect(requireValue(store, key, { name: 'n', fix: 'f' })).toEqual(value)
    expect(readValue(store, other)).toBeNull()
    expect(() => requireValue(store, other, { name: 'n', fix: 'f' })).toThrow(InputError)
  })
})

describe('parts that are no longer used', () => {
  const day = 86_400_000
  const now = Date.now()
  const aged = (root: string, hex: string, age: number, size = 10): string => {
    const store = openStore(root)
    const name = hex.repeat(64)
    store.write('coded', name, { text: new Uint8Array(size) })
    const time = (now - age) / 1000
    utimesSync(join(root, 'coded', hex, name), time, time)
    return name
  }
  const left = (root: string): string[] =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}/.test(name))

  test('are removed, the oldest first, while they take more room than those in use', () => {
    const root = folder()
    const used = aged(root, '1', day)
    aged(root, '2', 2 * day)
    aged(root, '3', 3 * day)
    pruneStore(root, new Set([used]), now)
    expect(left(root).map((name) => name.at(-1))).toEqual(['1', '2'])
  })
  test('stay for an hour, since another run may be using them', () => {
    const root = folder()
    const used = aged(root, '1', day)
    aged(root, '2', 60_000, 10_000)
    pruneStore(root, new Set([used]), now)
    expect(left(root)).toHaveLength(2)
  })
  test('and unfinished ones go; files of others stay', () => {
    const root = folder()
    const used = aged(root, '1', day)
    const unfinished = join(root, 'coded', '1', `${used}.12-0.tmp`)
    writeFileSync(unfinished, 'half')
    utimesSync(unfinished, 0, 0)
    const notes = join(root, 'coded', '1', 'notes.txt')
    writeFileSync(notes, 'mine')
    utimesSync(notes, 0, 0)
    pruneStore(root, new Set([used]), now)
    expect([existsSync(unfinished), existsSync(notes)]).toEqual([false, true])
  })
})

describe('JSON with a check sum', () => {
  test('is read as it was written', () => {
    const path = join(folder(), 'x.json')
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        writeChecksummed(path, value)
        expect(readChecksummed(path)).toEqual({ value: JSON.parse(JSON.stringify(value)) })
      }),
      { numRuns: 30 },
    )
  })
  test('that was changed by hand, cut off or emptied is damaged; none is null', () => {
    const path = join(folder(), 'x.json')
    expect(readChecksummed(path)).toBeNull()
    writeChecksummed(path, { shards: 4 })
    const text = readFileSync(path, 'utf8')
    for (const bad of [text.replace('4', '5'), text.slice(0, -3), '', `${text} `]) {
      writeFileSync(path, bad)
      expect(readChecksummed(path)).toBe('damaged')
    }
  })
})
