import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** Whole turns, however long. */
export const byTurn = part<object, Segmenter>(
  'whole turns',
  z.strictObject({}),
  () => (talk) => cutTurns(talk, ({ span }) => [span]),
)
