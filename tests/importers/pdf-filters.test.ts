import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findExcess } from '../../src/importers/kit/pdf-budget.ts'
import { filterNames, unpackStream } from '../../src/importers/kit/pdf-filters.ts'
import { readPages } from '../../src/importers/kit/pdf-pages.ts'

const unpack = (packed: Uint8Array, filters: string, most = 1e6) =>
  unpackStream(Buffer.from(packed), `<</Filter${filters}>>`, most)

/** Packs bytes in literal runs and repeats, as ISO 32000-1, 7.4.5 has them. */
function packRuns(bytes: Uint8Array): Buffer {
  const packed: number[] = []
  for (let at = 0; at < bytes.length; ) {
    let count = 1
    while (count < 128 && bytes[at + count] === bytes[at]) count++
    packed.push(...(count > 1 ? [257 - count, bytes[at]!] : [0, bytes[at]!]))
    at += count
  }
  return Buffer.from([...packed, 128])
}

/** Packs bytes with LZW, as ISO 32000-1, 7.4.4 has it: the table is cleared when it is full. */
function packLzw(bytes: Uint8Array): Buffer {
  let bits = ''
  let table = new Map<string, number>()
  let [next, width] = [258, 9]
  const put = (code: number): void => {
    bits += code.toString(2).padStart(width, '0')
  }
  const clear = (): void => {
    put(256)
    table = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]))
    ;[next, width] = [258, 9]
  }
  clear()
  let word = ''
  for (const byte of bytes) {
    const longer = word + String.fromCharCode(byte)
    if (table.has(longer)) {
      word = longer
      continue
    }
    put(table.get(word)!)
    table.set(longer, next++)
    if (next + 1 > 4095) clear()
    else width = next >= 2048 - 0 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9
    word = String.fromCharCode(byte)
  }
  if (word !== '') put(table.get(word)!)
  put(257)
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)))
}

/** Packs bytes in base 85, as Adobe writes it. */
function packAscii85(bytes: Uint8Array): Buffer {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const own = [...bytes.subarray(at, at + 4)]
    const value = [...own, 0, 0, 0].slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0)
    const digits = [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)))
    text += own.length === 4 && value === 0 ? 'z' : digits.slice(0, own.length + 1).join('')
  }
  return Buffer.from(`${text}~>`)
}

test('the examples of the standard and of its readers are unpacked', () => {
  const lzw = Buffer.from('800b6050220c0c8501', 'hex')
  expect(unpack(lzw, '/LZWDecode')).toEqual(Buffer.from([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]))
  expect(unpack(Buffer.from('9jqo^F*2M7/c~>'), ' /A85')?.toString()).toBe('Man sure.')
  expect(unpack(Buffer.from('z9jqo^~>'), '/ASCII85Decode')).toEqual(Buffer.from('\0\0\0\0Man '))
  expect(unpack(Buffer.from('48 65\n6C6c6F7>'), '/ASCIIHexDecode')?.toString()).toBe('Hellop')
  expect(unpack(Buffer.from([2, 97, 98, 99, 254, 100, 128, 1]), '/RL')?.toString()).toBe('abcddd')
})

test('any bytes come back from every filter, and from two in a chain', () => {
  const anyBytes = fc
    .array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 300 })), { maxLength: 40 })
    .map((runs) => Uint8Array.from(runs.flatMap(([byte, count]) => Array<number>(count).fill(byte))))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 6000 }), anyBytes), (bytes) => {
      const content = Buffer.from(bytes)
      expect(unpack(packRuns(bytes), '/RunLengthDecode')).toEqual(content)
      expect(unpack(packAscii85(bytes), '/ASCII85Decode')).toEqual(content)
      expect(unpack(packLzw(bytes), '/LZWDecode')).toEqual(content)
      expect(unpack(packAscii85(deflateSync(bytes)), '[/A85/FlateDecode]')).toEqual(content)
    }),
    { numRuns: 40 },
  )
})

