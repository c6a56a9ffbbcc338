import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** The segmenter `turn`: each turn is a segment, however long. */
export const byTurn = part<object, Segmenter>(
  'whole turns',
  z.strictObject({}),
  () => (transcript) => cutTurns(transcript, ({ span }) => [span]),
)
