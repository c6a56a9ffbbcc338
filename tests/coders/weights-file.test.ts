import { expect, test } from 'vitest'
import { embedderOf, weightsFormat } from '../../src/coders/trained/weights-file.ts'

test('weights from before an embedder changed belong to another embedder than that of today', () => {
  expect(embedderOf('themata-weights/3', 'words')).toBe('words, before November 2026')
  expect(embedderOf('themata-weights/3', 'stems')).toBe('stems, before November 2026')
  expect(['words', 'stems', 'onnx'].map((name) => embedderOf(weightsFormat, name))).toEqual(['words', 'stems', 'onnx'])
  expect(embedderOf(undefined, 'onnx')).toBe('onnx')
})
