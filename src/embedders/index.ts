import type { Part } from '../boundary/part.ts'
import { byEncoder } from './by-encoder.ts'
import { byStems } from './by-stems.ts'
import { byWords } from './by-words.ts'
import type { EmbedderMaker } from './embedder.ts'

export type { Embedder, EmbedderMaker, ReadResource } from './embedder.ts'

/** Every way to turn texts into vectors. A new one is a file beside this and a line here. */
export const embedders = {
  words: byWords,
  stems: byStems,
  encoder: byEncoder,
} as const satisfies Record<string, Part<EmbedderMaker>>

/** The embedder that is used unless one is named. */
export const defaultEmbedder = (language: string): keyof typeof embedders =>
  /^en\b/.test(language) ? 'words' : 'stems'
