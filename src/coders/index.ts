import type { Part } from '../boundary/part.ts'
import { byKeyword } from './by-keyword.ts'
import { byMeaning } from './by-meaning.ts'
import type { Coder } from './coder.ts'

export { applyDecisions } from './apply-decisions.ts'
export type { Coder } from './coder.ts'
export { type Anchors, anchorsOf, fitAnchors, nearnessOf } from './fit-anchors.ts'

/** Every way to apply codes. A new one is a file beside this and a line here. */
export const coders = {
  keyword: byKeyword,
  meaning: byMeaning,
} as const satisfies Record<string, Part<Coder>>
