import { decodeText } from '../../boundary/decode-text.ts'
import { InputError } from '../../boundary/diagnostic.ts'
import { locatedOptions } from '../../boundary/located.ts'
import { readJson, readJsonLines } from '../../boundary/read-json.ts'
import { type Schema, validate } from '../../boundary/validate.ts'
import { groupBy } from '../../collections.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, Importer } from '../importer.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { createDraft } from './draft.ts'
import type { Piece } from './join-words.ts'
import { collectTexts, countUnused } from './json-values.ts'

/** The JSON that a vendor writes, and how it becomes turns. */
export interface JsonFormat<File> {
  readonly summary: string
  readonly extensions?: readonly string[]
  /** Whether a value has the keys that distinguish the format. */
  readonly recognizes: (value: unknown) => boolean
  /** How sure that is, from 0 to 1; a format that others are kinds of is less sure than they. */
  readonly confidence?: number
  readonly schemaFor: (value: unknown) => Schema<File>
  /** What is said, in order; pieces of one speaker are joined to turns. */
  readonly toPieces: (file: File) => readonly Piece[]
  /** What the file holds besides, by the keys that lead to it, where more can be said of it than its keys. */
  readonly reasonByKey?: Readonly<Record<string, string>>
}

/** An importer of one vendor's JSON. Every text in the file is accounted for: said, or left out by its keys. */
export const jsonImporter = <File>(format: JsonFormat<File>): Importer => ({
  summary: format.summary,
  extensions: format.extensions ?? ['json'],
  detect: ({ json }) => (json !== undefined && format.recognizes(json) ? (format.confidence ?? 1) : 0),
  read({ file, bytes, encoding }) {
    const value = parseJson(decodeText(bytes, file, encoding).text, file)
    const content = validateOnce(format.schemaFor(value), value, file)
    return toDraft(value, format.toPieces(content), format.reasonByKey ?? {})
  },
})

/**
 * The value of a JSON file, or the list of values of one that has a value on each line. `NaN`, which Python writes, is
 * null.
 *
 * @throws InputError at the place where it breaks
 */
export const parseJson = (text: string, file: string): unknown =>
  /^\s*\{.*\}[^\S\n]*\n\s*\{/.test(text) ? readJsonLines(text, file) : readJson(text, file)

/** Checks a file against a schema. The same problem of many items is reported once, at the first of them. */
function validateOnce<File>(schema: Schema<File>, value: unknown, file: string): File {
  try {
    return validate(schema, locatedOptions(value, file))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const named = error.problems.filter(({ message }) => !/^and \d+ more problems/.test(message))
    const isCut = named.length < error.problems.length
    const kindOf = ({ place, message }: Diagnostic): string =>
      `${place.file.replace(/\.\d+(?=\.|$)/g, '.*')}: ${message.split(': ').at(-1)}`
    const alike = [...groupBy(named, kindOf).values()]
    const problems = alike.map(([first, ...others]) => {
      const more = others.length === 0 ? '' : ` (and so ${isCut ? 'very often' : plural(others.length)})`
      return { ...first!, message: first!.message + more }
    })
    throw new InputError(problems.slice(0, mostProblems))
  }
}

const plural = (times: number): string => (times === 1 ? 'once more' : `${times} times more`)

/** Problems of one file that are reported: a file of another shape has them everywhere. */
const mostProblems = 3

/** Turns of the pieces, and an account of all texts of the file. */
function toDraft(value: unknown, pieces: readonly Piece[], reasonByKey: Readonly<Record<string, string>>): Draft {
  const draft = createDraft()
  const unused = collectTexts(value)
  let wordsIn = 0
  for (const { words } of countUnused(unused).values()) wordsIn += words
  const utterances = pieces.map(({ raws: _, clings: __, ...piece }) => ({ ...piece, text: piece.text.trim() }))
  const runs: (typeof utterances)[] = []
  for (const utterance of utterances) {
    if (runs.length === 0 || utterance.begins) runs.push([])
    runs.at(-1)!.push(utterance)
  }
  for (const run of runs) addUnlabelledTurns(run, draft)
  let joined = 0
  for (const [index, { text, raws = [text] }] of pieces.entries()) {
    for (const raw of raws) {
      if (unused.get(raw)?.pop() !== undefined) joined += countWords(raw)
    }
    joined -= countWords(utterances[index]!.text)
  }
  draft.skipWords('markup, and parts of words that were joined', joined)
  for (const [path, { words, sample }] of countUnused(unused))
    draft.skipWords(reasonFor(path, reasonByKey), words, sample)
  return draft.build(wordsIn)
}

function reasonFor(path: string, reasonByKey: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(reasonByKey, path)) return reasonByKey[path]!
  const key = path.slice(path.lastIndexOf('.') + 1)
  if (/speaker|author|sender/i.test(key)) return 'speaker labels'
  if (/^(start|end|from|to|ts|seconds)|time|offset|duration/i.test(key)) return 'times'
  return `"${path}"`
}
