import { z } from 'zod'
import { readJson } from '../../boundary/read-json.ts'
import { validate } from '../../boundary/validate.ts'

/*
 * The record of suggestions that were put into somebody's project, one a line: `exports/<name>.sent.jsonl`. By it they are
 * found again when the project comes back.
 */

const Sent = z.object({
  v: z.literal(1, 'version 1 is expected; a later version of Themata wrote this'),
  /** GUID and name of the document, and `sha256:` with the hash of its text. */
  document: z.string(),
  name: z.string(),
  text: z.string(),
  /** The place in the document, in UTF-16 units, and its words. */
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  transcript: z.string(),
  code: z.string(),
  /** The name that the code has among copied codes. */
  label: z.string(),
  coder: z.string(),
  confidence: z.number(),
  /** What the memo of the selection is. */
  why: z.string(),
})

/** A suggestion that was put into a project. */
export type SentSuggestion = Readonly<z.infer<typeof Sent>>

/** Writes suggestions, one a line. */
export const writeSent = (sent: readonly SentSuggestion[]): string =>
  sent.map((one) => `${JSON.stringify(Sent.parse(one))}\n`).join('')

/**
 * Reads the record of suggestions.
 *
 * @throws InputError for a line that is none
 */
export const readSent = (text: string, file: string): SentSuggestion[] =>
  text.split('\n').flatMap((line, index) => {
    const place = { file, line: index + 1, column: 1 }
    return line.trim() === ''
      ? []
      : [validate<SentSuggestion>(Sent, { value: readJson(line, file, index + 1), placeOf: () => place })]
  })
