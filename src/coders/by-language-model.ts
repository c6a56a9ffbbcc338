import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { groupBy } from '../collections.ts'
import type { Coding } from '../model/coding.ts'
import type { CoderFactory } from './coder.ts'
import { suggest } from './suggest.ts'

/** Gives a segment the codes that a language model gave it; the words that the model quoted are the evidence. */
export const byLanguageModel = part<object, CoderFactory>(
  'a language model of your own, asked at --endpoint; the words that it quotes are the evidence',
  z.strictObject({}),
  () => () => {
    return ({ segments, answers = [] }) => {
      const bySegment = groupBy(answers, ({ segmentId }) => segmentId)
      return segments.flatMap((segment): Coding[] => {
        const byCode = groupBy(bySegment.get(segment.id) ?? [], ({ codeId }) => codeId)
        return [...byCode].map(([codeId, own]) =>
          suggest(
            segment,
            codeId,
            'llm',
            own.reduce((most, { confidence }) => Math.max(most, confidence), 0),
            own.map(({ span }) => ({ kind: 'quoted', span })),
          ),
        )
      })
    }
  },
)
