import { z } from 'zod'

// Small schemas that the parts of `analysis.json` share, and those of its quotes.

export const text = z.string('text is expected here')
export const texts = z.array(text).readonly()
export const number = z.number('a number is expected here')
export const share = number.nullable()
export const span = z.strictObject({ start: number, end: number })
export const list = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, `a list of ${what} is expected here`).readonly()
export const status = z.enum(['suggested', 'accepted', 'rejected', 'disputed'])
export const answer = z.enum(['accepted', 'rejected', 'open'])
export const stance = z.enum(['problem', 'works', 'neutral']).nullable()

export const place = z.strictObject({ file: text, line: number.exactOptional(), column: number.exactOptional() })

const quotePlace = {
  transcriptId: text,
  participantId: text,
  organization: text.nullable(),
  speaker: text.nullable(),
  turn: number,
  startMs: share,
  line: share,
  span,
}
export const quote = { ...quotePlace, text }
export const codeQuote = z.strictObject({
  ...quote,
  themeId: text,
  codeId: text,
  rank: number,
  coder: text,
  confidence: number,
  status,
  stance,
  isPinned: z.boolean().default(false),
  before: text,
})
export const lostQuotes = list(
  z.strictObject({
    use: z.enum(['pinned', 'barred']),
    codeId: text.nullable(),
    transcriptId: text,
    words: text,
    why: text,
    by: text.nullable(),
    place,
  }),
  'quotes',
)
