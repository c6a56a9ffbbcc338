import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeRaw, decodeXml, encodeRaw, plainText } from '../../../src/exchange/refi-qda/raw-text.ts'

const xmlIn = (encoding: string, declared = encoding, addBOM = false): Uint8Array =>
  iconv.encode(`<?xml version="1.0" encoding="${declared}"?>\n<a>Größe – naïve</a>`, encoding, { addBOM })

describe('the XML of a project is decoded', () => {
  test.each([
    ['as UTF-8', xmlIn('utf-8'), 'utf-8'],
    ['as UTF-8 with a byte order mark', xmlIn('utf-8', 'utf-8', true), 'utf-8'],
    ['as UTF-16, whatever it declares', xmlIn('utf-16le', 'utf-8', true), 'utf-16le'],
    ['as it declares, where that is another encoding', xmlIn('iso-8859-15', 'ISO-8859-15'), 'ISO-8859-15'],
    ['as UTF-8, where it declares an encoding that nobody knows', xmlIn('utf-8', 'klingon'), 'utf-8'],
  ])('%s', (_, bytes, encoding) => {
    const { text, encoding: found } = decodeXml(bytes)
    expect(found.toLowerCase()).toBe(encoding.toLowerCase())
    expect(text).toContain('Größe')
  })
})

describe('what is put back', () => {
  test('is the bytes that were there, with what was added in the same encoding', () => {
    for (const bytes of [
      xmlIn('utf-8', 'utf-8', true),
      xmlIn('utf-16le', 'utf-16', true),
      xmlIn('iso-8859-15', 'iso-8859-15'),
    ]) {
      const before = { ...decodeXml(bytes), bytes }
      expect(Buffer.from(encodeRaw(before.text, before, 'x')).equals(Buffer.from(bytes))).toBe(true)
      const added = encodeRaw(before.text.replace('</a>', 'é</a>'), before, 'x')
      expect(decodeXml(added).text).toBe(before.text.replace('</a>', 'é</a>'))
    }
  })
  test('is refused where decoding lost something, rather than changed', () => {
    const bytes = Uint8Array.from([...Buffer.from('<a>'), 0xff, 0xfe, 0x41])
    const before = { ...decodeRaw(bytes, 'utf-8'), bytes }
    expect(() => encodeRaw(before.text, before, 'p.qdpx/project.qde')).toThrow(
      /p\.qdpx\/project\.qde {2}error {2}exchange\/encoding[\s\S]*UTF-8/,
    )
  })
})

test.each([
  ['\ufeffa\r\nb', 'a\nb'],
  ['a\rb\u2028c\u2029d\u0085e', 'a\nb\nc\nd\ne'],
  ['a\u0000b', 'ab'],
  ['a\r\r\nb', 'a\n\nb'],
])('the plain text of %j is %j', (raw, plain) => expect(plainText(raw)).toBe(plain))
test('plain text is plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\ufeff', '\u2028', '\u0000', '😀') }), (raw) => {
      const once = plainText(raw)
      expect(once).not.toMatch(/[\r\u2028\u2029\u0085\u0000]/)
      if (!once.startsWith('\ufeff')) expect(plainText(once)).toBe(once)
    }),
  )
})
