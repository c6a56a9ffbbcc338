import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { remember } from '../lists.ts'
import { normalize } from '../math/vectors.ts'
import type { Matrix } from '../model/matrix.ts'
import type { Said } from '../model/words.ts'
import { formOf } from '../text/patterns/parse-pattern.ts'
import type { EmbedderMaker } from './embedder.ts'

/** Word vectors as the package ships them. */
interface WordVectors {
  readonly made: string
  readonly width: number
  /** Row of each word. */
  readonly rowByWord: ReadonlyMap<string, number>
  /** Weight of each row: rare words tell more. */
  readonly weights: Float64Array
  readonly values: Int8Array
}

/** How fast the weight of a word falls with its frequency (Arora, Liang, Ma 2017, smooth inverse frequency: 1e-3). */
const smoothing = 1e-3

/**
 * English only: each word has a vector of 128 numbers that was distilled from a sentence encoder; a text is the mean
 * of its words, rare words weighing more. Fast, and it knows that "labels" and "annotation" are near.
 */
export const byWords = part<object, EmbedderMaker>(
  'English word vectors distilled from a sentence encoder; fast (the default for English)',
  z.strictObject({}),
  () =>
    async ({ readResource }) => {
      const vectors = readVectors(await readResource('english.vectors'))
      const rows = new Map<string, number>()
      return { origin: `english.vectors, ${vectors.made}`, embed: async (texts) => embedTexts(texts, vectors, rows) }
    },
)

function readVectors(bytes: Uint8Array): WordVectors {
  const headEnd = bytes.indexOf(10)
  const listEnd = bytes.indexOf(10, headEnd + 1)
  const decode = (start: number, end: number): string => Buffer.from(bytes.subarray(start, end)).toString('utf8')
  const { made, width, total } = JSON.parse(decode(0, headEnd)) as { made: string; width: number; total: number }
  const entries = decode(headEnd + 1, listEnd).split(',')
  const rowByWord = new Map<string, number>()
  const weights = new Float64Array(entries.length)
  entries.forEach((entry, row) => {
    const [word, count] = entry.split(' ')
    rowByWord.set(word!, row)
    weights[row] = smoothing / (smoothing + Number(count) / total)
  })
  return { made, width, rowByWord, weights, values: new Int8Array(bytes.buffer, bytes.byteOffset + listEnd + 1) }
}

/** @param rows remembers the row of each form, -1 for none, from call to call */
function embedTexts(
  texts: readonly Said[],
  { width, rowByWord, weights, values }: WordVectors,
  rows: Map<string, number>,
): Matrix {
  const matrix = new Float32Array(texts.length * width)
  const find = (form: string): number => rowByWord.get(formOf(form)) ?? rowByWord.get(form.toLowerCase()) ?? -1
  texts.forEach(({ words: { forms, ids } }, index) => {
    const vector = matrix.subarray(index * width, (index + 1) * width)
    for (let word = 0; word < ids.length; word++) {
      const row = remember(rows, forms[ids[word]!]!, find)
      if (row === -1) continue
      const weight = weights[row]!
      const start = row * width
      for (let position = 0; position < width; position++) vector[position]! += weight * values[start + position]!
    }
    normalize(vector)
  })
  return { rows: texts.length, width, values: matrix }
}
