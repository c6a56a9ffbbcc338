import { z } from 'zod'
import { inputError } from '../boundary/diagnostic.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { part } from '../boundary/part.ts'
import { sum } from '../collections.ts'
import { createRandom, type Random } from '../math/random.ts'
import { squaredDistance, squaredDistanceOf16 } from '../math/vectors.ts'
import type { Clusterer } from './clusterer.ts'

const KMeansOptions = z.strictObject({
  iterations: z.number().int().min(1, 'at least one iteration').max(1000, 'at most 1000 iterations').default(25),
})

/** The clusterer `k-means`: ml-kmeans from starting points that are far from each other. */
export const byKMeans = part<z.infer<typeof KMeansOptions>, Clusterer>(
  'k-means from starting points that are far from each other',
  KMeansOptions as z.ZodType<z.infer<typeof KMeansOptions>>,
  ({ iterations }) =>
    async (rows, { clusters, seed }) => {
      const { kmeans } = await import('ml-kmeans') // loaded late, since it takes a while
      await nextTurn()
      if (clusters > rows.length || clusters === 0) {
        throw inputError({
          code: 'clusterer/too-few',
          place: { file: '--clusters' },
          message: `${clusters} clusters are more than the ${rows.length} segments allow`,
          fix: 'choose fewer clusters, or add transcripts',
        })
      }
      const result = kmeans(rows as number[][], clusters, {
        initialization: chooseStarts(rows, clusters, createRandom(seed)),
        maxIterations: iterations,
        distanceFunction: rows[0]!.length === 16 ? squaredDistanceOf16 : squaredDistance,
      })
      const scatter = sum(rows.keys(), (row) => squaredDistance(rows[row]!, result.centroids[result.clusters[row]!]!))
      return { labels: result.clusters, centroids: result.centroids, scatter }
    },
)

/** Chooses rows far from each other as starting points (k-means++, Arthur and Vassilvitskii 2007). */
function chooseStarts(rows: readonly (readonly number[])[], count: number, random: Random): number[][] {
  const distances = new Float64Array(rows.length).fill(Infinity)
  const starts: number[][] = []
  for (let position = Math.floor(random() * rows.length); ; position = drawByDistance(distances, random)) {
    const next = rows[position]!
    starts.push([...next])
    if (starts.length === count) return starts
    for (let row = 0; row < rows.length; row++)
      distances[row] = Math.min(distances[row]!, squaredDistance(rows[row]!, next))
  }
}

/** Draws a row with a probability that is its squared distance from the rows drawn before; any row if all are among them. */
function drawByDistance(distances: Float64Array, random: Random): number {
  let rest = random() * sum(distances, (distance) => distance)
  for (let row = 0; row < distances.length; row++) {
    rest -= distances[row]!
    if (rest < 0) return row
  }
  return Math.floor(random() * distances.length)
}