test('names of filters are read as a list or alone, in short and written as numbers', () => {
  expect(filterNames('<</Length 4/Filter [ /ASCII85Decode /LZWDecode ]>>')).toEqual(['ASCII85Decode', 'LZWDecode'])
  expect(filterNames('<</F/Fl/Length 4>>')).toEqual(['Fl'])
  expect(filterNames('<</Length 4>>')).toEqual([])
})

const page = (filters: string, packed: Buffer, more = '') =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${packed.length}/Filter${filters}${more}>>stream\n`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
const blanks = (count: number) => Buffer.alloc(count, ' ')
const saved = Buffer.from('q '.repeat(3000))

test('what a stream comes to is bounded before the reader unpacks it, whatever its filters are', () => {
  const megabyte = { bytes: 1e6, depth: 1000 }
  const bombs: Record<string, Buffer> = {
    '/FlateDecode': deflateSync(blanks(1_010_000)),
    '[/FlateDecode/FlateDecode]': deflateSync(deflateSync(blanks(1_010_000))),
    '[/FlateDecode/RunLengthDecode]': deflateSync(Buffer.alloc(17_000, Buffer.from([129, 32]))),
    '[/FlateDecode/A85]': deflateSync(Buffer.alloc(260_000, 'z')),
    '/Fl#61teDecode': deflateSync(blanks(1_010_000)),
    '/LZWDecode': packLzw(blanks(1_010_000)),
  }
  for (const [filters, packed] of Object.entries(bombs))
    expect(findExcess(page(filters, packed), megabyte), filters).toMatch(/unpacks to more than 1 MB/)
  const damaged = deflateSync(blanks(1_200_000))
  damaged[damaged.length - 1]! ^= 1
  expect(findExcess(page('/FlateDecode', damaged), megabyte), 'a check sum that nobody looks at').toMatch(/unpacks to/)
  expect(findExcess(page('/FlateDecode', deflateSync(blanks(990_000))), megabyte)).toBeNull()
})

test('states that are saved without end are found behind every filter', () => {
  const hidden: Record<string, Buffer> = {
    '/LZWDecode': packLzw(saved),
    '/A85': packAscii85(saved),
    '/AHx': Buffer.from(saved.toString('hex')),
    '/RL': packRuns(saved),
    '[/A85/LZWDecode]': packAscii85(packLzw(saved)),
  }
  for (const [filters, packed] of Object.entries(hidden))
    expect(findExcess(page(filters, packed)), filters).toMatch(/saves more than/)
})

test('the word for the end of a stream, written inside it, hides nothing', () => {
  const split = Buffer.concat([Buffer.from('BT (endstream ) Tj ET '), saved])
  expect(findExcess(page('/ASCIIHexDecode', Buffer.from(split.toString('hex'))))).toMatch(/saves more than/)
  const stored = Buffer.concat([
    Buffer.from([0x78, 0x01]),
    Buffer.from([0, 9, 0, 0xf6, 0xff]),
    Buffer.from('endstream'),
  ])
  const rest = deflateSync(saved).subarray(2)
  expect(findExcess(page('/FlateDecode', Buffer.concat([stored, rest])))).toMatch(/saves more than/)
})

test('documents with these filters are read', async () => {
  const content = Buffer.from('BT /F1 12 Tf 72 700 Td (Ana: We tested the model.) Tj ET')
  for (const [filters, packed] of [
    ['/LZWDecode', packLzw(content)],
    ['[/ASCII85Decode/FlateDecode]', packAscii85(deflateSync(content))],
    ['/ASCIIHexDecode', Buffer.from(`${content.toString('hex')}>`)],
    ['/RunLengthDecode', packRuns(content)],
  ] as const)
    expect(await readPages(page(filters, packed), 'a.pdf')).toEqual([
      [{ text: 'Ana: We tested the model.', gap: false }],
    ])
})
