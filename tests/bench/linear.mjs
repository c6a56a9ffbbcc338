// Time of every regular expression of the program, and of every stemmer, on n, 2n and 4n of hostile text: four times as
// much takes about four times as long. Each is tried in a thread that is ended after some seconds.
// usage: node tests/bench/linear.mjs   (part of `npm run fuzz`)
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { stemmedLanguages } from '../../dist/text/languages/index.js'
import { stemmerOf } from '../../dist/text/stems.js'

const self = fileURLToPath(import.meta.url)
/** Characters of the first size, and milliseconds below which no growth is looked at. */
const [first, short] = [8000, 40]
const patience = 20_000

/** Files whose expressions that grow are tried on a few characters alone, and on which. */
const bounded = {
  'text/sentence-rules.js': 'the 40 characters before a full stop',
  'importers/formats/talkbank.js': 'at most 200 characters in brackets',
  'importers/kit/front-matter.js': 'a value of at most 80 characters',
}
const isBounded = ({ pattern, file }) =>
  file in bounded || (file === 'study/find-names.js' && pattern.startsWith('(?:^|[.!?:')) // the 20 characters before a name

/** The regular expressions of the built program, each with a file that has it. */
async function regularExpressions(root = 'dist') {
  const { parseAst } = await import('vite')
  const found = new Map()
  const visit = (node, file) => {
    if (node.type === 'Literal' && node.regex) {
      const { pattern, flags } = node.regex
      if (!found.has(`/${pattern}/${flags}`)) found.set(`/${pattern}/${flags}`, { pattern, flags, file })
    }
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') visit(value, file)
  }
  for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.js')))
    if (!/natural-parts|client\.js/.test(file))
      visit(parseAst(readFileSync(`${root}/${file}`, 'utf8').replace(/^#!.*/, '')), file)
  return [...found.values()]
}

const marks = [...' \t\na1Aé.,;:!?-–*_()[]{}<>"\'&\\/|#@=%+~`^$0z\u0000']
const pumps = [
  ...marks,
  'Ab ',
  'a.',
  'a-',
  '1:',
  '1.',
  ' :',
  '* ',
  '<a ',
  '&a',
  '{\\',
  '[a',
  '(a',
  'a@a',
  "a'",
  '\r\n',
  ' \n',
  'ay',
  'bcdf',
  'ss',
  'ied',
]

/** Milliseconds of processor time for n, 2n and 4n, if they grow faster; null where they do not. */
function growth(work) {
  const timeOf = (size) => {
    const before = process.cpuUsage()
    work(size)
    return process.cpuUsage(before).user / 1000
  }
  const times = [1, 2, 4].map((factor) => timeOf(first * factor))
  if (times[2] < short || times[2] < 7 * times[0]) return null
  const again = [1, 2, 4].map((factor, index) => Math.min(times[index], timeOf(first * factor)))
  return again[2] < short || again[2] < 9 * again[0] ? null : again.map(Math.round)
}

if (!isMainThread) {
  const { expressions, from } = workerData
  for (let index = from; index < expressions.length; index++) {
    const { pattern, flags } = expressions[index]
    const expression = new RegExp(pattern, flags.replace('y', ''))
    for (const pump of pumps) {
      const times = growth((size) => {
        expression.lastIndex = 0
        ;`a${pump.repeat(size / pump.length)}\u0001`.replace(expression, '')
      })
      if (times === null) continue
      parentPort.postMessage({ index, found: `${JSON.stringify(pump)}: ${times.join(', ')} ms` })
      break
    }
    parentPort.postMessage({ index })
  }
}

/** Problems of growth, each with its expression or language. */
export async function findGrowth() {
  const all = await regularExpressions()
  const expressions = all.filter((expression) => !isBounded(expression))
  const problems = []
  const write = ({ pattern, flags, file }, what) => problems.push(`${file} /${pattern}/${flags} ${what}`)
  for (let from = 0; from < expressions.length; ) {
    from = await new Promise((resolve, reject) => {
      const worker = new Worker(self, { workerData: { expressions, from } })
      let next = from
      let timer
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          write(expressions[next], `takes more than ${patience / 1000} s`)
          worker.terminate().then(() => resolve(next + 1))
        }, patience)
      }
      wait()
      worker.on('error', reject)
      worker.on('message', ({ index, found }) => {
        if (found !== undefined) return write(expressions[index], found)
        next = index + 1
        if (next < expressions.length) return wait()
        clearTimeout(timer)
        resolve(next)
      })
    })
  }
  for (const language of stemmedLanguages) {
    const stem = stemmerOf(language)
    for (const pump of pumps) {
      const times = growth((size) => stem(pump.repeat(size / pump.length)))
      if (times !== null) problems.push(`stemmer of ${language}, ${JSON.stringify(pump)}: ${times.join(', ')} ms`)
    }
  }
  return {
    problems,
    tried: `${expressions.length} of ${all.length} regular expressions, ${stemmedLanguages.length} stemmers`,
  }
}

if (isMainThread && process.argv[1] === self) {
  const { problems, tried } = await findGrowth()
  for (const problem of problems) console.log(problem)
  console.log(`${tried}: ${problems.length} grow faster than their text`)
}
