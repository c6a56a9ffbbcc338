// Changes one letter or digit of the sample report, or of a transcript, at a time, and counts what `themata verify` finds:
// by the hashes of the files as they were saved, and without them, as if whoever changed a file had written new hashes.
// usage: npm run bench:verify -- [edits] [seed]
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { takeStudyAtHand } from '../../dist/analysis/take-study-at-hand.js'
import { AnalysisFile } from '../../dist/boundary/analysis-file.js'
import { InputError } from '../../dist/boundary/diagnostic.js'
import { loadCodebook } from '../../dist/cli/load/load-codebook.js'
import { main } from '../../dist/cli/main.js'
import { loadStudy } from '../../dist/index.js'
import { readResource } from '../../dist/io/package-files.js'
import { readMarker } from '../../dist/io/results-marker.js'
import { checkSaved, hashFile } from '../../dist/verify/check-hashes.js'
import { verifyReport } from '../../dist/verify/verify-report.js'
import { createRandom } from './random.mjs'

const [edits = 1000, seed = 1] = process.argv.slice(2).map(Number)
const study = 'data/ml-teams'
const out = join(mkdtempSync(join(tmpdir(), 'themata-bench-')), 'report')
const quiet = { print: () => {}, log: () => {}, isWatched: false }
await main(
  ['analyze', study, '--out', out, '--no-cache', '--quiet', '--format', 'md,html,csv,json,yaml,docx,xlsx'],
  quiet,
)

const files = new Map(
  readdirSync(out).flatMap((name) =>
    name.startsWith('.') ? [] : [[name, new Uint8Array(readFileSync(join(out, name)))]],
  ),
)
const hashes = readMarker(out).hashes
const written = JSON.parse(strFromU8(files.get('analysis.json')))
const loaded = await loadStudy(study)
const handOf = async (sources) =>
  takeStudyAtHand(
    { ...loaded.study, files: sources, ...(await loadCodebook(undefined, loaded)), interviewers: [] },
    written.options,
    { readResource, folder: study, recorded: written },
  )
const atHand = await handOf(loaded.study.files)
const sound = await verifyReport({ folder: out, files, written, hashes }, atHand)
if (sound.problems.length > 0) throw new Error(JSON.stringify(sound.problems.slice(0, 3)))

const random = createRandom(seed)
const below = (count) => Math.floor(random() * count)
/** A text with one letter or digit, as it is drawn, made another. */
function change(text, isOpen = () => true) {
  for (;;) {
    const at = below(text.length)
    if (!/[a-zA-Z0-9]/.test(text[at]) || !isOpen(at)) continue
    const from = /\d/.test(text[at])
      ? '0123456789'
      : /[a-z]/.test(text[at])
        ? 'abcdefghijklmnopqrstuvwxyz'
        : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    const to = from[below(from.length)]
    if (to !== text[at]) return { text: text.slice(0, at) + to + text.slice(at + 1), at }
  }
}
/** The part of an archive that holds what a reader sees. */
function changeInside(bytes, isShown) {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => isShown.test(name))
  const name = names[below(names.length)]
  const xml = strFromU8(parts[name])
  const inText = (at) => xml.lastIndexOf('>', at) > xml.lastIndexOf('<', at)
  const changed = change(xml, inText)
  parts[name] = strToU8(changed.text)
  return { bytes: zipSync(parts, { level: 1 }), where: `${name}: ${around(xml, changed.at)}` }
}
const around = (text, at) => text.slice(Math.max(0, at - 40), at + 20).replace(/\n/g, '⏎')
function changeFile(name) {
  if (name.endsWith('.docx')) return changeInside(files.get(name), /^word\/document\.xml$/)
  if (name.endsWith('.xlsx')) return changeInside(files.get(name), /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/)
  const text = strFromU8(files.get(name))
  // Of the page what a reader sees and opens: neither its style and program nor its drawings.
  const hidden =
    name === 'report.html'
      ? Array.from(
          text.matchAll(/<style[^]*?<\/style>|<script>[^]*?<\/script>|<svg[^]*?<\/svg>|<[^>]*>/g),
          ({ index, 0: { length } }) => [index, index + length],
        )
      : []
  const changed = change(text, (at) => !hidden.some(([start, end]) => start <= at && at < end))
  return { bytes: strToU8(changed.text), where: around(text, changed.at) }
}

const names = [...files.keys(), 'a transcript']
const counts = new Map(names.map((name) => [name, { edits: 0, hashes: 0, recount: 0, named: 0 }]))
const missed = []
for (let edit = 0; edit < edits; edit++) {
  const name = names[edit % names.length]
  const own = counts.get(name)
  own.edits++
  if (name === 'a transcript') {
    const sources = [...loaded.study.files]
    const text = sources.filter(({ file }) => /\.(txt|md|vtt|srt|csv|json)$/.test(file))
    const source = text[below(text.length)]
    const changed = change(strFromU8(source.bytes))
    sources[sources.indexOf(source)] = { ...source, bytes: strToU8(changed.text) }
    const found = await handOf(sources).then(
      async (now) => (await verifyReport({ folder: out, files, written, hashes }, now)).problems,
      (error) => (error instanceof InputError ? error.problems : Promise.reject(error)),
    )
    own.hashes += found.length > 0
    own.recount += found.some(({ code }) => code !== 'verify/input')
    own.named += found.some(({ place }) => place.file.endsWith(source.file))
    continue
  }
  const { bytes, where } = changeFile(name)
  own.hashes += checkSaved({ files: new Map(files).set(name, bytes), hashes }).length > 0
  const forged = hashes.map((hash) => (hash.file === name ? hashFile(name, bytes) : hash))
  let problems
  try {
    const now = name === 'analysis.json' ? AnalysisFile.parse(JSON.parse(strFromU8(bytes))) : written
    problems = (
      await verifyReport({ folder: out, files: new Map(files).set(name, bytes), written: now, hashes: forged }, atHand)
    ).problems
  } catch {
    problems = [{ place: { file: name } }] // no JSON any more, or none of an analysis: the command says where
  }
  own.recount += problems.length > 0
  own.named += problems.some(({ place }) => place.file.split('/')[0] === name)
  if (problems.length === 0) missed.push(`${name}: ${where}`)
}
console.log(
  '| file | edits | found by hashes | found without hashes | file named |\n| --- | ---: | ---: | ---: | ---: |',
)
for (const [name, own] of counts)
  console.log(`| ${name} | ${own.edits} | ${own.hashes} | ${own.recount} | ${own.named} |`)
const total = (key) => [...counts.values()].reduce((sum, own) => sum + own[key], 0)
console.log(`| all | ${total('edits')} | ${total('hashes')} | ${total('recount')} | ${total('named')} |`)
console.log(`\nNot found without hashes:\n${missed.map((one) => `- ${one}`).join('\n') || '- none'}`)
