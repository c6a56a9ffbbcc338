#!/usr/bin/env node
// Measures codings by keyword and by meaning on a study that people coded: World after COVID (Grossmann et al. 2020,
// github.com/grossmania/wac, MIT), 57 interviews of five answers each, with 60 codes. The codebook is what a researcher has on the
// first day: the study's own definitions, without any example, and keywords that were written from them; of the answers part
// of one, and the printed examples of four codes, had been seen (people-coded.csv, which also puts the codes under five themes of
// ours). Prints kappa of themes and codes, and for participants: whether somebody raises a code at all, by the answers that it takes.
//
//   npm run bench:people-coded -- FOLDER [TO]   (FOLDER: a copy of the repository; TO: writes codebook.yaml and passages.csv there)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { buildEmbedder, evaluateCodings, readCodebook, readCodedPassages, readResource } from '../../dist/index.js'

/** Names of codes in the table of codings that differ from those in the codebook. */
const otherNames = {
  'acknowledge of uncertainty/flexibility': 'Acknowledge uncertainty/flexibility',
  'balance of personal & others interest': "Balance of personal and others' interest",
  'bipartisanship and international cooperation': 'Bipartisanship and political cooperation',
  'career disruptions': 'Career disruption',
  'exacerbated social inequality': 'Social inequality',
  'improved care for elders': 'Improve care for elders',
  'improved work-life balance': 'Improve work-life balance',
  'increased interest in science': 'Interest in science',
  'intimate relations': 'Poor intimate relations',
  'learning from pandemics': 'Learning from the pandemic(s)',
  'learning from the pandemics': 'Learning from the pandemic(s)',
  'long term orientation': 'Long-term orientation',
  'misperception about the world': 'Misperception of the world',
  'perspective taking': 'Perspective-taking',
  'self-reflection on what is important': "Self-reflection on what's important",
}
const [folder, to] = process.argv.slice(2)
const read = (name) => readFileSync(join(folder, name), 'utf8')
const table = (text) => parse(text, { columns: true, bom: true, relax_quotes: true })
const idOf = (label) =>
  label
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

const known = table(readFileSync(new URL('people-coded.csv', import.meta.url), 'utf8'))
const codebookText = writeCodebook(known, definitionsOf(read('codebook.md')))
const passagesText = stringify(passagesOf(table(read('transcripts.csv')), table(read('codes.csv'))), { header: true })
if (to !== undefined) {
  writeFileSync(join(to, 'codebook.yaml'), codebookText)
  writeFileSync(join(to, 'passages.csv'), passagesText)
}
const codebook = readCodebook(codebookText, 'codebook.yaml')
const { passages } = readCodedPassages([{ file: 'passages.csv', text: passagesText }], codebook, 'none')
const embedder = await buildEmbedder('words', 'en', readResource)
const { settings } = await evaluateCodings(passages, codebook, { embedder, isLearning: false })
const people = participants(
  passages.flatMap(({ group, codesByCoder }) =>
    [...codesByCoder.values()].flatMap((own) => [...own].map((code) => [code, group])),
  ),
)
for (const { name, theme, code, codings } of settings) {
  const groupById = new Map(passages.map(({ id, group }) => [id, group]))
  const named = participants(codings.map(({ codeId, segmentId }) => [codeId, groupById.get(segmentId)]))
  console.log(`${name}: kappa of themes ${digits(theme.macro.kappa.value)}, of codes ${digits(code.macro.kappa.value)}`)
  for (const answers of [1, 2]) {
    const found = pairsFrom(named, answers)
    console.log(
      `  participants from ${answers}: kappa ${digits(kappaOf(pairsFrom(people, 1), found))}, ${found.size} (people: ${people.size})`,
    )
  }
}

/** The definition of each code. */
function definitionsOf(markdown) {
  const sections = markdown.matchAll(/^### (.+?)\n([\s\S]*?)(?=^### |^## |(?![\s\S]))/gm)
  return new Map(
    [...sections].map(([, label, text]) => [
      label.trim(),
      /Definition:\s*([\s\S]*?)(?=\n\s*\n\*\*|\n\*\*|\n\s*\* >|(?![\s\S]))/.exec(text)[1].replace(/\s+/g, ' ').trim(),
    ]),
  )
}

function writeCodebook(codes, definitions) {
  const themes = [...new Set(codes.map(({ theme }) => theme))]
  const written = themes.map((theme) => {
    const own = codes.filter((code) => code.theme === theme)
    const lines = own.map(
      ({ code, keywords }) =>
        `      - ${JSON.stringify({ id: idOf(code), label: code, description: definitions.get(code), keywords: keywords.split('; ') })}\n`,
    )
    return `  - id: ${theme}\n    label: ${theme}\n    codes:\n${lines.join('')}`
  })
  return `name: World after COVID, from its definitions\nversion: "1"\nlanguage: en\nthemes:\n${written.join('')}`
}

/** Each answer of some length, with the codes that people gave it. */
function passagesOf(transcripts, codings) {
  const labels = new Map(known.map(({ code }) => [code.toLowerCase(), code]))
  return codings.flatMap((row) => {
    const said = transcripts.find(({ Name }) => Name.trim() === row.Name.trim())
    return ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].flatMap((question) => {
      const text = said[question].trim()
      if (text.length < 40) return []
      const given = Object.keys(row).flatMap((column) => {
        const [, name, number] = /^(.+)_(q\d)$/.exec(column) ?? []
        if (number !== question.toLowerCase() || ['0', '', 'NA'].includes(row[column].trim())) return []
        return idOf(otherNames[name.trim()] ?? labels.get(name.trim().toLowerCase()))
      })
      return {
        id: `${row.Name}-${question}`,
        source: row.Name.trim(),
        text,
        codes: [...new Set(given)].join(';') || 'none',
      }
    })
  })
}

/** How often each participant has each code. */
function participants(pairs) {
  const counts = new Map()
  for (const [code, group] of pairs) counts.set(`${code} ${group}`, (counts.get(`${code} ${group}`) ?? 0) + 1)
  return counts
}

function pairsFrom(counts, fewest) {
  return new Set([...counts].filter(([, count]) => count >= fewest).map(([pair]) => pair))
}

/** Cohen's kappa over participants, mean over the codes that people gave to five participants or more. */
function kappaOf(first, second) {
  const groups = [...new Set(passages.map(({ group }) => group))]
  const kappas = codebook.codes.flatMap(({ id }) => {
    const [a, b] = [first, second].map((pairs) => groups.map((group) => pairs.has(`${id} ${group}`)))
    const [ofA, ofB] = [a, b].map((own) => own.filter(Boolean).length / groups.length)
    if (ofA * groups.length < 5) return []
    const chance = ofA * ofB + (1 - ofA) * (1 - ofB)
    return [(a.filter((one, at) => one === b[at]).length / groups.length - chance) / (1 - chance)]
  })
  return kappas.reduce((total, kappa) => total + kappa, 0) / kappas.length
}

function digits(value) {
  return value.toFixed(2)
}
