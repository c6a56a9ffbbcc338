import { z } from 'zod'

/** The schema of an answer, which servers that can are asked to keep to. */
export const answerSchema = (codeIds: readonly string[]) => ({
  type: 'object',
  properties: {
    codings: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          passage: { type: 'integer' },
          code: { type: 'string', enum: codeIds },
          quote: { type: 'string' },
          confidence: { type: 'number' },
        },
        required: ['passage', 'code', 'quote', 'confidence'],
        additionalProperties: false,
      },
    },
  },
  required: ['codings'],
  additionalProperties: false,
})

/** An answer; each coding is checked by itself, so that one of another form costs no other. */
export const Answer = z.object({ codings: z.array(z.unknown()).max(1000) })

/** A coding of an answer. */
export const AnsweredCoding = z.object({
  passage: z.coerce.number().int(),
  code: z.string(),
  quote: z.string(),
  confidence: z.coerce.number().min(0).max(1).catch(0.5),
})
