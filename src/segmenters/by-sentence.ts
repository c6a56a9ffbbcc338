import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** Single sentences. */
export const bySentence = part<object, Segmenter>(
  'single sentences',
  z.strictObject({}),
  () => (talk) => cutTurns(talk, (_, sentences) => sentences),
)
