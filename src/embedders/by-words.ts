import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { getOrInsert, once } from '../collections.ts'
import { normalize } from '../math/vectors.ts'
import type { Matrix } from '../model/matrix.ts'
import type { TokenizedText } from '../model/words.ts'
import { formOf } from '../text/forms.ts'
import type { EmbedderFactory, ReadResource } from './embedder.ts'

/** The word vectors in the package, which a run that embeds nothing does not need. */
interface VectorsFile {
  readonly made: string
  readonly vectors: () => WordVectors
}

interface WordVectors {
  readonly width: number
  /** Row of each word in `values`. */
  readonly rowByWord: ReadonlyMap<string, number>
  /** The unit of each row's numbers; rare words have a larger one. */
  readonly units: Float64Array
  readonly values: Int8Array
}

/**
 * The embedder `words`, for English: each word has a vector of 128 numbers, distilled from sentence encoders and tuned so that
 * halves of a passage are alike; a text is the sum of its words, in which rare words are longer. Fast; words with similar
 * meanings, such as "labels" and "annotation", have similar vectors.
 */
export const byWords = part<object, EmbedderFactory>(
  'English word vectors distilled from sentence encoders; fast (the default for English)',
  z.strictObject({}),
  () =>
    async ({ readResource }) => {
      const { made, vectors } = await fileOf(readResource)
      const rowsOf = once(() => createRowFinder(vectors()))
      return {
        name: 'words',
        origin: `english.vectors, ${made}`,
        knowsSynonyms: true,
        embed: async (texts) => embedTexts(texts, vectors(), rowsOf()),
      }
    },
)

const fileByReader = new WeakMap<ReadResource, VectorsFile>()

/** The vectors of the package, read once for all analyses of a process: `--watch` makes one after the other. */
async function fileOf(readResource: ReadResource): Promise<VectorsFile> {
  const known = fileByReader.get(readResource)
  if (known !== undefined) return known
  const file = openVectors(await readResource('english.vectors'))
  fileByReader.set(readResource, file)
  return file
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

function openVectors(bytes: Uint8Array): VectorsFile {
  const headEnd = bytes.indexOf(10)
  const { made, width } = JSON.parse(decode(bytes.subarray(0, headEnd))) as { made: string; width: number }
  return { made, vectors: once(() => readVectors(bytes.subarray(headEnd + 1), width)) }
}

/** @param bytes a line with the words and their units, then a row of numbers for each */
function readVectors(bytes: Uint8Array, width: number): WordVectors {
  const listEnd = bytes.indexOf(10)
  const entries = decode(bytes.subarray(0, listEnd)).split(',')
  const rowByWord = new Map<string, number>()
  const units = new Float64Array(entries.length)
  entries.forEach((entry, row) => {
    const [word, unit] = entry.split(' ')
    rowByWord.set(word!, row)
    units[row] = Number(unit)
  })
  return { width, rowByWord, units, values: new Int8Array(bytes.buffer, bytes.byteOffset + listEnd + 1) }
}

/** Creates a function that finds the row of each distinct word, or -1; it caches the rows of the last text. */
function createRowFinder({ rowByWord }: WordVectors) {
  const rowByForm = new Map<string, number>()
  let last: { readonly forms: readonly string[]; readonly rows: Int32Array } | undefined
  const find = (form: string): number => rowByWord.get(formOf(form)) ?? rowByWord.get(form.toLowerCase()) ?? -1
  return (forms: readonly string[]): Int32Array => {
    if (last?.forms === forms) return last.rows
    const rows = new Int32Array(forms.length)
    for (let form = 0; form < forms.length; form++) rows[form] = getOrInsert(rowByForm, forms[form]!, find)
    last = { forms, rows }
    return rows
  }
}

function embedTexts(
  texts: readonly TokenizedText[],
  { width, units, values }: WordVectors,
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
      addTimes(sum, units[row]!, values, row * width)
    }
    matrix.set(normalize(sum), index * width)
  })
  return { rows: texts.length, width, values: matrix }
}

/** Adds a row, times its unit, to a sum whose width is a multiple of eight; unrolled by eight, which halves the time. */
function addTimes(sum: Float64Array, unit: number, values: Int8Array, row: number): void {
  for (let position = 0, index = row; position < sum.length; position += 8, index += 8) {
    sum[position]! += unit * values[index]!
    sum[position + 1]! += unit * values[index + 1]!
    sum[position + 2]! += unit * values[index + 2]!
    sum[position + 3]! += unit * values[index + 3]!
    sum[position + 4]! += unit * values[index + 4]!
    sum[position + 5]! += unit * values[index + 5]!
    sum[position + 6]! += unit * values[index + 6]!
    sum[position + 7]! += unit * values[index + 7]!
  }
}
