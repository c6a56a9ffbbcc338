#!/usr/bin/env node
// Prints the gold passages with what was said just before each, as a table to put beside gold.csv. The transcripts that they
// come from are third-party text and stay where they are; FOLDER holds them unpacked, under the paths that "source" gives.
//
//   node tests/bench/gold-context.mjs FOLDER ../shared/gold/passages.csv > gold-with-context/passages.csv
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const [folder, table = '../shared/gold/passages.csv'] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder of the unpacked transcripts')
const reach = 500
const texts = new Map()
let missing = 0
const passages = parse(readFileSync(table), { columns: true }).map((passage) => {
  const before = textBefore(passage)
  if (before === null) missing++
  return { ...passage, before: before ?? '' }
})
process.stderr.write(`${passages.length - missing} of ${passages.length} passages found in their transcripts\n`)
process.stdout.write(stringify(passages, { header: true }))

/** What is written before a passage in its transcript, without the names of speakers; null if it is not found there. */
function textBefore({ source, text }) {
  if (!texts.has(source)) {
    const path = join(folder, source)
    texts.set(source, existsSync(path) ? plain(readFileSync(path, 'utf8')) : '')
  }
  const whole = texts.get(source)
  const words = plain(text).trim()
  const places = [words, words.slice(0, 60)].map((some) => whole.indexOf(some)).filter((place) => place >= 0)
  return places.length === 0
    ? null
    : whole
        .slice(0, places[0])
        .replace(/\*\*[^*]{2,40}:\*\*/g, ' ')
        .slice(-reach)
}

function plain(text) {
  return text.replace(/\s+/g, ' ')
}
