// Measures the commands that work on coded passages with a thousand of them: those of a folder such as ../shared/gold, repeated
// with other ids, interviews and last words. usage: npm run bench:thousand -- [FOLDER] [PASSAGES]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { runProgram } from './run-program.mjs'

const [folder = '../shared/gold', count = '1000'] = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'themata-thousand-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const read = (name) => parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true })
const codes = new Map(read('gold.csv').map((row) => [row.id, row]))
const passages = read('passages.csv').filter(({ id }) => codes.has(id))
const rows = Array.from({ length: Number(count) }, (_, number) => {
  const { id, text, source } = passages[number % passages.length]
  const round = Math.floor(number / passages.length)
  return {
    ...codes.get(id),
    id: `${id}-${round}`,
    text: `${text}${' Well.'.repeat(round)}`,
    source: `${source}-${round}`,
  }
})
const table = join(work, 'coded.csv')
writeFileSync(table, stringify(rows, { header: true }))

console.log(`${count} passages, in seconds of processor time and by the clock, with MB of memory at most`)
for (const [command, ...more] of [
  ['learn', '--out', join(work, 'weights.json'), '--force'],
  ['evaluate'],
  ['agreement'],
]) {
  const options = ['--codebook', 'codebooks/collaboration.yaml', '--empty', 'none']
  const run = await runProgram('node', ['dist/cli/themata.js', command, table, ...options, ...more])
  if (run.failed) throw new Error(run.failed)
  const figures = [run.processor.toFixed(1), run.seconds.toFixed(1), run.peak.toFixed(0)]
  console.log([command.padEnd(10), ...figures.map((figure) => figure.padStart(7))].join(' '))
}
