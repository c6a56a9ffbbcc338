import type { Part } from '../boundary/part.ts'
import { byKMeans } from './by-k-means.ts'
import type { Clusterer } from './clusterer.ts'

export type { Clusterer, Clustering } from './clusterer.ts'

/** Every way to group vectors. A new one is a file beside this and a line here. */
export const clusterers = {
  'k-means': byKMeans,
} as const satisfies Record<string, Part<Clusterer>>
