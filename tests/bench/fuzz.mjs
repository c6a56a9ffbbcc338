// Compares the time of every regular expression, stemmer and text format on n, 2n and 4n of hostile text, then reads files
// that are damaged, endless, or broken inside with every importer, and files that describe a study or that other programs
// wrote with their readers: none may take 2 s of processor time, crash, or fail with anything but an input error. Prints the slowest of each.
// usage: npm run fuzz -- [ROUNDS | MINUTESm] [FOLDER OF REAL TRANSCRIPTS]
import { extname } from 'node:path'
import { openBundle } from '../../dist/importers/open-bundle.js'
import { chooseImporter, InputError, importers, readTranscript } from '../../dist/index.js'
import {
  descriptionSeeds,
  makeBrokenInside,
  makeDamaged,
  makeEndless,
  makeJson,
  makePdf,
  marks,
  pick,
  random,
  readSeeds,
} from './fuzz-files.mjs'
import { descriptions, foreignSeeds, readAsForeign, writtenSeeds } from './fuzz-readers.mjs'
import { findGrowth } from './linear.mjs'

const [extent = '200', folder = '../shared/corpora'] = process.argv.slice(2)
const [amount, unit] = [Number.parseFloat(extent), extent.endsWith('m') ? 'minutes' : 'files']
const begun = performance.now()
const isOver = (round) => (unit === 'files' ? round >= amount : performance.now() - begun > amount * 60_000)
/** Most milliseconds of processor time: this machine may be busy. */
const slowest = 2000

/** Milliseconds of processor time that work takes, and what went wrong other than the input. */
async function tryOut(work) {
  const before = process.cpuUsage()
  let fault = null
  try {
    await work()
  } catch (error) {
    if (!(error instanceof InputError)) fault = error
  }
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, fault }
}

async function readAsTranscript(source, forced) {
  const { importer, name } = await chooseImporter(source, forced)
  await readTranscript(source, importer, name, { id: 'T', interviewers: [], participants: [] })
}

/** Marks whose time is compared at n, 2n and 4n: four times as much takes about four times as long. */
async function requireLinear(mark, name) {
  const times = []
  for (const factor of [1, 2, 4]) {
    const bytes = Buffer.from(`Ana: ${mark.repeat(Math.ceil((factor * 100_000) / mark.length))}\nBen: Yes.\n`)
    const { ms, fault } = await tryOut(() => readAsTranscript({ file: `x${extname(name)}`, bytes }))
    if (fault !== null) throw fault
    times.push(ms)
  }
  return times[2] < 2000 || times[2] < 10 * Math.max(10, times[0]) ? null : times.map(Math.round)
}

const worst = new Map()
let failures = 0
const fail = (message) => {
  failures++
  console.error(message)
}

const { problems, tried } = await findGrowth()
console.log(tried)
for (const problem of problems) fail(problem)
for (const mark of marks)
  for (const name of ['x.txt', 'x.md', 'x.vtt', 'x.srt', 'x.csv', 'x.html', 'x.rtf', 'x.json']) {
    const times = await requireLinear(mark, name)
    if (times !== null) fail(`${JSON.stringify(mark)} in ${name}: ${times.join(', ')} ms for n, 2n, 4n`)
  }

const seeds = readSeeds(folder)
const jsonSeeds = seeds.filter(({ name }) => name.endsWith('.json'))
const archiveSeeds = seeds.filter(({ name }) => /\.(docx|odt|xlsx)$/.test(name))
const makers = {
  damaged: () => makeDamaged(pick(seeds)),
  endless: () => makeEndless(pick(seeds)),
  'broken inside': () => makeBrokenInside(pick(archiveSeeds)),
  pdf: makePdf,
  json: () => makeJson(pick(jsonSeeds)),
}
const textOf = ({ bytes }) => bytes.toString('utf8')
/** One file, and what reads it. */
function makeRound() {
  if (random() < 0.15) {
    const made = pick([makeDamaged, makeEndless])(pick(random() < 0.5 ? descriptionSeeds : writtenSeeds))
    const reader = pick(Object.keys(descriptions))
    return { made, what: reader, work: async () => descriptions[reader](textOf(made).slice(0, 300_000)) }
  }
  if (random() < 0.25) {
    const made = pick([makeDamaged, makeDamaged, makeBrokenInside, makeEndless])(pick(foreignSeeds))
    const source = { file: `x${extname(made.name)}`, bytes: new Uint8Array(made.bytes) }
    return { made, what: 'other program', work: () => readAsForeign(source) }
  }
  const maker = pick(Object.keys(makers))
  const made = makers[maker]()
  const source = { file: `x${extname(made.name)}`, bytes: new Uint8Array(made.bytes) }
  if (random() < 0.2) return { made, what: 'bundle', work: () => openBundle(importers, source) }
  const forced = random() < 0.4 ? pick(Object.keys(importers)) : undefined
  return { made, what: forced ?? maker, work: () => readAsTranscript(source, forced) }
}

let round = 0
for (; !isOver(round); round++) {
  const { made, what, work } = makeRound()
  const { ms, fault } = await tryOut(work)
  if (fault !== null) fail(`round ${round}, ${made.name} as ${what}: ${fault.stack}`)
  if (ms > slowest) fail(`round ${round}, ${made.name} as ${what}: ${Math.round(ms)} ms for ${made.bytes.length} bytes`)
  const known = worst.get(what)
  worst.set(what, { files: (known?.files ?? 0) + 1, ms: Math.max(known?.ms ?? 0, ms) })
}
for (const [what, { files, ms }] of [...worst].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${what.padEnd(16)} ${String(files).padStart(6)} files, slowest ${Math.round(ms)} ms`)
console.log(`${round} files, ${failures} failures`)
process.exitCode = failures > 0 ? 1 : 0
