import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { getOrInsert } from '../collections.ts'
import { normalize } from '../math/vectors.ts'
import type { Matrix } from '../model/matrix.ts'
import type { TokenizedText } from '../model/words.ts'
import { formOf } from '../text/forms.ts'
import type { EmbedderFactory } from './embedder.ts'

/** The word vectors in the package. */
interface WordVectors {
  readonly made: string
  readonly width: number
  /** Row of each word in `values`. */
  readonly rowByWord: ReadonlyMap<string, number>
  /** Weight of each row; rare words have a larger one. */
  readonly weights: Float64Array
  readonly values: Int8Array
}

/** The parameter of smooth inverse frequency weights (Arora, Liang, Ma 2017). */
const smoothing = 1e-3

/**
 * The embedder `words`, for English: each word has a vector of 128 numbers that was distilled from a sentence encoder, and a
 * text is the mean of its words, in which rare words have a larger weight. Fast; words with similar meanings, such as
 * "labels" and "annotation", have similar vectors.
 */
export const byWords = part<object, EmbedderFactory>(
  'English word vectors distilled from a sentence encoder; fast (the default for English)',
  z.strictObject({}),
  () =>
    async ({ readResource }) => {
      const vectors = readVectors(await readResource('english.vectors'))
      const rowsOf = createRowFinder(vectors)
      return {
        name: 'words',
        origin: `english.vectors, ${vectors.made}`,
        embed: async (texts) => embedTexts(texts, vectors, rowsOf),
      }
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

/** Creates a function that finds the row of each distinct word, or -1; it caches the rows of the last text. */
function createRowFinder({ rowByWord }: WordVectors) {
  const rowByForm = new Map<string, number>()
  let last: { readonly forms: readonly string[]; readonly rows: Int32Array } | undefined
  const find = (form: string): number => rowByWord.get(formOf(form)) ?? rowByWord.get(form.toLowerCase()) ?? -1
  return (forms: readonly string[]): Int32Array => {
    if (last?.forms !== forms)
      last = { forms, rows: Int32Array.from(forms, (form) => getOrInsert(rowByForm, form, find)) }
    return last.rows
  }
}

function embedTexts(
  texts: readonly TokenizedText[],
  { width, weights, values }: WordVectors,
  rowsOf: ReturnType<typeof createRowFinder>,
): Matrix {
  const matrix = new Float32Array(texts.length * width)
  const sum = new Float64Array(width)
  texts.forEach(({ words: { forms, ids } }, index) => {
    const rows = rowsOf(forms)
    sum.fill(0)
    for (let word = 0; word < ids.length; word++) {
      const row = rows[ids[word]!]!
      if (row === -1) continue
      addTimes(sum, weights[row]!, values, row * width)
    }
    matrix.set(normalize(sum), index * width)
  })
  return { rows: texts.length, width, values: matrix }
}

/** Adds a weighted row to a sum whose width is a multiple of eight; unrolled by eight, which halves the time. */
function addTimes(sum: Float64Array, weight: number, values: Int8Array, row: number): void {
  for (let position = 0, index = row; position < sum.length; position += 8, index += 8) {
    sum[position]! += weight * values[index]!
    sum[position + 1]! += weight * values[index + 1]!
    sum[position + 2]! += weight * values[index + 2]!
    sum[position + 3]! += weight * values[index + 3]!
    sum[position + 4]! += weight * values[index + 4]!
    sum[position + 5]! += weight * values[index + 5]!
    sum[position + 6]! += weight * values[index + 6]!
    sum[position + 7]! += weight * values[index + 7]!
  }
}
