import { z } from 'zod'
import { inputError } from '../../boundary/diagnostic.ts'
import { readJson } from '../../boundary/read-json.ts'
import { type Schema, validate } from '../../boundary/validate.ts'
import type { Place } from '../../model/diagnostic.ts'
import { sumOf } from '../store/part-file.ts'

const text = z.string('text is expected here')
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a hash of 64 hex digits is expected here')

/** Matches paths that lead out of the study, and characters that names of transcripts cannot have. */
const leaves = /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/
/** A name inside the study: it may be opened, so it must not lead out of it. */
const fileName = text
  .min(1, 'a name is expected here')
  .refine((name) => !leaves.test(name), 'a name inside the study is expected here, without ".." and not from the root')

/** Bytes in base64, perhaps on several lines; decoders skip anything else without a word. */
const base64 = text.refine((given) => {
  const letters = given.replace(/\s/g, '')
  return /^[A-Za-z0-9+/]*={0,2}$/.test(letters) && letters.length % 4 === 0
}, 'the bytes of a file in base64 are expected here')

/** An input line of `map --pipe`: a transcript by its name, with its content or to be read from the study. */
const TranscriptLine = z
  .looseObject({
    file: fileName,
    /** Unless given, the name without its ending. */
    id: text.min(1, 'an id is expected here').optional(),
    text: text.optional(),
    /** The file's bytes, for binary formats. */
    bytes: base64.optional(),
  })
  .refine((line) => line.text === undefined || line.bytes === undefined, 'either "text" or "bytes" is expected here')
export type TranscriptLine = z.infer<typeof TranscriptLine>

/** An input line of `assign --pipe`: a prepared transcript by its id, such as an output line of `map --pipe`. */
const IdLine = z.looseObject({ id: text, format: text.optional() })

const lineFormat = 'themata-line/1'
const problem = z.object({
  level: z.enum(['error', 'warning', 'note']),
  code: text,
  place: z.object({ file: text, line: z.number().exactOptional(), column: z.number().exactOptional() }),
  message: text,
  fix: text.exactOptional(),
})
/** An output line of a pipe: a part, or the problems of a file without a transcript. */
const PartLine = z.object({
  format: z.literal(lineFormat, 'a line that this version of themata wrote is expected here'),
  /** Check sum of the other fields; a part has its own. */
  sum: text,
  stage: z.enum(['map', 'assign'], 'a line of "themata map --pipe" or "themata assign --pipe" is expected here'),
  fingerprint: hash,
  file: fileName,
  id: text,
  problems: z.array(problem).exactOptional(),
  key: hash.exactOptional(),
  /** In base64. */
  part: text.exactOptional(),
  /** Of assign: the model that the transcript was coded with, the transcripts it was fitted on, and its number in the study. */
  fit: hash.exactOptional(),
  transcripts: hash.exactOptional(),
  order: z.int().nonnegative().exactOptional(),
})
export type PartLine = z.infer<typeof PartLine>

/** The fields of a line that are covered by its check sum. */
type Summed = Omit<PartLine, 'format' | 'sum' | 'part'>

const lineSum = ({ stage, fingerprint, file, id, problems, key, fit, transcripts, order }: Summed): string =>
  sumOf(
    JSON.stringify([
      ...[lineFormat, stage, fingerprint, file, id, key, fit, transcripts, order],
      problems?.map(({ level, code, place, message, fix }) => [
        ...[level, code, place.file, place.line, place.column, message, fix],
      ]),
    ]),
  )

/** Writes a line of JSON with its check sum. */
export const writePartLine = (line: Summed & { readonly part?: string; readonly head?: unknown }): string =>
  JSON.stringify({ format: lineFormat, sum: lineSum(line), ...line })

/** The name under which messages show standard input. */
export const standardInputName = 'standard input'
export const lineAt = (number: number): Place => ({ file: standardInputName, line: number, column: 1 })

const read = <Value>(schema: Schema<Value>, line: string, number: number): Value =>
  validate(schema, { value: readJson(line, standardInputName, number), placeOf: () => lineAt(number) })

/** Reads an input line of `map --pipe`. @throws InputError for an invalid line, or a file outside the study */
export const readTranscriptLine = (line: string, number: number): TranscriptLine => read(TranscriptLine, line, number)

/** Reads the id of a line. @throws InputError when there is none, or an output line of `map --pipe` is damaged */
export function readIdLine(line: string, number: number): string {
  const { id, format } = read(IdLine, line, number)
  return format === undefined ? id : readPartLine(line, number).id
}

/** @throws InputError `work/damaged` when the line is damaged */
export function readPartLine(line: string, number: number): PartLine {
  const found = read(PartLine, line, number)
  if (found.sum === lineSum(found)) return found
  throw damagedLine(number, `the line of "${found.id}" is not as it was written`)
}

export const damagedLine = (number: number, message: string): Error =>
  inputError({ code: 'work/damaged', place: lineAt(number), message, fix: 'create this line again' })
