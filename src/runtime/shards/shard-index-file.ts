import { z } from 'zod'
import type { PreparedResult } from '../steps.ts'

/*
 * The schema of the indexes of shards, by which they are written and read: `map-0-of-4.json`, `assign-0-of-4.json`,
 * `fit.json`. They are read by the build that wrote them, which is part of the fingerprint; the format names files of
 * other versions before anything in them is used.
 */

/** Format and version of the indexes of shards. */
const indexFormat = 'themata-work/1'

const text = z.string()
const count = z.int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const diagnostic = z.strictObject({
  level: z.enum(['error', 'warning', 'note']),
  code: text,
  place: z.strictObject({ file: text, line: z.number().exactOptional(), column: z.number().exactOptional() }),
  message: text,
  fix: text.exactOptional(),
})
const diagnostics = z.array(diagnostic).readonly()
const task = z.strictObject({
  file: text,
  path: text,
  isBundled: z.boolean(),
  size: count,
  order: count,
  id: text,
})
/** Checked by its order alone: the rest is what `prepare` returns, and the fingerprint has the build that made it. */
const result = z.custom<PreparedResult>(
  (value) => typeof value === 'object' && value !== null && 'order' in value && count.safeParse(value.order).success,
)

const fit = z.strictObject({
  fingerprint: hash,
  /** Key of the model. */
  fit: hash,
  /** Hash of the keys of all prepared transcripts in their order. */
  transcripts: hash,
})
/** One of `of` shares of the transcripts; `index` counts from 0. */
const shard = { index: count, of: count.min(1) }
/** Fingerprint of the run: version, options, codebook and all inputs beside the transcripts. */
const finished = { ...shard, fingerprint: hash }

const map = z.strictObject({
  stage: z.literal('map'),
  ...finished,
  /** Hash of the names of all transcripts, equal in all shards. */
  names: hash,
  tasks: z.array(task).readonly(),
  results: z.array(result).readonly(),
  /** Diagnostics of files that could not be opened or were left out; equal in all shards. */
  failures: diagnostics,
  notes: diagnostics,
})
const assign = z.strictObject({
  stage: z.literal('assign'),
  ...finished,
  fit,
  keys: z.array(z.tuple([count, hash]).readonly()).readonly(),
  /** Key of the sum of their tallies. */
  tally: hash,
})

const indexes = { map, assign, fit } as const

/** What each index of a work folder holds. */
export type Indexes = { readonly [Kind in keyof typeof indexes]: Readonly<z.infer<(typeof indexes)[Kind]>> }

/** Prepared transcripts of a shard. */
export type MapIndex = Indexes['map']
/** Coded transcripts of a shard. */
export type AssignIndex = Indexes['assign']
/** The fitted model, and the transcripts for which it was fitted. */
export type FitIndex = Indexes['fit']

/** An index as it is written. */
export const writeIndexFile = <Kind extends keyof Indexes>(index: Indexes[Kind]): object => ({
  format: indexFormat,
  ...index,
})

/** Reads an index: `other` for one of another version of the files, `damaged` where it is not what this version writes. */
export function readIndexFile<Kind extends keyof Indexes>(
  kind: Kind,
  value: unknown,
): Indexes[Kind] | 'other' | 'damaged' {
  const { format, ...index } = z.looseObject({ format: z.unknown() }).safeParse(value).data ?? { format: undefined }
  if (format !== indexFormat) return 'other'
  const read = indexes[kind].safeParse(index)
  return read.success ? (read.data as Indexes[Kind]) : 'damaged'
}
