import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** The segmenter `sentence`: each sentence is a segment. */
export const bySentence = part<object, Segmenter>(
  'single sentences',
  z.strictObject({}),
  () => (transcript) => cutTurns(transcript, (_, sentences) => sentences),
)
