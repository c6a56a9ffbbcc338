import { z } from 'zod'

/* The schemas of what the page sends. Names of files are never among it. */

const id = z.uuid('an id of the form of a UUID is needed')
const offset = z.int().min(0)
const codeId = z.string().min(1).max(200)
const label = z.string().trim().min(1).max(120)
const memo = z.string().max(20_000).default('')
const stance = z.enum(['problem', 'works', 'neutral']).nullable().default(null)

/** A place as the page states it: the server adds the words and the hash of the text. */
const on = z
  .strictObject({ transcript: z.int().min(0), start: offset.nullable(), end: offset.nullable() })
  .refine(({ start, end }) => (start === null) === (end === null) && (start === null || start < end!))

const base = <Kind extends string>(kind: Kind) => ({
  id,
  kind: z.literal(kind),
  session: z.string().min(1).max(80),
  seq: z.int().min(0),
  time: z.iso.datetime(),
})
const seconds = z.number().min(0).nullable().default(null)
const code = <Kind extends string>(kind: Kind) =>
  z.strictObject({
    ...base(kind),
    on,
    code: codeId,
    status: z.enum(['accepted', 'rejected', 'unsure']),
    stance,
    memo,
    suggestion: z.string().max(80).nullable().default(null),
    confidence: z.number().min(0).max(1).nullable().default(null),
    group: id.nullable().default(null),
    replaces: id.nullable().default(null),
    seconds,
  })

/** An event as the page sends it. */
const draftSchema = z.discriminatedUnion('kind', [
  code('code'),
  code('recode'),
  code('resize'),
  z.strictObject({ ...base('read'), on, memo, seconds }),
  z.strictObject({ ...base('memo'), on: on.nullable(), code: codeId.nullable(), memo }),
  z.strictObject({ ...base('flag'), on, code: codeId.nullable(), memo }),
  z.strictObject({ ...base('quote'), on, code: codeId.nullable(), use: z.enum(['pinned', 'barred', 'free']) }),
  z.strictObject({ ...base('undo'), replaces: id }),
  z.strictObject({ ...base('place'), on, replaces: z.string().min(1).max(80) }),
  z.strictObject({
    ...base('settle'),
    on,
    code: codeId,
    verdict: z.enum(['yes', 'no', 'rule', 'both']),
    memo,
    settles: z.array(z.string().max(80)).max(100),
  }),
])
export type Draft = z.infer<typeof draftSchema>

/** The body of a request to store events. */
export const eventsRequest = z.strictObject({ events: z.array(draftSchema).min(1).max(500) })

/** The body of a request for the events that came after a number of them. */
export const changesRequest = z.strictObject({ after: z.int().min(0) })

/** The body of a request for a transcript by its position. */
export const transcriptRequest = z.strictObject({ transcript: z.int().min(0) })

/** The body of a request without arguments. */
export const emptyRequest = z.strictObject({})

/** The body of a request for a new code. */
export const proposeRequest = z.strictObject({
  label,
  description: z.string().trim().max(2000).default(''),
})

const codeIds = z.array(codeId).min(1).max(50)

/** The body of a request to change a code of the codebook. */
export const changeRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), code: codeId, label }),
  z.strictObject({ kind: z.literal('merge'), codes: codeIds, into: codeId }),
  z.strictObject({ kind: z.literal('split'), code: codeId, into: z.array(label).min(2).max(20) }),
  z.strictObject({ kind: z.literal('move'), code: codeId, under: codeId }),
  z.strictObject({ kind: z.literal('retire'), code: codeId, why: z.string().trim().max(500).default('') }),
])
export type AskedChange = z.infer<typeof changeRequest>

/** The body of a request to exclude a keyword: at first only to see what it would remove. */
export const excludeRequest = z.strictObject({
  code: codeId,
  keyword: z.string().min(1).max(500),
  within: z.string().trim().min(1).max(200).nullable(),
  write: z.boolean(),
})
export type AskedExclusion = z.infer<typeof excludeRequest>

/** The body of a request to search the transcripts. */
export const searchRequest = z.strictObject({ words: z.string().trim().min(1).max(200) })

const lineLabel = z.string().regex(/^(-|[\p{L}\p{N}][\p{L}\p{N}._]{0,29})$/u)
const lineNumber = z.int().min(1).max(200_000)

/** The body of a request to propose who says each line of a transcript; without corrections, as they were kept. */
export const linesRequest = z.strictObject({
  transcript: z.int().min(0),
  corrections: z
    .strictObject({
      labels: z.array(z.tuple([lineNumber, lineLabel])).max(200_000),
      swapped: z.array(lineNumber).max(200_000),
    })
    .nullable(),
})

/** The body of a request to confirm who says each line of a transcript. */
export const confirmRequest = z.strictObject({
  transcript: z.int().min(0),
  labels: z.array(lineLabel).min(1).max(200_000),
})

export type RequestSchema<Asked> = z.ZodType<Asked>

/** Reads the body of a request, or says what is wrong with it. */
export function readRequest<Asked>(
  schema: RequestSchema<Asked>,
  body: unknown,
): { readonly asked: Asked } | { readonly problem: string } {
  const read = schema.safeParse(body)
  if (read.success) return { asked: read.data }
  const { path, message } = read.error.issues[0]!
  return { problem: `${path.join('.')}: ${message}` }
}
