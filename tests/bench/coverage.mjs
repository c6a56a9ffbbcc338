#!/usr/bin/env node
// Simulates how often the 95 % limits of estimates from a drawn sample hold the true figures. A corpus of segments is made
// up once for each line: twelve codes of known shares, which come in runs as in speech, and a machine that finds them about
// as well as ours does. Then a sample is drawn from it again and again, by the very functions that `themata draw` and the
// report use, read without error, and estimated.
//
//   npm run bench:coverage               400 draws for each design
//   npm run bench:coverage -- 2000       more of them
import { chooseRareCodes, classifySegments, createRandom, drawSegments, estimateCode } from './library.mjs'

const draws = Number(process.argv[2] ?? 400)
const random = createRandom(11)
const shares = [0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3]
const measures = ['count', 'precision', 'recall', 'f1', 'kappa']

/** Truth and the machine's answer for each code, in runs of speech: after a yes another is likelier. */
function makeCorpus(size) {
  return shares.map((share) => {
    const precision = 0.4 + 1.2 * share
    const recall = 0.4 + 1.1 * share
    const falseAlarm = (share * recall * (1 - precision)) / precision / (1 - share)
    const stay = share + 0.25 * (1 - share)
    const start = (share * (1 - stay)) / (1 - share)
    let isOn = random() < share
    return Array.from({ length: size }, () => {
      isOn = random() < (isOn ? stay : start)
      return { truth: isOn, machine: random() < (isOn ? recall : falseAlarm) }
    })
  })
}

const count = (list, of) => list.reduce((total, one) => total + (of(one) ? 1 : 0), 0)

function truthOf(answers) {
  const both = count(answers, ({ truth, machine }) => truth && machine)
  const [yes, found] = [count(answers, ({ truth }) => truth), count(answers, ({ machine }) => machine)]
  const all = answers.length
  const chance = (yes * found + (all - yes) * (all - found)) / all ** 2
  return {
    ...{ count: yes, precision: both / found, recall: both / yes, f1: (2 * both) / (yes + found) },
    kappa: ((both + all - yes - found + both) / all - chance) / (1 - chance),
  }
}

/** The cells of a code: class by class, suggested or not, with what was read of each. */
function cellsOf(frame, answers, drawn) {
  const cells = new Map()
  const cellOf = (at) => {
    const key = `${frame[at].class} ${answers[at].machine}`
    if (!cells.has(key))
      cells.set(key, { class: frame[at].class, isSuggested: answers[at].machine, size: 0, read: 0, yes: 0 })
    return cells.get(key)
  }
  for (const at of frame.keys()) cellOf(at).size++
  for (const { at } of drawn) {
    const cell = cellOf(at)
    cell.read++
    if (answers[at].truth) cell.yes++
  }
  return [...cells.values()]
}

console.log(`${draws} draws for each line; how often the 95 % limits hold the truth\n`)
for (const [size, read] of [
  [1200, 150],
  [3000, 200],
  [3000, 300],
  [20_000, 500],
]) {
  const codes = makeCorpus(size)
  const suggested = new Map(codes.map((answers, code) => [String(code), count(answers, ({ machine }) => machine)]))
  const rare = chooseRareCodes(suggested, size)
  const classes = classifySegments(
    Array.from({ length: size }, (_, at) =>
      codes.flatMap((answers, code) => (answers[at].machine ? String(code) : [])),
    ),
    rare,
  )
  const held = codes.map(() => Object.fromEntries(measures.map((name) => [name, { inside: 0, known: 0 }])))
  const widths = codes.map(() => 0)
  const bias = codes.map(() => 0)
  const truths = codes.map(truthOf)
  for (let draw = 0; draw < draws; draw++) {
    const frame = classes.map((name, at) => ({ class: name, number: random(), at }))
    const drawn = drawSegments(frame, read)
    for (const [code, answers] of codes.entries()) {
      const estimate = estimateCode(cellsOf(frame, answers, drawn))
      widths[code] += (estimate.share.high - estimate.share.low) / draws
      bias[code] += (estimate.share.value - truths[code].count / size) / draws
      for (const name of measures) {
        if (estimate[name] === null) continue
        const { low, high } = estimate[name]
        held[code][name].known++
        if (low <= truths[code][name] + 1e-9 && truths[code][name] - 1e-9 <= high) held[code][name].inside++
      }
    }
  }
  console.log(
    `${read} read of ${size} segments (${['rare', 'beside', 'rest'].map((name) => `${name} ${count(classes, (own) => own === name)}`).join(', ')})`,
  )
  console.log(`share   ${measures.map((name) => name.padStart(9)).join('')}    width      bias`)
  for (const [code, share] of shares.entries()) {
    const figures = measures.map((name) => {
      const { inside, known } = held[code][name]
      return (known === 0 ? '–' : (inside / known).toFixed(3)).padStart(9)
    })
    const percent = `${(100 * share).toFixed(1)} %`.padEnd(8)
    console.log(`${percent}${figures.join('')}   ${widths[code].toFixed(4)}   ${bias[code].toFixed(4).padStart(7)}`)
  }
  console.log()
}
