import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { getOrInsert } from '../collections.ts'
import { normalize } from '../math/vectors.ts'
import type { Matrix } from '../model/matrix.ts'
import type { TokenizedText } from '../model/words.ts'
import { formOf } from '../text/forms.ts'
import type { EmbedderMaker } from './embedder.ts'

/** Word vectors as the package ships them. */
interface WordVectors {
  readonly made: string
  readonly width: number
  /** Row of each word. */
  readonly rowByWord: ReadonlyMap<string, number>
  /** Weight of each row: rare words count more. */
  readonly weights: Float64Array
  readonly values: Int8Array
}

/** The parameter by which the weight of a word falls with its frequency (Arora, Liang, Ma 2017, smooth inverse frequency: 1e-3). */
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

/** Finds the rows of the distinct words of a text, -1 for none; those of the last text are kept. */
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

/** Adds a row times a weight to a sum whose width is a multiple of eight: eight numbers a round take half the time. */
function addTimes(sum: Float64Array, weight: number, values: Int8Array, row: number): void {
  for (let position = 0, at = row; position < sum.length; position += 8, at += 8) {
    sum[position]! += weight * values[at]!
    sum[position + 1]! += weight * values[at + 1]!
    sum[position + 2]! += weight * values[at + 2]!
    sum[position + 3]! += weight * values[at + 3]!
    sum[position + 4]! += weight * values[at + 4]!
    sum[position + 5]! += weight * values[at + 5]!
    sum[position + 6]! += weight * values[at + 6]!
    sum[position + 7]! += weight * values[at + 7]!
  }
}
