import type { Part } from '../boundary/part.ts'
import { byKMeans } from './by-k-means.ts'
import type { Clusterer } from './clusterer.ts'

/** The registry of clusterers, by the name of `--clusterer`. To add one, add a file to this folder and a line here. */
export const clusterers = {
  'k-means': byKMeans,
} as const satisfies Record<string, Part<Clusterer>>
