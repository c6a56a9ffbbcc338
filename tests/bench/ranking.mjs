#!/usr/bin/env node
// Measures how well passages are ranked for codes without any coded passage: average precision of keywords, of similarity, and
// of both as they are added up (src/coders/rank-passages.ts), and how many of a code's passages a list of 40 holds. Macro means
// over codes with ten passages or more; a passage is one of a code if any coder gave it.
//
//   npm run bench:ranking -- ../shared/gold codebooks/collaboration.yaml
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fitSegments } from '../../dist/analysis/code-segments.js'
import { createKeywordFinder } from '../../dist/coders/find-keywords.js'
import { similaritiesOf } from '../../dist/coders/fit-exemplars.js'
import { createRanker } from '../../dist/coders/rank-passages.js'
import { answerForLabel, labelsOf } from '../../dist/evaluation/labels.js'
import { buildEmbedder, readCodebook, readCodedPassages, readResource } from '../../dist/index.js'
import { toSegment } from '../../dist/learning/passage-segment.js'

const [path = '../shared/gold', codebookFile = 'codebooks/collaboration.yaml'] = process.argv.slice(2)
const codebook = readCodebook(readFileSync(codebookFile, 'utf8'), codebookFile)
const paths = statSync(path).isDirectory()
  ? readdirSync(path)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => join(path, file))
  : [path]
const files = paths.map((file) => ({ file: basename(file), text: readFileSync(file, 'utf8') }))
const { passages } = readCodedPassages(files, codebook, 'none')
const embedder = await buildEmbedder(codebook.language === 'en' ? 'words' : 'stems', codebook.language, readResource)
const segments = passages.map(toSegment)
const { vectors, exemplars } = await fitSegments(segments, codebook, embedder)
const keywords = createKeywordFinder(codebook)
const ranked = createRanker({ codebook, keywords, exemplars })({ segments, vectors })
const similarity = similaritiesOf(vectors, exemplars)

const listed = 40
const ways = { keywords: [], similarity: [], both: [] }
for (const label of labelsOf(codebook, 'code')) {
  const isOf = passages.map((passage) =>
    [...passage.codesByCoder.keys()].some((coder) => answerForLabel(passage, coder, label)),
  )
  const positives = isOf.filter(Boolean).length
  if (positives < 10) continue
  const byPosition = new Map(
    [...ranked.find(({ codeId }) => codeId === label.id).fits].map((own) => [own.position, own]),
  )
  const fit = segments.map((_, position) => byPosition.get(position))
  const column = exemplars.codes.findIndex(({ codeId }) => codeId === label.id)
  const scores = {
    keywords: fit.map((own) => own?.keywords.length ?? 0),
    similarity: segments.map((_, row) => similarity[row * exemplars.codes.length + column] ?? 0),
    both: fit.map((own) => own?.score ?? 0),
  }
  for (const [name, own] of Object.entries(scores)) {
    const order = [...own.keys()].sort((a, b) => own[b] - own[a] || a - b)
    let [found, sum] = [0, 0]
    order.forEach((at, rank) => {
      if (isOf[at]) sum += ++found / (rank + 1)
    })
    const held = order.slice(0, listed).filter((at) => isOf[at]).length
    ways[name].push({ precision: sum / positives, held: held / Math.min(listed, positives) })
  }
}
const mean = (own, of) => (own.reduce((sum, one) => sum + one[of], 0) / own.length).toFixed(3)
for (const [name, own] of Object.entries(ways))
  console.log(
    `${name.padEnd(12)} ${own.length} codes: average precision ${mean(own, 'precision')}, in a list of ${listed} ${mean(own, 'held')}`,
  )
