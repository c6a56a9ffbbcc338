#!/usr/bin/env node
// Simulates how often 95 % intervals of kappa and F1 hold the true figure, for the jackknife over interviews that Themata
// prints and for the percentile bootstrap over interviews. Two coders (or coder and tool) sort 60 passages or more of a
// number of interviews; interviews differ in how often the code applies and in how careful the coders are.
//
//   npm run bench:intervals              400 studies for each line
//   npm run bench:intervals -- 2000      more of them
import { cohenKappa, createRandom, f1Of, jackknifeByGroup, tOf95 } from './library.mjs'

const studies = Number(process.argv[2] ?? 400)
const random = createRandom(7)
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const shifted = (share, by) => 1 / (1 + Math.exp(-(Math.log(share / (1 - share)) + by)))

/** Counts of both yes, first alone, second alone, both no, for each interview. */
function drawStudy(interviews, size, { share, spread, right }) {
  return Array.from({ length: interviews }, () => {
    const [applies, careful] = [shifted(share, spread * normal()), shifted(right, (spread / 2) * normal())]
    const counts = { both: 0, first: 0, second: 0, neither: 0 }
    for (let unit = 0; unit < size; unit++) {
      const truth = random() < applies
      const [first, second] = [random() < careful ? truth : !truth, random() < careful ? truth : !truth]
      counts[first ? (second ? 'both' : 'first') : second ? 'second' : 'neither']++
    }
    return counts
  })
}
const add = (counts) => {
  const total = { both: 0, first: 0, second: 0, neither: 0 }
  for (const own of counts) for (const key of Object.keys(total)) total[key] += own[key]
  return total
}
const measures = { kappa: cohenKappa, F1: (cross) => f1Of(cross).f1 }

function byBootstrap(study, measure) {
  const drawn = Array.from({ length: 200 }, () =>
    measure(add(study.map(() => study[Math.floor(random() * study.length)]))),
  )
    .filter((value) => value !== null)
    .sort((a, b) => a - b)
  return { low: drawn[Math.round(0.025 * (drawn.length - 1))], high: drawn[Math.round(0.975 * (drawn.length - 1))] }
}

/** As `jackknifeByGroup`, but also below the number of interviews from which it gives an interval. */
function byJackknife(study, measure) {
  const value = measure(add(study))
  const without = study.map((own) => measure(add(study.filter((other) => other !== own))))
  const spread = without.reduce((total, other) => total + (other - value) ** 2, 0)
  if (value === null || without.includes(null) || spread === 0) return {}
  const reach = tOf95(study.length - 1) * Math.sqrt(((study.length - 1) / study.length) * spread)
  return { low: value - reach, high: value + reach }
}

console.log(`${'figure'.padEnd(7)}share interviews  bootstrap holds (width)  jackknife holds (width)`)
for (const [name, measure] of Object.entries(measures))
  for (const model of [
    { share: 0.4, spread: 0, right: 0.88 },
    { share: 0.4, spread: 0.8, right: 0.88 },
    { share: 0.1, spread: 0.8, right: 0.95 },
    { share: 0.05, spread: 0.8, right: 0.97 },
  ]) {
    const truth = measure(add(drawStudy(20_000, 20, model)))
    for (const interviews of [2, 3, 4, 5, 6, 8, 10, 15, 20, 40]) {
      const found = { byBootstrap: [], byJackknife: [] }
      for (let round = 0; round < studies; round++) {
        const study = drawStudy(interviews, Math.max(6, Math.round(60 / interviews)), model)
        found.byBootstrap.push(byBootstrap(study, measure))
        found.byJackknife.push(byJackknife(study, measure))
      }
      const cells = Object.values(found).map((intervals) => {
        const known = intervals.filter(({ low }) => low !== undefined)
        const held = known.filter(({ low, high }) => low <= truth && truth <= high).length / known.length
        const width =
          known.reduce((sum, { low, high }) => sum + Math.min(1, high) - Math.max(-1, low), 0) / known.length
        return `${held.toFixed(2)} (${width.toFixed(2)})`.padStart(23)
      })
      console.log(
        `${name.padEnd(7)}${String(model.share).padEnd(6)}${String(interviews).padStart(10)}${cells.join('  ')}`,
      )
    }
  }
// The library's own function gives the same interval.
const study = drawStudy(12, 6, { share: 0.4, spread: 0.8, right: 0.88 })
const own = jackknifeByGroup(
  study.map((_, interview) => String(interview)),
  (positions) => cohenKappa(add(positions.map((position) => study[position]))),
)
const again = byJackknife(study, cohenKappa)
if (Math.abs(own.low - Math.max(-1, again.low)) > 1e-9) throw new Error('the library and this script differ')
