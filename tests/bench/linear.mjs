// Time of every regular expression of the program, and of every stemmer, on n, 2n and 4n of hostile text: four times as
// much takes about four times as long. Texts are repeated marks, and what is made of the parts of each expression
// (`hostile-texts.mjs`). Each is tried in a thread that is ended after some seconds. Expressions are those written in the
// program, and those that it makes when it is loaded.
// usage: node tests/bench/linear.mjs   (part of `npm run fuzz`)
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { stemmedLanguages } from '../../dist/text/languages/index.js'
import { stemmerOf } from '../../dist/text/stems.js'
import { hostileTexts } from './hostile-texts.mjs'

const self = fileURLToPath(import.meta.url)
/** Characters of the first size for stemmers, and milliseconds below which no growth is looked at. */
const [first, short] = [8000, 40]
/** Characters on which an expression is tried: with the fewer of them none takes long that grows with the text. */
const [few, all] = [2000, 64_000]
const patience = 20_000

/** Expressions that grow, and are tried on a few characters alone: the file, how they begin, and on which. */
const bounded = [
  ['text/sentence-rules.js', '', 'the 40 characters before a full stop'],
  ['study/find-names.js', '(?:^|[.!?:', 'the 20 characters before a name'],
  ['importers/kit/shape-reader.js', '', 'the 160 characters at the beginning of a line'],
  ['importers/kit/find-facts.js', '^[*_]{0,3}', '400 characters of a line'],
  ['importers/kit/front-matter.js', '^[\\s*_#-]*', 'a line of at most 300 characters'],
  ['model/coding.js', '\\s+\\S*$', 'the 61 characters that are shown of a passage'],
]
const isBounded = ({ pattern, file }) => bounded.some(([name, start]) => file === name && pattern.startsWith(start))

/** The regular expressions of the built program, each with a file that has it. */
async function regularExpressions(root = 'dist') {
  const { parseAst } = await import('vite')
  const found = new Map()
  const add = (pattern, flags, file) => {
    if (!found.has(`/${pattern}/${flags}`)) found.set(`/${pattern}/${flags}`, { pattern, flags, file })
  }
  const visit = (node, file) => {
    if (node.type === 'Literal' && node.regex) add(node.regex.pattern, node.regex.flags, file)
    for (const value of Object.values(node)) if (value !== null && typeof value === 'object') visit(value, file)
  }
  const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.js'))
  for (const file of files)
    if (!/natural-parts|client\.js/.test(file))
      visit(parseAst(readFileSync(`${root}/${file}`, 'utf8').replace(/^#!.*/, '')), file)
  return [...found.values(), ...(await madeWhenLoaded(files))]
}

/** The regular expressions that modules put together when they are loaded. */
async function madeWhenLoaded(files) {
  const made = new Map()
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct(target, parts) {
      const expression = new target(...parts)
      const file = /\/dist\/([\w./-]+\.js)/.exec(new Error().stack.split('\n')[2] ?? '')?.[1]
      if (file !== undefined)
        made.set(String(expression), { pattern: expression.source, flags: expression.flags, file })
      return expression
    },
  })
  for (const file of files.filter((name) => !/^(cli|program)\/|worker|client|natural-parts/.test(name)))
    await import(new URL(`../../dist/${file}`, import.meta.url))
  globalThis.RegExp = Original
  return [...made.values()]
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
function growth(work, size = first) {
  const times = [4, 2, 1].map((factor) => timeOf(work, size * factor)).reverse()
  if (times[2] < short || times[2] < 7 * times[0]) return null
  const again = [1, 2, 4].map((factor, index) => Math.min(times[index], timeOf(work, size * factor)))
  return again[2] < short || again[2] < 9 * again[0] ? null : again.map(Math.round)
}

function timeOf(work, size) {
  const before = process.cpuUsage()
  work(size)
  return process.cpuUsage(before).user / 1000
}

/** How an expression grows on one text; null where it does not. */
function growthOf(expression, make) {
  const work = (size) => {
    const text = make(size)
    expression.lastIndex = 0
    text.replace(expression, '')
  }
  const atOnce = timeOf(work, few)
  if (atOnce > short && timeOf(work, few) > short) return `${Math.round(atOnce)} ms for ${few} characters`
  if (timeOf(work, all) < short) return null
  const times = growth(work, all / 4)
  return times === null ? null : `${times.join(', ')} ms for ${all / 4}, ${all / 2} and ${all} characters`
}

if (!isMainThread) {
  const { expressions, from } = workerData
  for (let index = from; index < expressions.length; index++) {
    const { pattern, flags } = expressions[index]
    const expression = flags.includes('y')
      ? new RegExp(`^(?:${pattern})`, flags.replace(/[ym]/g, ''))
      : new RegExp(pattern, flags)
    const simple = pumps.map((pump) => [pump, (size) => `a${pump.repeat(size / pump.length)}\u0001`])
    for (const [name, make] of [...simple, ...hostileTexts({ pattern, flags })]) {
      parentPort.postMessage({ index, trying: name })
      const found = growthOf(expression, make)
      if (found === null) continue
      parentPort.postMessage({ index, found: `${name}: ${found}` })
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
      let [next, tried, timer] = [from, '']
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          write(expressions[next], `takes more than ${patience / 1000} s for ${tried}`)
          worker.terminate().then(() => resolve(next + 1))
        }, patience)
      }
      wait()
      worker.on('error', reject)
      worker.on('message', ({ index, found, trying }) => {
        if (trying !== undefined) {
          tried = trying
          return wait()
        }
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
