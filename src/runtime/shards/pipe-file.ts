import { z } from 'zod'

const text = z.string('text is expected here')

/** A line that comes into `map --pipe`: a transcript by its name, with its content or to be read from the study. */
export const TranscriptLine = z.looseObject({
  file: text,
  /** Unless given, the name without its ending. */
  id: text.optional(),
  text: text.optional(),
  /** The file's bytes in base64, for formats that are no text. */
  bytes: text.optional(),
})

/** A line that comes into `assign --pipe`: a transcript that was prepared, by its id. */
export const IdLine = z.looseObject({ id: text })

/** A line that a pipe gives: a part, or the problems of a file that holds no transcript. */
export const PartLine = z.looseObject({
  stage: z.enum(['map', 'assign'], 'a line of "themata map --pipe" or "themata assign --pipe" is expected here'),
  fingerprint: text,
  file: text,
  id: text,
  problems: z.array(z.unknown()).optional(),
  key: text.optional(),
  part: text.optional(),
  /** Of map: what the study has to know of the transcript. */
  head: z.unknown().optional(),
  /** Of assign: what it was coded with, and its number in the study. */
  fit: text.optional(),
  order: z.number().optional(),
})
