import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameTranscripts } from '../../src/study/name-transcripts.ts'

test.each([
  ['without the endings of their files', ['P1.txt', 'b/P2.docx'], ['P1', 'b/P2']],
  ['with them, where two would have one id', ['P1.txt', 'P1.docx', 'P2.vtt'], ['P1.txt', 'P1.docx', 'P2']],
  ['with them, where another file is called so', ['P1', 'P1.txt'], ['P1', 'P1.txt']],
  ['by folder, where names are alike', ['a/P1.txt', 'b/P1.txt'], ['a/P1', 'b/P1']],
  ['with full stops that are no ending', ['v1.2/P1'], ['v1.2/P1']],
])('transcripts are named %s', (_, files, ids) => expect(nameTranscripts(files)).toEqual(ids))
test('no two transcripts have one id, and the order of files changes none', () => {
  const file = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(file, { maxLength: 10 }), (files) => {
      const ids = nameTranscripts(files)
      expect(new Set(ids).size).toBe(files.length)
      expect(nameTranscripts([...files].reverse())).toEqual([...ids].reverse())
    }),
  )
})
