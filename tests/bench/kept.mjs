#!/usr/bin/env node
// Measures what deciding theme by theme and code by code is worth where nothing was chosen: what is kept is chosen on nine
// tenths of the interviews, as `learn` does it, and measured on the rest. Kappa of themes and of codes, as macro means.
//
//   npm run bench:kept -- TABLE-OR-FOLDER [CODEBOOK]
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildCoder } from '../../dist/analysis/build-parts.js'
import { codeSegments, codesOfSegments, fitSegments, segmentsAt } from '../../dist/analysis/code-segments.js'
import {
  buildEmbedder,
  learnFromPassages,
  readCodebook,
  readCodedPassages,
  readResource,
  scoreCodings,
} from '../../dist/index.js'
import { toSegment } from '../../dist/learning/passage-segment.js'
import { foldsByGroup } from '../../dist/math/folds.js'

const [from = '../shared/gold', codebookFile = 'codebooks/collaboration.yaml'] = process.argv.slice(2)
const codebook = readCodebook(readFileSync(codebookFile, 'utf8'), codebookFile)
const files = statSync(from).isDirectory()
  ? readdirSync(from).flatMap((file) => (file.endsWith('.csv') ? join(from, file) : []))
  : [from]
const { passages } = readCodedPassages(
  files.map((file) => ({ file, text: readFileSync(file, 'utf8') })),
  codebook,
  'none',
)
const embedder = await buildEmbedder(codebook.language === 'en' ? 'words' : 'stems', codebook.language, readResource)
const ways = {
  'by theme': (weights) => ({ ...weights, without: [] }),
  'by theme and code': (weights) => weights,
}
const fitted = await fitSegments(passages.map(toSegment), codebook, embedder)
const codings = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
for (const { training, test } of foldsByGroup(
  passages.map(({ group }) => group),
  10,
)) {
  const lessons = training.map((position) => passages[position])
  const { weights } = await learnFromPassages(lessons, codebook, { embedder, coders: '' })
  for (const [way, choose] of Object.entries(ways))
    codings[way].push(...codeSegments(segmentsAt(fitted, test), codebook, [buildCoder('learned')], choose(weights)))
}
console.log(`${passages.length} passages, kappa of themes and of codes where nothing was chosen`)
for (const way of Object.keys(ways)) {
  const found = codesOfSegments(fitted.segments, codings[way])
  const kappas = ['theme', 'code'].map((level) =>
    scoreCodings(passages, found, codebook, { level, basis: 'read' }).macro.kappa.value.toFixed(3),
  )
  console.log([way.padEnd(18), ...kappas].join(' '))
}
