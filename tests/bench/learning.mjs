#!/usr/bin/env node
// Measures from how many coded passages on learning is better than keywords alone: kappa of themes on interviews that were
// not learned from, after so many passages in one order of interviews and several orders by chance. It is from this that
// the smallest number of passages in src/evaluation/learned.ts was chosen.
//
//   npm run bench:learning -- ../shared/gold codebooks/collaboration.yaml [ORDERS]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildEmbedder, learningCurve, readCodebook, readCodedPassages, readResource } from '../../dist/index.js'

const [folder = '../shared/gold', codebookFile = 'codebooks/collaboration.yaml', orders = '6'] = process.argv.slice(2)
const codebook = readCodebook(readFileSync(codebookFile, 'utf8'), codebookFile)
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
const { passages } = readCodedPassages(files, codebook, 'none')
const embedder = await buildEmbedder(codebook.language === 'en' ? 'words' : 'stems', codebook.language, readResource)
const sizes = [0, 25, 50, 75, 100, 150, 200]
console.log(['order'.padEnd(8), ...sizes.map((size) => String(size).padStart(6))].join(''))
const runs = [['file', 1], ...Array.from({ length: Number(orders) }, (_, seed) => ['chance', seed + 1])]
for (const [order, seed] of runs) {
  const points = await learningCurve(passages, codebook, { embedder, sizes, orders: [order], seed })
  console.log([`${order} ${seed}`.padEnd(8), ...points.map(({ kappa }) => kappa.toFixed(3).padStart(6))].join(''))
}
