import type { Part } from '../boundary/part.ts'
import { byKeyword } from './by-keyword.ts'
import { byLanguageModel } from './by-language-model.ts'
import { byMeaning } from './by-meaning.ts'
import type { CoderFactory } from './coder.ts'
import { byLearning } from './trained/by-learning.ts'

/** Every way to apply codes. A new one is a file beside this and a line here. */
export const coders = {
  keyword: byKeyword,
  meaning: byMeaning,
  learned: byLearning,
  llm: byLanguageModel,
} as const satisfies Record<string, Part<CoderFactory>>
