import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, describeBytes } from '../../src/boundary/decode-text.ts'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { bytesOf } from '../support/builders.ts'

const decode = (bytes: readonly number[] | Uint8Array, stated?: string) =>
  decodeText(Uint8Array.from(bytes), 'ana.txt', stated)

describe('the encoding of a text', () => {
  // The bytes of "Café" in each encoding, from the tables of Unicode and of the code pages.
  test.each([
    ['utf-8', [0x43, 0x61, 0x66, 0xc3, 0xa9]],
    ['windows-1252', [0x43, 0x61, 0x66, 0xe9]],
    ['utf-16le', [0x43, 0, 0x61, 0, 0x66, 0, 0xe9, 0]],
    ['utf-16be', [0, 0x43, 0, 0x61, 0, 0x66, 0, 0xe9]],
  ])('%s is recognised by its bytes alone', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: 'Café', encoding, isSure: true })
  })

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0x43]],
    ['utf-16le', [0xff, 0xfe, 0x43, 0]],
    ['utf-16be', [0xfe, 0xff, 0, 0x43]],
  ])('%s is recognised by its byte order mark, which is no part of the text', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: 'C', encoding, isSure: true })
  })

  test('that is stated is believed, whatever the bytes look like', () => {
    expect(decode([0x43, 0x61, 0x66, 0x8e], 'macroman').text).toBe('Café')
    expect(decode([0x43, 0x61, 0x66, 0xc3, 0xa9], 'windows-1252').text).toBe('CafÃ©')
  })

  test('that nobody knows is an error with the names of some that are known', () => {
    expect(() => decode([0x43], 'utf-9')).toThrow(
      /^ana\.txt {2}error {2}import\/encoding\n.*"utf-9" is unknown\n.*use utf-8, utf-16le, windows-1252/,
    )
  })

  test('of old Windows gives typographic quotes and dashes, which Latin-1 has not', () => {
    // 0x93 and 0x94 are quotes, 0x97 is a dash, 0x80 is the euro sign.
    expect(decode([0x93, 0x41, 0x94, 0x20, 0x97, 0x20, 0x80]).text).toBe('“A” — €')
  })

  test('is UTF-8 again for whatever was written in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (said) => {
        const text = `Ana: ${said.replace(/[\u0000-\u001f\u0085\u2028\u2029]/g, '')}`
        expect(decode(bytesOf(text))).toEqual({ text: text.toWellFormed(), encoding: 'utf-8', isSure: true })
      }),
    )
  })
})

describe('a decoded text', () => {
  test('has one kind of line ends, whichever the file has', () => {
    expect(decode(bytesOf('a\r\nb\rc\nd\u2028e\u2029f\u0085g')).text).toBe('a\nb\nc\nd\ne\nf\ng')
    expect(decode(bytesOf('a\r\n\r\nb')).text).toBe('a\n\nb')
  })
  test('has no halves of surrogate pairs: what cannot be a character is U+FFFD', () => {
    expect(decode([0x41, 0, 0x3d, 0xd8, 0x42, 0], 'utf-16le').text).toBe('A\ufffdB')
  })
  test('of no bytes is empty', () => {
    expect(decode([])).toEqual({ text: '', encoding: 'utf-8', isSure: true })
  })
  test('loses a NUL byte that slipped in, and keeps everything else', () => {
    expect(decode(bytesOf(`It was so.\0 ${'Well. '.repeat(40)}`)).text).toBe(`It was so. ${'Well. '.repeat(40)}`)
  })
})

describe('bytes that are no text', () => {
  test.each([
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['a GIF picture', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
    ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
    ['an old Office document (DOC, XLS)', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
    ['MP3 sound', [0x49, 0x44, 0x33, 0x04]],
    ['WAV or other RIFF sound or video', [0x52, 0x49, 0x46, 0x46]],
    ['gzip data', [0x1f, 0x8b, 0x08]],
    ['MP4 sound or video', [0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70]],
    ['binary data', [0x00, 0x01, 0x02, 0x03]],
  ])('%s is named by its first bytes', (name, bytes) => {
    expect(describeBytes(Uint8Array.from(bytes))).toBe(name)
  })

  test('are refused with their kind, and what to export instead', () => {
    const picture = [0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 40 }, (_, at) => at % 9)]
    expect(() => decode(picture)).toThrow(InputError)
    expect(() => decode(picture)).toThrow(/contains a PNG picture, not text\n.*export the transcript as TXT/)
    expect(() => decode(Array.from({ length: 400 }, (_, at) => at % 7))).toThrow(/contains binary data, not text/)
  })

  test('are not seen in a short text with a few stray controls', () => {
    expect(decode(bytesOf('Yes.\u0001\u0002')).text).toBe('Yes.\u0001\u0002')
  })
})
