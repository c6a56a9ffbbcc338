import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { sentencesOf } from '../text/sentences.ts'
import { cutTurns, type Segmenter } from './segmenter.ts'

/** Single sentences. */
export const bySentence = part<object, Segmenter>(
  'single sentences',
  z.strictObject({}),
  () => (transcript, words, language) => cutTurns(transcript, words, ({ text }) => sentencesOf(text, language)),
)
