import { orderBy, sum, unique } from '../collections.ts'
import { hashText } from '../math/random.ts'
import { squaredDistance } from '../math/vectors.ts'
import type { Clusterer, Clustering } from './clusterer.ts'

/** A group of rows that is found again when interviews are left out. */
export interface StableGroup {
  /** Positions of its rows, the nearest to its centre first. */
  readonly rows: readonly number[]
  /** Mean Jaccard index, from 0 to 1, of the group and the most similar one of each repeat. */
  readonly stability: number
}

/** The rows to group, and how. */
export interface GroupTask {
  readonly rows: readonly (readonly number[])[]
  /** Interview of each row. */
  readonly interviews: readonly string[]
  readonly clusters: number
  readonly seed: number
}

/** Numbers of runs on all rows and in a repeat, of which the one with the smallest scatter is kept. */
const [startsOfAll, startsOfRepeat] = [4, 2]
/** Number of repeats, each from another starting point and on another part of the interviews. */
const repeats = 16
/** Share of the interviews in a repeat. */
const kept = 0.75
/** Min. mean share of the repeats in which a row of a group is with another row of it. */
const minTogether = 0.6

/** A repeat: the cluster of each row, -1 if it was left out, and the rows of each cluster, the nearest to its centre first. */
interface Repeat {
  readonly labels: Int16Array
  readonly members: readonly (readonly number[])[]
}

/**
 * Finds the cores of clusters and how stable each is. Clusters are found on all rows, then again sixteen times, each time
 * from another starting point and without a quarter of the interviews. The core of a cluster are the rows that are
 * usually together in the repeats (consensus clustering, Monti et al. 2003); its stability is the mean Jaccard index of
 * the core and, of each repeat, the best cluster's most central rows, as many as the core has there (after Hennig 2007).
 */
export async function findStableGroups(
  cluster: Clusterer,
  { rows, interviews, clusters, seed }: GroupTask,
): Promise<StableGroup[]> {
  const runFrom = async (part: readonly (readonly number[])[], name: string, starts: number): Promise<Clustering> => {
    let best: Clustering | null = null
    for (let start = 0; start < starts; start++) {
      const run = await cluster(part, { clusters, seed: hashText(`${seed} ${clusters} ${name} ${start}`) })
      if (best === null || run.scatter < best.scatter) best = run
    }
    return best!
  }
  const best = await runFrom(rows, 'all', startsOfAll)
  const found: Repeat[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const part = partOf(interviews, hashText(`${seed} ${repeat}`))
    if (part.length < clusters) continue
    const run = await runFrom(
      part.map((row) => rows[row]!),
      `repeat ${repeat}`,
      startsOfRepeat,
    )
    found.push(repeatOf(run, part, rows))
  }
  return best.centroids.flatMap((centroid, label): StableGroup[] => {
    const members = [...rows.keys()].filter((row) => best.labels[row] === label)
    const core = coreOf(members, found)
    if (core.length < 2) return []
    return [{ rows: byDistance(core, rows, centroid), stability: stabilityOf(core, found) }]
  })
}

/** The rows of three quarters of the interviews, drawn by the seed. */
function partOf(interviews: readonly string[], seed: number): number[] {
  const drawn = unique(interviews)
    .map((id) => ({ id, rank: hashText(`${seed} ${id}`) }))
    .sort(
      orderBy(
        ({ rank }) => rank,
        ({ id }) => id,
      ),
    )
  const included = new Set(drawn.slice(0, Math.ceil(drawn.length * kept)).map(({ id }) => id))
  return [...interviews.keys()].filter((row) => included.has(interviews[row]!))
}

function repeatOf(run: Clustering, part: readonly number[], rows: GroupTask['rows']): Repeat {
  const labels = new Int16Array(rows.length).fill(-1)
  const members = run.centroids.map((): number[] => [])
  run.labels.forEach((label, position) => {
    labels[part[position]!] = label
    members[label]!.push(part[position]!)
  })
  return { labels, members: members.map((own, label) => byDistance(own, rows, run.centroids[label]!)) }
}

const byDistance = (members: readonly number[], rows: GroupTask['rows'], centroid: readonly number[]): number[] => {
  const distances = new Map(members.map((row) => [row, squaredDistance(rows[row]!, centroid)]))
  return [...members].sort((a, b) => distances.get(a)! - distances.get(b)! || a - b)
}

/** The members that are usually with the others; those that are least so are taken out first, a tenth at a time. */
function coreOf(members: readonly number[], found: readonly Repeat[]): number[] {
  const together = members.map((a) => Float64Array.from(members, (b) => shareTogether(a, b, found)))
  let core = [...members.keys()]
  while (core.length >= 2) {
    const means = new Map(
      core.map((a) => [a, (sum(core, (b) => together[a]![b]!) - together[a]![a]!) / (core.length - 1)]),
    )
    const loose = core.filter((a) => means.get(a)! < minTogether)
    if (loose.length === 0) break
    loose.sort((a, b) => means.get(a)! - means.get(b)! || b - a)
    const out = new Set(loose.slice(0, Math.max(1, Math.floor(core.length / 10))))
    core = core.filter((a) => !out.has(a))
  }
  return core.map((position) => members[position]!)
}

function shareTogether(a: number, b: number, found: readonly Repeat[]): number {
  let [both, same] = [0, 0]
  for (const { labels } of found) {
    if (labels[a] === -1 || labels[b] === -1) continue
    both++
    if (labels[a] === labels[b]) same++
  }
  return both === 0 ? 0 : same / both
}

function stabilityOf(core: readonly number[], found: readonly Repeat[]): number {
  const measured = found.flatMap(({ labels, members }) => {
    const present = core.filter((row) => labels[row] !== -1)
    if (present.length === 0) return []
    const inCore = new Set(present)
    const jaccards = unique(present.map((row) => labels[row]!)).map((label) => {
      const central = members[label]!.slice(0, present.length)
      const shared = central.filter((row) => inCore.has(row)).length
      return shared / (present.length + central.length - shared)
    })
    return [Math.max(...jaccards)]
  })
  return measured.length === 0 ? 0 : sum(measured, (jaccard) => jaccard) / measured.length
}
