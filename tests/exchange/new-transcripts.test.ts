import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileName, newTranscripts } from '../../src/exchange/new-transcripts.ts'

const documentsNamed = (...names: string[]) =>
  newTranscripts({ documents: names.map((name, at) => ({ id: String(at), name, text: 'so', attributes: {} })) })

describe('a document of a project is a transcript', () => {
  test.each([
    ['with the name that it has', 'Interview 3', 'Interview 3'],
    ['without the ending of a document', 'P1.docx', 'P1'],
    ['without a path', 'C:\\data\\old/P1', 'P1'],
    ['with a date in it', 'Interview 12/05/2023', 'Interview 12-05-2023'],
    ['without the path of a file', 'old/P1.docx', 'P1'],
    ['without signs that names of files may not have', 'P1: "rain"?', 'P1- -rain-'],
    ['without an end that Windows drops', 'P1 . ', 'P1'],
    ['that is not hidden', '..P1', 'P1'],
    ['although Windows keeps its name for a device', 'aux.txt', 'document aux'],
    ['although it has no name', ' / ', 'document'],
    ['with characters that show, but none that act', 'P\u202e1', 'P-1'],
  ])('%s', (_, name, file) => expect(fileName(name)).toBe(file))
  test('and no two of them are one file on a computer that knows neither capitals nor ways of writing accents', () => {
    const files = documentsNamed('Zoë', 'zoë', 'Zoe\u0308', 'Zoë 2').map(({ file }) => file)
    expect(files).toEqual(['Zoë.txt', 'zoë 2.txt', 'Zoe\u0308 3.txt', 'Zoë 2 2.txt'])
  })
  test('unless it has no words', () => {
    const documents = ['a', '  \n', null].map((text, at) => ({ id: `${at}`, name: 'x', text, attributes: {} }))
    expect(newTranscripts({ documents }).map(({ document }) => document)).toEqual(['0'])
  })
  test('and whatever its name is, that of its file can be one, of at most 255 bytes', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.string({ unit: fc.constantFrom('😀', 'a', '.', ' ', '/', '漢', '\ud83d', 'con', '-'), maxLength: 120 }),
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (names) => {
        const files = documentsNamed(...names).map(({ file }) => file)
        expect(new Set(files.map((file) => file.normalize('NFC').toLowerCase())).size).toBe(names.length)
        for (const file of files) {
          expect(file.isWellFormed()).toBe(true)
          expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255)
          expect(file).not.toMatch(/[/\\<>:"|?*\p{Cc}]|^[.\s]|^(con|nul|aux|prn)\./iu)
        }
      }),
    )
  })
})
