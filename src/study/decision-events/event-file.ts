import { z } from 'zod'
import type { DecisionEvent } from '../../model/decision-event.ts'

/*
 * The schema of a line of `decisions/<coder>.jsonl`. The order of keys is the order in which they are written. Fields that
 * are unknown are ignored, so that files of later versions can be read.
 */

const text = z.string('write text here')
const id = z.string('give it an id').min(1, 'give it an id')
const offset = z.int('write a whole number').min(0, 'offsets begin at 0')
const stance = z.enum(['problem', 'works', 'neutral'], 'write problem, works, neutral or null').nullable().default(null)
const memo = text.default('')

const place = z
  .object(
    {
      transcript: z.string('name the transcript').min(1, 'name the transcript'),
      text: z.string('write sha256: and a hash, or null').nullable().default(null),
      start: offset.nullable().default(null),
      end: offset.nullable().default(null),
      exact: text.default(''),
      prefix: text.default(''),
      suffix: text.default(''),
    },
    'write the place: transcript, text, start, end, exact, prefix, suffix',
  )
  .refine(
    ({ start, end }) => (start === null) === (end === null) && (start === null || start < end!),
    'start has to be before end, or both null',
  )

const spanPlace = z.object(
  {
    transcript: id,
    text: text.nullable().default(null),
    start: offset,
    end: offset,
    exact: text,
    prefix: text,
    suffix: text,
  },
  'write the place: transcript, text, start, end, exact, prefix, suffix',
)

const shown = z.object({
  mode: z.enum(['blind', 'assisted', 'revealed', 'unknown'], 'write blind, assisted, revealed or unknown'),
  suggestion: text.nullable().default(null),
  confidence: z.number('write a number').nullable().default(null),
  run: text.nullable().default(null),
})

const base = <Kind extends string>(kind: Kind) => ({
  v: z.literal(1, 'version 1 is expected; a later version of Themata wrote this'),
  id,
  kind: z.literal(kind),
  coder: z.string('name the coder').min(1, 'name the coder'),
  time: text.nullable().default(null),
  session: text.default(''),
  seq: z.int('write a whole number').default(0),
})

const circumstances = {
  shown: shown.default({ mode: 'unknown', suggestion: null, confidence: null, run: null }),
  draw: z
    .object({ id, class: text, chance: z.number('write a number') })
    .nullable()
    .default(null),
  seconds: z.number('write a number').nullable().default(null),
}

const code = <Kind extends string>(kind: Kind) =>
  z.object({
    ...base(kind),
    on: place,
    code: id,
    status: z.enum(['accepted', 'rejected', 'unsure'], 'write accepted, rejected or unsure'),
    stance,
    memo,
    ...circumstances,
    group: text.nullable().default(null),
    replaces: text.nullable().default(null),
  })

/** The schemas of all kinds of events. */
export const eventSchemas = {
  code: code('code'),
  recode: code('recode'),
  resize: code('resize'),
  read: z.object({
    ...base('read'),
    on: place,
    codes: z.union([z.literal('*'), z.array(id)], 'write "*" or a list of codes').default('*'),
    chosen: text.default(''),
    memo,
    ...circumstances,
  }),
  memo: z.object({
    ...base('memo'),
    on: place.nullable().default(null),
    code: text.nullable().default(null),
    memo: text,
    replaces: text.nullable().default(null),
  }),
  flag: z.object({ ...base('flag'), on: place, code: text.nullable().default(null), memo }),
  quote: z
    .object({
      ...base('quote'),
      on: place,
      code: text.nullable().default(null),
      use: z.enum(['pinned', 'barred', 'free'], 'write pinned, barred or free'),
    })
    .refine(({ use, code }) => use === 'free' || (use === 'pinned') === (code !== null), {
      message: 'a quote is pinned for a code, and barred for all (code: null)',
      path: ['code'],
    }),
  undo: z.object({ ...base('undo'), replaces: id }),
  place: z.object({ ...base('place'), replaces: id, on: place }),
  settle: z.object({
    ...base('settle'),
    on: place,
    code: id,
    verdict: z.enum(['yes', 'no', 'rule', 'both'], 'write yes, no, rule or both'),
    stance,
    memo,
    settles: z.array(id, 'list the ids of the answers'),
  }),
  draw: z.object({
    ...base('draw'),
    draw: id,
    frame: text,
    seed: z.number('write a number'),
    classes: z.array(
      z.object({ class: text, size: z.int('write a number'), drawn: z.int('write a number'), rule: text.default('') }),
    ),
    transcripts: z
      .array(
        z.object({
          transcript: id,
          text,
          segments: z.int('write a number'),
          members: z.record(z.string(), text).default({}),
        }),
      )
      .default([]),
    passages: z.array(z.object({ class: text, on: spanPlace })).default([]),
  }),
} as const satisfies { readonly [Kind in DecisionEvent['kind']]: z.ZodType<DecisionEvent> }

/** True for the kinds of events that this version knows. */
export const isEventKind = (kind: unknown): kind is DecisionEvent['kind'] =>
  typeof kind === 'string' && Object.hasOwn(eventSchemas, kind)
