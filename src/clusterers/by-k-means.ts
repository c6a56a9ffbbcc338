import { z } from 'zod'
import { inputError } from '../boundary/diagnostic.ts'
import { part } from '../boundary/part.ts'
import { adjustedRandIndex } from '../math/rand-index.ts'
import { createRandom, type Random } from '../math/random.ts'
import { dot, dotRow, normalize } from '../math/vectors.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'
import type { Clusterer, ClusterTask } from './clusterer.ts'

const KMeansOptions = z.strictObject({
  restarts: z.number().int().min(1, 'at least one run').max(100, 'at most 100 runs').default(6),
  iterations: z.number().int().min(1, 'at least one iteration').max(1000, 'at most 1000 iterations').default(40),
})

/**
 * The clusterer `k-means`: ml-kmeans on vectors of length 1, where the nearest centroid has the highest cosine similarity.
 * It runs from several starting points and keeps the run with the smallest scatter; stability is the mean agreement of the
 * other runs with it.
 */
export const byKMeans = part<z.infer<typeof KMeansOptions>, Clusterer>(
  'k-means from several starting points, seeded with the codes',
  KMeansOptions as z.ZodType<z.infer<typeof KMeansOptions>>,
  ({ restarts, iterations }) =>
    async (matrix, task) => {
      const { kmeans } = await import('ml-kmeans') // loaded late, since it takes a while
      const k = task.seeds.length + task.free
      if (k > matrix.rows || k === 0) {
        throw inputError({
          code: 'clusterer/too-few',
          place: { file: '--clusters' },
          message: `${k} clusters are more than the ${matrix.rows} segments allow`,
          fix: 'choose fewer clusters, or add transcripts',
        })
      }
      const rows = Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)))
      const random = createRandom(task.seed)
      const runs = Array.from({ length: restarts }, () => runOnce(kmeans, rows, task, matrix, random, iterations))
      const best = runs.reduce((a, b) => (b.scatter < a.scatter ? b : a))
      const others = runs.filter((run) => run !== best)
      const agreement = others.map((run) => adjustedRandIndex(best.labels, run.labels))
      const stability = others.length === 0 ? 1 : agreement.reduce((total, value) => total + value, 0) / others.length
      return { labels: best.labels, centroids: best.centroids, stability }
    },
)

function runOnce(
  kmeans: typeof import('ml-kmeans').kmeans,
  rows: number[][],
  task: ClusterTask,
  matrix: Matrix,
  random: Random,
  iterations: number,
) {
  const start = [...task.seeds.map((seed) => Array.from(seed)), ...spreadOut(rows, task, random)]
  const result = kmeans(rows, start.length, {
    initialization: start,
    maxIterations: iterations,
    seed: task.seed,
    distanceFunction: squaredDistance,
  })
  const centroids = result.centroids.map((centroid) => normalize(Float64Array.from(centroid)))
  const scatter = result.clusters.reduce(
    (total, cluster, row) => total + 1 - dotRow(matrix, row, centroids[cluster]!),
    0,
  )
  return { labels: result.clusters, centroids, scatter }
}

/** Chooses starting points far from the seeds and from each other (k-means++, Arthur and Vassilvitskii 2007). */
function spreadOut(rows: readonly number[][], { seeds, free }: ClusterTask, random: Random): number[][] {
  const chosen: number[][] = []
  const distances = rows.map((row) => Math.min(2, ...seeds.map((seed) => 1 - dot(row, seed))) ** 2)
  while (chosen.length < free) {
    let rest = random() * distances.reduce((total, distance) => total + distance, 0)
    let position = distances.findIndex((distance) => {
      rest -= distance
      return rest < 0
    })
    if (position === -1) position = Math.floor(random() * rows.length)
    const next = rows[position]!
    chosen.push([...next])
    rows.forEach((row, index) => {
      distances[index] = Math.min(distances[index]!, Math.max(0, 1 - dot(row, next)) ** 2)
    })
  }
  return chosen
}

/** The squared Euclidean distance, unrolled by four, since k-means spends most of its time here. */
function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const rest = a.length % 4
  let [total, position] = [0, 0]
  for (; position < a.length - rest; position += 4) {
    const w = a[position]! - b[position]!
    const x = a[position + 1]! - b[position + 1]!
    const y = a[position + 2]! - b[position + 2]!
    const z = a[position + 3]! - b[position + 3]!
    total += w * w + x * x + y * y + z * z
  }
  for (; position < a.length; position++) total += (a[position]! - b[position]!) ** 2
  return total
}
