// Measures Themata: each step, and the whole program as people run it, with its peak memory. Beside it, where asked, what
// people would run instead, in the same run, in turn.
// usage: npm run bench -- [--sizes 1,10,100] [--corpus FOLDER[,FOLDER]] [--peers] [--rounds N] [--store FILE]
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runProgram } from './run-program.mjs'
import { timeMatching, timeSteps } from './steps.mjs'

const { values: asked } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1,10,100' },
    corpus: { type: 'string' },
    peers: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
    store: { type: 'string', default: '.themata/bench.json' },
  },
})
const program = 'dist/cli/themata.js'
const peersFolder = resolve('../shared/peers')
const codebook = resolve('codebooks/collaboration.yaml')
const work = mkdtempSync(join(tmpdir(), 'themata-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(md|txt|vtt|srt)$/.test(entry.name) && !entry.parentPath.includes('.themata'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
const megabytesOf = (folder) => filesOf(folder).reduce((total, file) => total + statSync(file).size, 0) / 1e6
const round = (number, digits = 2) => Number(number.toFixed(digits))

/** Invented talk of known structure: so many interviews, a person each. */
function makeTalk(megabytes) {
  const folder = join(work, `talk-${megabytes}`)
  const interviews = Math.max(4, Math.round(megabytes * 20))
  spawnSync('node', ['tests/bench/make-study.mjs', folder, String(interviews), String(megabytes)], { stdio: 'inherit' })
  return { name: `talk ${megabytes} MB`, folder, interviews }
}

/** The program as people run it: a first run, one without change, one after a keyword was added. */
async function runThemata({ folder, interviews }) {
  const [cache, out, book] = [join(work, 'cache'), join(work, 'out'), join(work, 'codebook')]
  for (const place of [cache, out, book]) rmSync(place, { recursive: true, force: true })
  mkdirSync(book)
  for (const ending of ['yaml', 'weights.json'])
    cpSync(codebook.replace(/yaml$/, ending), join(book, `collaboration.${ending}`))
  const file = join(book, 'collaboration.yaml')
  const run = () =>
    runProgram('node', [program, 'analyze', folder, '--out', out, '--codebook', file, '--cache', cache, '--json'])
  const cold = await run()
  if (cold.failed !== null) throw new Error(cold.failed)
  const found = JSON.parse(cold.said)
  if (interviews !== undefined && found.transcripts !== interviews)
    throw new Error(`${found.transcripts} transcripts were read of ${interviews}`)
  const again = await run()
  const yaml = readFileSync(file, 'utf8')
  writeFileSync(file, yaml.replace(/( +)keywords:\n/, '$&$1  - "model monitoring dashboard"\n'))
  const edited = await run()
  return {
    transcripts: found.transcripts,
    segments: found.segments,
    cold: { seconds: round(cold.seconds), processor: round(cold.processor), peak: round(cold.peak, 0) },
    unchanged: { seconds: round(again.seconds), processor: round(again.processor), peak: round(again.peak, 0) },
    edited: {
      ...{ seconds: round(edited.seconds), processor: round(edited.processor), peak: round(edited.peak, 0) },
      ofCold: round(edited.processor / cold.processor),
    },
  }
}

/** A Python that has what a script needs. */
const pythonWith = (library) =>
  ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', `import ${library}`]).status === 0)

/** A folder with only the Markdown files, as the peers read them. */
function flat(folder) {
  const to = join(work, 'flat')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  for (const file of filesOf(folder).filter((name) => name.endsWith('.md')))
    cpSync(file, join(to, file.slice(folder.length + 1).replaceAll('/', '-')))
  return to
}

/** 300 terms: those of the peers, and plain words and phrases of the codebook. */
function threeHundred(terms) {
  const plain = Array.from(readFileSync(codebook, 'utf8').matchAll(/[a-z]{4,} ?[a-z]*(?=[|,)\]"])/g), ([term]) =>
    term.trim(),
  )
  return [...new Set([...terms, ...plain])].slice(0, 300)
}

async function runPeers({ folder }, megabytes) {
  if (!existsSync(peersFolder)) return { missing: 'the scripts of the peers are not beside the project' }
  const texts = flat(folder)
  const termFile = join(work, 'terms.txt')
  writeFileSync(
    termFile,
    threeHundred(readFileSync(join(peersFolder, 'terms.txt'), 'utf8').split('\n').filter(Boolean)).join('\n'),
  )
  const scripts = [
    ['spaCy dictionary', 'spacy', ['spacy_dictionary.py', texts, termFile]],
    ['scikit-learn topics', 'sklearn', ['sklearn_topics.py', texts]],
    ['Aho-Corasick in C', 'ahocorasick', ['aho_scan.py', texts, termFile]],
    ...(megabytes <= 15 ? [['naive script', null, ['naive.mjs', texts, termFile, process.cwd()]]] : []),
  ]
  const peers = {}
  for (const [name, library, [script, ...args]] of scripts) {
    const interpreter = library === null ? 'node' : pythonWith(library)
    if (interpreter === undefined) {
      peers[name] = { missing: `${library} is not installed` }
      continue
    }
    const { seconds, processor, peak, said, failed } = await runProgram(interpreter, [
      join(peersFolder, script),
      ...args,
    ])
    if (failed !== null && failed !== undefined) {
      peers[name] = { missing: String(failed).trim().split('\n').at(-1) }
      continue
    }
    const own = JSON.parse(said.trim().split('\n').at(-1))
    peers[name] = {
      seconds: round(seconds),
      processor: round(processor),
      peak: round(peak, 0),
      own: own.mb_per_s,
      megabytesPerSecond: round(megabytes / seconds),
    }
  }
  return { peers, matching: await timeMatching(texts, readFileSync(termFile, 'utf8').split('\n')) }
}

const corpora = asked.corpus
  ? asked.corpus.split(',').map((folder) => ({ name: folder, folder: resolve(folder) }))
  : asked.sizes.split(',').map((size) => makeTalk(Number(size)))
const results = []
for (let time = 0; time < Number(asked.rounds); time++) {
  for (const corpus of corpora) {
    const megabytes = megabytesOf(corpus.folder)
    const themata = await runThemata(corpus)
    const speed = megabytes / themata.cold.seconds
    const result = {
      corpus: corpus.name,
      megabytes: round(megabytes, 1),
      ...themata,
      megabytesPerSecond: round(speed),
      secondsPerMegabyte: round(themata.cold.seconds / megabytes, 3),
      steps: await timeSteps(corpus.folder, codebook),
      ...(asked.peers ? await runPeers(corpus, megabytes) : {}),
    }
    results.push(result)
    show(result, speed)
  }
}

function show(
  {
    corpus,
    megabytes,
    transcripts,
    segments,
    cold,
    unchanged,
    edited,
    secondsPerMegabyte,
    steps,
    peers,
    matching,
    missing,
  },
  speed,
) {
  const row = (name, { seconds, processor, peak }, more = '') =>
    console.log(
      `  ${name.padEnd(34)} ${[seconds, processor].map((each) => each.toFixed(2).padStart(7)).join('')} ${String(peak).padStart(6)}  ${more}`,
    )
  const against = (peer) =>
    `${(peer.seconds / cold.seconds).toFixed(2)} (processor ${(peer.processor / cold.processor).toFixed(2)})`
  console.log(`\n${corpus}: ${megabytes} MB, ${transcripts} transcripts, ${segments} segments`)
  console.log(`  ${''.padEnd(34)} seconds  proc.     MB`)
  row('themata analyze', cold, `${speed.toFixed(2)} MB/s, ${secondsPerMegabyte} s a MB`)
  row('again, unchanged', unchanged, `${(unchanged.processor / cold.processor).toFixed(2)} of the first run`)
  row('again, with a new keyword', edited, `${edited.ofCold} of the first run`)
  for (const [name, peer] of Object.entries(peers ?? {}))
    if (peer.missing) console.log(`  ${name.padEnd(34)} ${peer.missing}`)
    else row(name, peer, `themata is ${against(peer)} times as fast; ${peer.own} MB/s by its own clock`)
  const chain = ['spaCy dictionary', 'scikit-learn topics'].map((name) => peers?.[name])
  if (chain.every((peer) => peer?.seconds !== undefined)) {
    const [a, b] = chain
    const both = {
      seconds: a.seconds + b.seconds,
      processor: a.processor + b.processor,
      peak: Math.max(a.peak, b.peak),
    }
    row('the chain: spaCy, then scikit-learn', both, `themata is ${against(both)} times as fast`)
  }
  console.log(
    `  steps, one thread, on ${steps.megabytes} MB (seconds a MB): ${Object.entries(steps.perMegabyte)
      .map(([name, seconds]) => `${name} ${seconds}`)
      .join(', ')}`,
  )
  if (missing) console.log(`  peers: ${missing}`)
  if (matching) {
    const scan = peers['Aho-Corasick in C']?.own
    console.log(
      `  matching ${matching.patterns} patterns, one thread: ${matching.matchOnly} MB/s, with finding the words ${matching.withWords} MB/s${scan ? `; the C scan is ${(scan / matching.matchOnly).toFixed(1)} and ${(scan / matching.withWords).toFixed(1)} times as fast` : ''}`,
    )
  }
}

const machine = { processor: cpus()[0].model, cores: availableParallelism(), node: process.version }
mkdirSync(dirname(resolve(asked.store)), { recursive: true })
writeFileSync(asked.store, `${JSON.stringify({ machine, results }, null, 1)}\n`)
console.log(`\n${machine.cores} cores, ${machine.processor}, Node ${machine.node}; stored in ${asked.store}`)
