#!/usr/bin/env node
// Prints passages of real talk, each with the 500 characters before it and the codes that a reader gave them, as a table for `themata learn` and `evaluate`.
// The talk is third-party text and stays where it is; these tables hold only places and codes: coded-talk.csv (of transcripts of
// several kinds), coded-podcasts.csv (10,000 passages of one podcast, a third by chance, the others because their words, or an
// encoder that had learned from the first 2,390, made a theme likely) and coded-other-podcasts.csv (2,100 passages of ten podcasts
// about other software, from which only the encoder of teach_vectors.py learns). The readers were language models with the coding
// manual of the gold passages; none of these passages shares words with a gold passage, and none of the podcasts' an episode.
//
//   npm run --silent coded-talk -- ../shared/corpora > coded-talk.csv
//   npm run --silent coded-talk -- TALK coded-podcasts.csv > coded-podcasts.csv   (TALK: ../shared/talk, unpacked)
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { importStudy } from '../../dist/index.js'

const [corpora = '../shared/corpora', table = 'coded-talk.csv'] = process.argv.slice(2)
const rows = parse(readFileSync(new URL(table, import.meta.url)), { columns: true })
const paths = walk(corpora)
const texts = new Map()
for (const { file } of rows) if (!texts.has(file)) texts.set(file, await read(file))
const passages = rows.map(({ file, start, end, sha256, codes }) => {
  const whole = texts.get(file)
  const text = whole.slice(Number(start), Number(end))
  const found = createHash('sha256').update(text).digest('hex').slice(0, 8)
  if (found !== sha256) throw new Error(`${file}, ${start} to ${end}: the text there is not the one that was coded`)
  return {
    id: `${basename(file).replace(/\.\w+$/, '')}:${start}`,
    text,
    before: whole.slice(Math.max(0, Number(start) - 500), Number(start)),
    source: sourceOf(file),
    codes: codes || 'none',
  }
})
process.stdout.write(stringify(passages, { header: true }))

/** The name of an interview as the gold passages give it, so that no fold learns from an interview that it judges. */
function sourceOf(file) {
  return file.startsWith('practical-ai') ? `practicalai/${file}` : file
}

async function read(file) {
  const path = paths.find((candidate) => basename(candidate) === file)
  if (path === undefined) throw new Error(`${file} is not below ${corpora}`)
  const source = { file, bytes: readFileSync(path) }
  const { files } = await importStudy({ name: file, files: [source], settings: null, interviewers: [] })
  return files[0].transcript.text
}

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}
