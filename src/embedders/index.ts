import type { Part } from '../boundary/part.ts'
import { byEncoder } from './by-encoder.ts'
import { byOnnx } from './by-onnx.ts'
import { byStems } from './by-stems.ts'
import { byWords } from './by-words.ts'
import type { EmbedderFactory } from './embedder.ts'

/** The registry of embedders, by the name of `--embedder`. To add one, add a file to this folder and a line here. */
export const embedders = {
  words: byWords,
  stems: byStems,
  encoder: byEncoder,
  onnx: byOnnx,
} as const satisfies Record<string, Part<EmbedderFactory>>

/** Name of the default embedder for a language. */
export const defaultEmbedder = (language: string): keyof typeof embedders =>
  /^en\b/.test(language) ? 'words' : 'stems'
