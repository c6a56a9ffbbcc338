#!/usr/bin/env node
// Measures the codings against passages that were coded twice, in the folder GOLD (passages.csv, gold.csv, by-passage.mjs,
// score.mjs), and prints a table for the README.
//
//   npm run quality -- ../shared/gold [CODEBOOK.yaml]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [gold = '../shared/gold', codebook = 'codebooks/collaboration.yaml'] = process.argv.slice(2)
if (!existsSync(join(gold, 'gold.csv'))) {
  console.log(`no gold passages in ${gold}: nothing to measure`)
  process.exit(0)
}
const settings = [
  ['keywords alone', ['--coders', 'keyword']],
  ['keywords and meaning (the default)', []],
  ['keywords and meaning, sentence encoder', ['--embedder', 'encoder']],
]
const folder = mkdtempSync(join(tmpdir(), 'themata-quality-'))
const node = (...argv) =>
  execFileSync('node', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 })
const score = (level, made) =>
  JSON.parse(node(join(gold, 'score.mjs'), join(gold, 'gold.csv'), ...(made ? [made] : []), '--level', level, '--json'))
const macro = (rows, measure, least = 5) => {
  const counted = rows.filter(({ positives }) => positives >= least)
  return (counted.reduce((sum, row) => sum + row[measure], 0) / counted.length).toFixed(2)
}
const line = (name, theme, code) =>
  console.log(
    `| ${[name, macro(theme, 'precision'), macro(theme, 'recall'), macro(theme, 'f1'), macro(theme, 'kappa'), macro(code, 'f1', 10), macro(code, 'kappa', 10)].join(' | ')} |`,
  )

console.log('| codings | precision | recall | F1 | kappa | F1, codes | kappa, codes |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const [name, options] of settings) {
  node(
    'dist/cli/themata.js',
    'analyze',
    join(gold, 'passages.csv'),
    '--codebook',
    codebook,
    '--out',
    folder,
    '--format',
    'csv',
    ...options,
  )
  const made = join(folder, 'made.csv')
  writeFileSync(made, node(join(gold, 'by-passage.mjs'), join(gold, 'passages.csv'), join(folder, 'codings.csv')))
  line(name, score('theme', made).tool, score('code', made).tool)
}
line('one coder against the other', score('theme').people, score('code').people)
