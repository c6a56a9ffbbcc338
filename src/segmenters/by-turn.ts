import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** Whole turns, however long. */
export const byTurn = part<object, Segmenter>(
  'whole turns',
  z.strictObject({}),
  () => (transcript, language) => cutTurns(transcript, language, (said) => [{ start: 0, end: said.length }]),
)
