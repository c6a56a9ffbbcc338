import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/boundary/part.ts'
import { onnxBy } from '../../src/embedders/by-onnx.ts'
import type { EmbedderFactory } from '../../src/embedders/embedder.ts'
import { embedders } from '../../src/embedders/index.ts'
import { loadTokenizers } from '../../src/embedders/onnx/runtime.ts'
import { dot } from '../../src/math/vectors.ts'
import { rowOf } from '../../src/model/matrix.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { noOptions, readResource } from '../support/builders.ts'
import { encoderFolder, fakeRuntime } from '../support/fake-encoder.ts'

const texts = [
  'We label the images by hand.',
  'The annotators tag every picture.',
  'Our lawyers signed the contract.',
  '',
  'We label the images by hand.',
  '…',
].map(tokenizedText)

/** Every embedder; an encoder of the user's by a runtime that is invented, since none is installed. */
const parts: Readonly<Record<string, Part<EmbedderFactory>>> = {
  ...embedders,
  onnx: onnxBy({ runtime: async () => fakeRuntime().library, tokenizers: loadTokenizers }),
}
const inputs = { readResource, language: 'en', detail: null }
const inputsOf = (name: string) =>
  name === 'onnx' ? { ...inputs, readResource: encoderFolder(), detail: 'my/encoder' } : inputs

describe.each(Object.entries(parts))('the embedder %s', (name, part) => {
  const make = () => part.build(noOptions('embedder'))(inputsOf(name))

  test('gives one row per text, all of one width, of length 1 or 0', async () => {
    const matrix = await (await make()).embed(texts)
    expect(matrix.rows).toBe(texts.length)
    expect(matrix.values.length).toBe(matrix.rows * matrix.width)
    for (let row = 0; row < matrix.rows; row++) {
      const length = dot(rowOf(matrix, row), rowOf(matrix, row))
      expect(Math.min(Math.abs(length), Math.abs(length - 1))).toBeLessThan(1e-5)
    }
  })

  test('gives the same bytes for the same texts, and the same row for the same text', async () => {
    const [first, second] = [await (await make()).embed(texts), await (await make()).embed(texts)]
    expect(Buffer.from(first.values.buffer)).toEqual(Buffer.from(second.values.buffer))
    expect(rowOf(first, 0)).toEqual(rowOf(first, 4))
  })

  test('gives no rows for no texts', async () => {
    expect((await (await make()).embed([])).rows).toBe(0)
  })
})

test.each(['words', 'encoder'] as const)(
  'the embedder %s gives labelling and annotating similar vectors',
  async (name) => {
    const matrix = await (await embedders[name].build(noOptions('embedder'))(inputs)).embed(texts)
    expect(dot(rowOf(matrix, 0), rowOf(matrix, 1))).toBeGreaterThan(dot(rowOf(matrix, 0), rowOf(matrix, 2)) + 0.1)
  },
)
