import { expect, test } from 'vitest'
import { findUnknownFiles } from '../../src/study/find-unknown-files.ts'

const nothing = { ignore: [], formats: {}, encodings: {} }

test('a file that the settings name and the study does not have is answered with the one that was meant', () => {
  const settings = { ignore: ['p1', 'P2.txt'], formats: { 'Kantene.txt': 'vtt' }, encodings: { 'zzz.md': 'macroman' } }
  const files = ['P1.txt', 'P2.txt', 'Kantine.txt']
  expect(findUnknownFiles(settings, files).map(({ fix }) => fix)).toEqual([
    'write "P1.txt"',
    'write "Kantine.txt"',
    'correct the name, or drop it',
  ])
  expect(findUnknownFiles(nothing, files)).toEqual([])
})
