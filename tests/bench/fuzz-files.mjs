// Files that a fuzzer makes of others: damaged, endless, or broken inside an archive or a stream of a PDF.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { createRandom } from './random.mjs'

const size = 1e6
export const random = createRandom()
export const pick = (list) => list[Math.floor(random() * list.length)]
const upTo = (most) => Math.floor(random() * most)

const readFixture = (path) => {
  if (!statSync(path).isDirectory()) return readFileSync(path)
  const parts = readdirSync(path, { recursive: true }).filter((name) => statSync(join(path, name)).isFile())
  return Buffer.from(zipSync(Object.fromEntries(parts.map((name) => [name, readFileSync(join(path, name))]))))
}
const filesBelow = (folder, chosen) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => chosen.test(name))
        .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    : []

/** The fixtures of every format, and real transcripts where there are some. */
export function readSeeds(real) {
  const fixtures = 'tests/fixtures/importers'
  const own = readdirSync(fixtures).flatMap((format) =>
    readdirSync(join(fixtures, format))
      .filter((name) => !name.endsWith('.turns.json'))
      .map((name) => ({ name, bytes: readFixture(join(fixtures, format, name)) })),
  )
  return [...own, ...filesBelow(real, /\.(md|txt|vtt|srt|csv|tsv|json|docx|odt)$/)]
}
/** Files that describe a study, by the function that reads them. */
export const descriptionSeeds = [
  ...filesBelow('codebooks', /\.ya?ml$/),
  ...filesBelow('data', /\.(ya?ml|csv)$/),
  ...filesBelow('reports/ml-teams', /^(codings|participants|transcripts)\.csv$|analysis\.json$/),
]

export const marks = [
  '**a ',
  '[a](',
  '<!--',
  '_a ',
  '<v ',
  '(a ',
  '[',
  'Ab ',
  'A: ',
  '//S1: ',
  '#00:00:01-',
  '"',
  '\\',
  '&',
  '{:',
  '- ',
  '1:0',
  '<a name="ts_1_2_',
  '{\\rtf',
  "\\'",
  ' '.repeat(50),
  'bcdf',
  'ay',
  '<v.a',
  '.a',
  'q ',
  'constructor ',
  '__proto__: ',
  "'=",
  '\u001b[2J',
  '\u202e',
  '\ufffe',
  '&#1;',
  '\n',
  '.',
  '\t',
]

/** One mark, or two, without end. */
export function makeEndless({ name, bytes }) {
  const head = random() < 0.5 ? bytes.subarray(0, upTo(300)) : Buffer.from('Ana: ')
  const mark = pick(marks) + (random() < 0.3 ? pick(marks) : '')
  return { name, bytes: Buffer.concat([head, Buffer.from(mark.repeat(Math.ceil(size / mark.length)))]) }
}

function harm(bytes) {
  const made = Buffer.from(bytes)
  for (let time = upTo(40); time > 0; time--) {
    const at = upTo(made.length)
    const act = random()
    if (act < 0.5) made[at] = upTo(256)
    else if (act < 0.8) made.write(pick(marks).slice(0, 8), at)
    else made.copy(made, at, upTo(made.length), made.length)
  }
  return random() < 0.2 ? made.subarray(0, upTo(made.length) + 1) : made
}

/** A file repeated to about 1 MB, with some bytes changed, and perhaps cut. */
export function makeDamaged({ name, bytes }) {
  const copies =
    /\.(docx|odt|xlsx|pdf|db|qde|qdpx)$/.test(name) || random() < 0.3
      ? 1
      : Math.max(1, Math.ceil(size / Math.max(1, bytes.length)))
  const made = Buffer.concat(Array.from({ length: copies }, () => bytes)).subarray(0, 1.5 * size)
  return { name, bytes: harm(made) }
}

/** An archive whose parts are damaged, repeated or endless; any other file as `makeDamaged`. */
export function makeBrokenInside(seed) {
  if (!/\.(docx|odt|xlsx|qdpx)$/.test(seed.name)) return makeDamaged(seed)
  const parts = Object.entries(unzipSync(seed.bytes)).map(([part, content]) => {
    const act = random()
    if (act < 0.3) return [part, harm(content)]
    if (act < 0.4) return [part, Buffer.concat(Array.from({ length: 1 + upTo(30) }, () => content))]
    if (act < 0.5) {
      const text = Buffer.from(content).toString('latin1')
      const at = text.indexOf('>', upTo(text.length)) + 1
      const tag = /<[^<>/]{1,60}>/.exec(text.slice(upTo(text.length)))?.[0] ?? '<a>'
      return [part, Buffer.from(text.slice(0, at) + tag.repeat(1 + upTo(20_000)) + text.slice(at), 'latin1')]
    }
    return [part, content]
  })
  return { name: seed.name, bytes: Buffer.from(zipSync(Object.fromEntries(parts))) }
}

const operators = [
  'q ',
  'Q ',
  'BT ',
  'ET ',
  '(a) Tj ',
  'T* ',
  '1 0 0 1 9 9 cm ',
  '[(a) -9e9 (b)] TJ ',
  '/F1 1e9 Tf ',
  '/X Do ',
  'BI /W 9 /H 9 ID ',
  ' EI ',
  '<< ',
  '[ ',
  '( ',
  '99999 Tw ',
  '/P <</MCID 1>> BDC ',
  'EMC ',
]
/** A PDF of one page with operators without order or end, behind a filter that may be the wrong one. */
export function makePdf() {
  const content = Array.from({ length: upTo(3000) }, () => pick(operators))
    .join('')
    .repeat(1 + upTo(20))
  const filter = pick([
    '/FlateDecode',
    '/FlateDecode',
    '/LZWDecode',
    '[/A85/FlateDecode]',
    '/RunLengthDecode',
    '/AHx',
    '[/DCTDecode]',
    '/None',
  ])
  const packed = random() < 0.7 ? deflateSync(content) : Buffer.from(content)
  const stream = random() < 0.3 ? harm(packed) : packed
  const page = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 4 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ${stream.length}/Filter${filter}>>stream\n`
  return {
    name: 'page.pdf',
    bytes: Buffer.concat([Buffer.from(page), stream, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]),
  }
}

/** JSON with a part of it repeated, nested, emptied, or of another type. */
export function makeJson({ name, bytes }) {
  const others = [null, 1e308, -1, '', 'x'.repeat(100_000), [], {}, [[[[]]]], true, { __proto__: 1, constructor: 2 }]
  const change = (value, depth) => {
    if (random() < 0.02) return pick(others)
    if (random() < 0.01) return Array.from({ length: 1 + upTo(2000) }, () => value)
    if (Array.isArray(value)) return value.map((item) => change(item, depth + 1))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        random() < 0.01 ? pick(['__proto__', 'length', '']) : key,
        change(item, depth + 1),
      ]),
    )
  }
  try {
    return { name, bytes: Buffer.from(JSON.stringify(change(JSON.parse(bytes), 0)).slice(0, 4 * size)) }
  } catch {
    return makeDamaged({ name, bytes })
  }
}
