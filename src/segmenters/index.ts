import type { Part } from '../boundary/part.ts'
import { bySentence } from './by-sentence.ts'
import { byTurn } from './by-turn.ts'
import { byWindow } from './by-window.ts'
import type { Segmenter } from './segmenter.ts'

/** The registry of segmenters, by the name of `--segmenter`. To add one, add a file to this folder and a line here. */
export const segmenters = {
  window: byWindow,
  turn: byTurn,
  sentence: bySentence,
} as const satisfies Record<string, Part<Segmenter>>
