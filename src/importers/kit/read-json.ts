import { decodeText } from '../../boundary/decode-text.ts'
import { locatedOptions } from '../../boundary/located.ts'
import { readJson } from '../../boundary/read-json.ts'
import { type Schema, validate } from '../../boundary/validate.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { createDraft, type Saying } from './draft.ts'
import { sayUnlabelled } from './unlabelled.ts'

/** What the maker of a JSON format writes, and how it becomes talk. */
export interface JsonFormat<File> {
  readonly summary: string
  /** Keys that tell the format from others: all of these expressions are found in the text. */
  readonly marks: readonly RegExp[]
  readonly schema: Schema<File>
  /** What is said, in order; pieces of one speaker are joined to turns. */
  readonly toSayings: (file: File) => Saying[]
  /** Text that the file holds besides, and why it is left out. */
  readonly besides?: (file: File) => readonly (readonly [reason: string, text: string])[]
}

/** An importer of one maker's JSON. */
export const jsonImporter = <File>({ summary, marks, schema, toSayings, besides }: JsonFormat<File>): Importer => ({
  summary,
  extensions: ['json'],
  detect: ({ text }) => (text !== null && /^\s*[[{]/.test(text) && marks.every((mark) => mark.test(text)) ? 1 : 0),
  read({ file, bytes, encoding }) {
    const content = validate(schema, locatedOptions(readJson(decodeText(bytes, file, encoding).text, file), file))
    const draft = createDraft()
    const sayings = toSayings(content).map((saying) => ({ ...saying, text: saying.text.trim() }))
    const left = besides?.(content) ?? []
    for (const [reason, text] of left) draft.skip(reason, text)
    sayUnlabelled(sayings, draft)
    const texts = [...sayings.map(({ text }) => text), ...left.map(([, text]) => text)]
    return draft.build(texts.reduce((total, text) => total + countWords(text), 0))
  },
})

/** Milliseconds from seconds, in whatever way they are written; null when they are not. */
export const secondsToMs = (seconds: number | string | null | undefined): number | null =>
  seconds == null || Number.isNaN(Number.parseFloat(String(seconds)))
    ? null
    : Math.round(Number.parseFloat(String(seconds)) * 1000)
