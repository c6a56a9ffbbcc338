import { z } from 'zod'

const text = z.string()

/** The part of a page that is read at once, as far as it is checked. */
export const PageOutline = z.object({
  counted: text,
  coders: z.array(text),
  participants: z.array(z.object({ id: text, organization: text.nullable(), groups: z.record(text, z.unknown()) })),
  codes: z.array(z.object({ id: text, label: text, theme: text })),
  themes: z.array(z.object({ id: text, label: text })),
  transcripts: z.array(z.strictObject({ id: text, file: text })),
})
export type PageOutline = z.infer<typeof PageOutline>

/** The codings of a page, each a list of numbers and words. */
export const PageCodings = z.array(z.array(z.unknown()))

/** A transcript of a page, with the reasons for each of its codings. */
export const PageTranscript = z.object({
  text,
  turns: z.array(z.array(z.unknown())),
  reasons: z.array(z.object({ why: z.array(text) })),
})
