// Lists the packages that are installed with Themata, with versions and licences as their own package.json states them.
import { existsSync, readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const rows = Object.entries(packages).flatMap(([path, { dev, optional, version }]) => {
  if (path === '' || dev) return []
  const file = `${path}/package.json`
  const stated = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const licence =
    stated.license?.type ?? stated.license ?? stated.licenses?.map(({ type }) => type).join(' or ') ?? 'not stated'
  return [{ name: path.replace(/^.*node_modules\//, ''), version, licence, optional: optional === true }]
})
const bundled = JSON.parse(readFileSync('node_modules/natural/package.json', 'utf8'))
rows.push({
  name: 'natural (stemmers and stop words, bundled)',
  version: bundled.version,
  licence: bundled.license,
  optional: false,
})
for (const { name, version, licence, optional } of rows)
  console.log(`${name.padEnd(44)}  ${version.padEnd(10)}  ${String(licence)}${optional ? '  (optional)' : ''}`)

const count = new Map()
for (const { licence } of rows) count.set(String(licence), (count.get(String(licence)) ?? 0) + 1)
console.log(
  `\n${rows.length} packages: ${[...count]
    .sort(([, a], [, b]) => b - a)
    .map(([licence, times]) => `${times} ${licence}`)
    .join(', ')}`,
)
const doubtful = rows.filter(
  ({ licence }) =>
    !/^(MIT|ISC|0BSD|BSD|Apache-2\.0|BlueOak|Unlicense|CC0|\(MIT|MPL-2\.0|Python-2\.0)/.test(String(licence)),
)
for (const { name, licence } of doubtful) console.log(`look this one up: ${name}: ${licence}`)
console.log(
  '\nKnown vulnerabilities cannot be checked without a network: nothing here holds a list of them. With one: npm audit --omit=dev',
)
