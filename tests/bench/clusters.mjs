#!/usr/bin/env node
// Judges clusters: the themes of a codebook are taken away one at a time, and it is counted which of their codes come
// back as a cluster of what has no code any more. What the whole codebook finds is taken for what passages are about.
//
// A code comes back where, of a cluster's segments, a third or more carry it, by three participants or more, and at
// least three times as many as elsewhere among the segments that were clustered. A theme comes back where half or more of
// a cluster's segments carry a code of it. Codes that fewer than ten of these segments carry cannot come back.
//
// Before: k-means as it was, in which some clusters begin at the codes, the number of others follows from the number
// of segments, and every cluster of three segments is shown. Without the names of clusters, since these change nothing.
//
//   npm run bench:clusters -- ../shared/corpora codebooks/collaboration.yaml
import { readFileSync } from 'node:fs'
import { kmeans } from 'ml-kmeans'
import { parse, stringify } from 'yaml'
import { runStages } from '../../dist/analysis/analyze.js'
import { stagesInMemory } from '../../dist/analysis/in-memory.js'
import { planStudy } from '../../dist/analysis/plan-study.js'
import { loadStudy } from '../../dist/index.js'
import { readResource } from '../../dist/io/package-files.js'
import { createRandom } from '../../dist/math/random.js'
import { centre, dot } from '../../dist/math/vectors.js'
import { rowOf } from '../../dist/model/matrix.js'

const [folder = '../shared/corpora', codebookFile = 'codebooks/collaboration.yaml', seeds = '3'] = process.argv.slice(2)
const text = readFileSync(codebookFile, 'utf8')
const codebook = parse(text)
const { study } = await loadStudy(folder)
const weightsFile = codebookFile.replace(/yaml$/, 'weights.json')
const weights = { file: weightsFile, text: readFileSync(weightsFile, 'utf8') }

const whole = await analyzeWith(text, { weights })
const codesById = codesOf(whole)
const totals = {}
for (let seed = 1; seed <= Number(seeds); seed++) {
  for (const theme of codebook.themes) {
    const less = stringify({ ...codebook, themes: codebook.themes.filter((other) => other !== theme) })
    const run = await analyzeWith(less, { weights: null, seed })
    const free = run.codes.segments.filter(({ codeIds }) => codeIds.length === 0)
    const after = run.analysis.findings.clusters.filter(({ within }) => within === null)
    const named = new Map(run.clusters.clusters.map((own) => [own.terms.join(' '), own.segmentIds]))
    judge(
      'after',
      theme,
      after.map(({ terms }) => named.get(terms.join(' '))),
      free,
      seed,
    )
    judge('before', theme, clusterAsBefore(run, seed), run.codes.segments, seed)
  }
}
for (const [way, own] of Object.entries(totals))
  console.log(
    `${way}: ${(own.clusters / seeds).toFixed(1)} clusters; come back ${(own.themes / seeds).toFixed(1)} of ${codebook.themes.length} themes, ${(own.codes / seeds).toFixed(1)} codes of ${(own.possible / seeds).toFixed(1)} possible; ${Math.round((100 * own.coded) / own.segments)} % of the clusters' segments had a code already (mean of ${seeds} seeds)`,
  )

function judge(way, theme, clusters, among, seed) {
  const ofTheme = new Set(theme.codes.map(({ id }) => id))
  const codes = (id) => (codesById.get(id) ?? []).filter(([, top]) => ofTheme.has(top)).map(([, top]) => top)
  const shareOf = (ids, code) => ids.filter((id) => codes(id).includes(code)).length / ids.length
  const people = new Map(among.map(({ id, participantId }) => [id, participantId]))
  const allIds = among.map(({ id }) => id)
  const back = [...ofTheme].filter((code) =>
    clusters.some((ids) => {
      const own = ids.filter((id) => codes(id).includes(code))
      const speakers = new Set(own.map((id) => people.get(id)))
      return own.length >= ids.length / 3 && speakers.size >= 3 && shareOf(ids, code) >= 3 * shareOf(allIds, code)
    }),
  )
  const isBack = clusters.some((ids) => ids.filter((id) => codes(id).length > 0).length >= ids.length / 2)
  const possible = [...ofTheme].filter((code) => allIds.filter((id) => codes(id).includes(code)).length >= 10)
  totals[way] ??= { clusters: 0, themes: 0, codes: 0, possible: 0, coded: 0, segments: 0 }
  const total = totals[way]
  const coded = new Set(among.filter(({ codeIds }) => codeIds.length > 0).map(({ id }) => id))
  total.clusters += clusters.length
  total.themes += isBack ? 1 : 0
  total.codes += back.length
  total.possible += possible.length
  total.coded += clusters.flat().filter((id) => coded.has(id)).length
  total.segments += clusters.flat().length
  console.log(
    `${way.padEnd(6)} seed ${seed} without ${theme.id}: ${clusters.length} clusters, theme ${isBack ? 'back' : 'not back'}, codes back: ${back.join(', ') || 'none'} (possible: ${possible.length})`,
  )
}

async function analyzeWith(codebookText, { weights: own, seed = 1 }) {
  const frame = { ...study, interviewers: [], codebook: { file: codebookFile, text: codebookText }, weights: own }
  const plan = await planStudy(frame, { seed }, readResource)
  const stages = stagesInMemory(plan, frame)
  const kept = {}
  const { analysis } = await runStages(
    plan,
    {
      ...stages,
      async code(resolved, model) {
        kept.model = model
        kept.coded = await stages.code(resolved, model)
        return kept.coded
      },
      async cluster(model, codes) {
        kept.codes = codes
        kept.clusters = await stages.cluster(model, codes)
        return kept.clusters
      },
    },
    '0',
  )
  return { ...kept, analysis }
}

function codesOf({ coded }) {
  const codes = new Map()
  for (const { codings } of coded.transcripts)
    for (const { segmentId, status, themeId, topCodeId } of codings)
      if (status !== 'rejected') codes.set(segmentId, [...(codes.get(segmentId) ?? []), [themeId, topCodeId]])
  return codes
}

function clusterAsBefore({ model: { meanVector, centroids, sample } }, seed) {
  const vectors = centre(sample.vectors, meanVector)
  const rows = sample.segments.flatMap(({ words }, row) =>
    words >= 15 && dot(rowOf(vectors, row), rowOf(vectors, row)) > 0 ? [row] : [],
  )
  const numbers = rows.map((row) => Array.from(rowOf(vectors, row)))
  const free = Math.min(12, Math.max(2, Math.round(Math.sqrt(rows.length / 12))))
  const fixed = [...centroids.values()].map((center) => Array.from(center))
  const random = createRandom(seed)
  const starts = [...fixed, ...Array.from({ length: free }, () => [...numbers[Math.floor(random() * numbers.length)]])]
  const { clusters } = kmeans(numbers, starts.length, { initialization: starts, maxIterations: 40 })
  return Array.from({ length: free }, (_, at) =>
    rows.filter((_, position) => clusters[position] === fixed.length + at).map((row) => sample.segments[row].id),
  ).filter((ids) => ids.length >= 3)
}
