import { z } from 'zod'
import { evidence } from '../../boundary/analysis-file.ts'
import type { Evidence } from '../../model/coding.ts'

const text = z.string()

/** The part of a page that is read at once, as far as it is checked. */
export const PageOutline = z.object({
  counted: text,
  coders: z.array(text),
  passages: z.number().nullable(),
  participants: z.array(z.object({ id: text, organization: text.nullable(), groups: z.record(text, z.unknown()) })),
  codes: z.array(z.object({ id: text, label: text, theme: text })),
  themes: z.array(z.object({ id: text, label: text })),
  transcripts: z.array(z.strictObject({ id: text, file: text })),
})
export type PageOutline = z.infer<typeof PageOutline>

/** Columns of a page: each number is the step from the one before, and null is unknown. */
const columns = (names: readonly string[]) =>
  z
    .object(Object.fromEntries(names.map((name) => [name, z.array(z.number().nullable())])))
    .refine((own) => new Set(Object.values(own).map(({ length }) => length)).size === 1)
    .transform((own) => {
      const numbers = names.map((name) => addUp(own[name]!))
      return numbers[0]!.map((_, row) => names.map((_, column) => numbers[column]![row]!))
    })

function addUp(steps: readonly (number | null)[]): (number | null)[] {
  let reached = 0
  return steps.map((step) => {
    reached += step ?? 0
    return step === null ? null : reached
  })
}

/** The codings of a page, each a row of numbers. */
export const PageCodings = columns([
  ...['transcript', 'start', 'end', 'code', 'participant', 'turn', 'coder', 'percent', 'status', 'stance'],
])
export type PageCodings = z.infer<typeof PageCodings>

/** A transcript of a page, its turns as rows of numbers. */
export const PageTranscript = z.object({
  text,
  speakers: z.array(text.nullable()),
  turns: columns(['number', 'speaker', 'asks', 'start', 'end', 'startMs', 'line']),
})

const numbers = z.array(z.number())

/** The reasons of all codings of a page. */
export const PageReasons = z.object({
  forms: z.array(z.looseObject({ kind: text })),
  ...{ counts: numbers, form: numbers, from: numbers, length: numbers, percent: numbers },
})
export type PageReasons = z.infer<typeof PageReasons>

/** The reasons of a page one after the other, for a passage that starts at a place; undefined for one that is none. */
export function readReasons({
  forms,
  form,
  from,
  length,
  percent,
}: PageReasons): (passage: number) => Evidence | undefined {
  let [at, words, figure] = [0, 0, 0]
  return (passage) => {
    const own = forms[form[at++] ?? -1]
    const figures = { anchor: 'similarity', learned: 'chance' }[own?.kind ?? '']
    if (figures !== undefined)
      return evidence.safeParse({ ...own, [figures]: (percent[figure++] ?? Number.NaN) / 100 }).data
    const start = passage + (from[words] ?? Number.NaN)
    return evidence.safeParse({ ...own, span: { start, end: start + (length[words++] ?? Number.NaN) } }).data
  }
}
