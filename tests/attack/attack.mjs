// Attacks: hostile inputs and circumstances, each tried on the built program. Prints a table by class and what failed.
// usage: npm run attack [-- CLASS]   (inputs of ../shared/cases/security are skipped with a message where they are absent)
import { cases, has } from './cases.mjs'

const only = process.argv[2]
if (!has) console.log('../shared/cases/security is not here: its inputs are skipped, what is made here is tried.')
const rows = []
for (const [name, attacks] of Object.entries(cases)) {
  if (only !== undefined && !name.includes(only)) continue
  let held = 0
  const entries = Object.entries(attacks).filter(([, attack]) => attack !== null)
  for (const [what, attack] of entries) {
    const begun = performance.now()
    const wrong = await attack().catch((error) => `${error}`.slice(0, 600))
    if (wrong === undefined) held++
    else console.log(`BROKEN  ${name}: ${what}\n        ${wrong}  (${Math.round(performance.now() - begun)} ms)`)
  }
  rows.push([name, entries.length, held])
}
const [tried, held] = [1, 2].map((column) => rows.reduce((total, row) => total + row[column], 0))
console.log(`\n${'class'.padEnd(48)}  tried  held`)
for (const [name, count, good] of [...rows, ['all', tried, held]])
  console.log(`${name.padEnd(48)}  ${String(count).padStart(5)}  ${String(good).padStart(4)}`)
process.exitCode = held === tried ? 0 : 1
