// Compares the time of marks without end at n, 2n and 4n with every text importer, then reads damaged files of about 1 MB with every importer and tells the slowest: none may take 2 s, crash, or fail with
// anything but an input error. usage: npm run fuzz -- [ROUNDS] [FOLDER OF REAL TRANSCRIPTS]
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { zipSync } from 'fflate'
import { chooseImporter, InputError, importers, readTranscript } from '../../dist/index.js'
import { createRandom } from './random.mjs'

const [rounds = '200', folder = '../shared/corpora'] = process.argv.slice(2)
const size = 1e6
const slowest = 2000

const random = createRandom()
const pick = (list) => list[Math.floor(random() * list.length)]

const fixtures = 'tests/fixtures/importers'
const readFixture = (path) => {
  if (!statSync(path).isDirectory()) return readFileSync(path)
  const parts = readdirSync(path, { recursive: true }).filter((name) => statSync(join(path, name)).isFile())
  return Buffer.from(zipSync(Object.fromEntries(parts.map((name) => [name, readFileSync(join(path, name))]))))
}
const own = readdirSync(fixtures).flatMap((format) =>
  readdirSync(join(fixtures, format))
    .filter((name) => !name.endsWith('.turns.json'))
    .map((name) => ({ name, bytes: readFixture(join(fixtures, format, name)) })),
)
const real = existsSync(folder)
  ? readdirSync(folder, { recursive: true })
      .filter((name) => /\.(md|txt|vtt|srt|csv|tsv|json|docx|odt)$/.test(name))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
  : []
const seeds = [...own, ...real]
const marks = [
  '**a ',
  '[a](',
  '<!--',
  '_a ',
  '<v ',
  '(a ',
  '[',
  'Ab ',
  'A: ',
  '//S1: ',
  '#00:00:01-',
  '"',
  '\\',
  '&',
  '{:',
  '- ',
  '1:0',
  '<a name="ts_1_2_',
  '{\\rtf',
  "\\'",
  ' '.repeat(50),
  'bcdf',
  'ay',
  '<v.a',
  '.a',
  'q ',
  'constructor ',
  '__proto__: ',
  "'=",
  '\u001b[2J',
  '\u202e',
  '\ufffe',
  '&#1;',
  '\n',
  '.',
  '\t',
]

/** A file of about 1 MB: a seed repeated and damaged, or one mark without end. */
function makeFile() {
  const { name, bytes } = pick(seeds)
  if (random() < 0.3) {
    const head = random() < 0.5 ? bytes.subarray(0, Math.floor(random() * 300)) : Buffer.from('Ana: ')
    const mark = pick(marks) + (random() < 0.3 ? pick(marks) : '')
    return { name, bytes: Buffer.concat([head, Buffer.from(mark.repeat(Math.ceil(size / mark.length)))]) }
  }
  const copies = /\.(docx|odt|xlsx|pdf)$/.test(name) ? 1 : Math.max(1, Math.ceil(size / Math.max(1, bytes.length)))
  const made = Buffer.concat(Array.from({ length: copies }, () => bytes)).subarray(0, 1.5 * size)
  const harm = Math.floor(random() * 40)
  for (let time = 0; time < harm; time++) made[Math.floor(random() * made.length)] = Math.floor(random() * 256)
  return { name, bytes: random() < 0.2 ? made.subarray(0, Math.floor(random() * made.length) + 1) : made }
}

/** Marks whose time is compared at n, 2n and 4n: four times as much takes about four times as long. */
async function requireLinear(mark, name) {
  const times = []
  for (const factor of [1, 2, 4]) {
    const bytes = Buffer.from(`Ana: ${mark.repeat(Math.ceil((factor * 100_000) / mark.length))}\nBen: Yes.\n`)
    const source = { file: `x${extname(name)}`, bytes: new Uint8Array(bytes) }
    const begun = performance.now()
    try {
      const { importer, name: format } = await chooseImporter(source)
      await readTranscript(source, importer, format, { id: 'T', interviewers: [], participants: [] })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
    }
    times.push(performance.now() - begun)
  }
  return times[2] < 2000 || times[2] < 10 * Math.max(10, times[0]) ? null : times.map(Math.round)
}

const worst = new Map()
let failures = 0
for (const mark of marks)
  for (const name of ['x.txt', 'x.md', 'x.vtt', 'x.srt', 'x.csv', 'x.html', 'x.rtf', 'x.json']) {
    const times = await requireLinear(mark, name)
    if (times === null) continue
    failures++
    console.error(`${JSON.stringify(mark)} in ${name}: ${times.join(', ')} ms for n, 2n, 4n`)
  }
for (let round = 0; round < Number(rounds); round++) {
  const { name, bytes } = makeFile()
  const forced = random() < 0.5 ? pick(Object.keys(importers)) : undefined
  const source = { file: `x${extname(name)}`, bytes: new Uint8Array(bytes) }
  const begun = performance.now()
  let format = forced ?? 'unknown'
  try {
    const chosen = await chooseImporter(source, forced)
    format = chosen.name
    await readTranscript(source, chosen.importer, chosen.name, { id: 'T', interviewers: [], participants: [] })
  } catch (error) {
    if (!(error instanceof InputError)) {
      failures++
      console.error(`round ${round}, ${name} as ${format}: ${error.stack}`)
    }
  }
  const ms = performance.now() - begun
  if (ms > slowest) {
    failures++
    console.error(`round ${round}, ${name} as ${format}: ${Math.round(ms)} ms for ${bytes.length} bytes`)
  }
  const known = worst.get(format)
  worst.set(format, { files: (known?.files ?? 0) + 1, ms: Math.max(known?.ms ?? 0, ms) })
}
for (const [format, { files, ms }] of [...worst].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${format.padEnd(14)} ${String(files).padStart(5)} files, slowest ${Math.round(ms)} ms`)
console.log(`${rounds} files, ${failures} failures`)
process.exitCode = failures > 0 ? 1 : 0
