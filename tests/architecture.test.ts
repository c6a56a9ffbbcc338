import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { layers, layersTable } from './support/layers.ts'

/** What the core never touches: it makes a result depend on more than its input. Hashing and zip do not. */
const worldly =
  /\bfrom 'node:(?!crypto|zlib)|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bprocess\.\w|\bconsole\.|\bfetch\(|\blocaleCompare\b|\.toLocale/

/** Files of the longest chain of imports, types included. It was 30. */
const longestChain = 15

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
)
const folderOf = (file: string) => file.split('/')[0]!
const layerOf = (file: string) => layers.findIndex((row) => row.folders.includes(folderOf(file)))
const sourceOf = (file: string) => readFileSync(join('src', file), 'utf8')
const imports = (file: string) =>
  Array.from(sourceOf(file).matchAll(/^(?:import|export)\b[^']*?from '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm), (match) =>
    join(dirname(file), match[1] ?? match[2]!),
  )

test('every file belongs to a layer', () => {
  expect(files.filter((file) => layerOf(file) === -1)).toEqual([])
})
test('every import names a file that exists', () => {
  expect(files.flatMap((file) => imports(file).filter((to) => !files.includes(to)))).toEqual([])
})
test('imports point down', () => {
  const upward = files.flatMap((file) =>
    imports(file)
      .filter((to) => folderOf(to) !== folderOf(file) && layerOf(to) >= layerOf(file))
      .map((to) => `${file} imports ${to}`),
  )
  expect(upward).toEqual([])
})
test('no file imports itself through others', () => {
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of imports(from)) if (!seen.has(to)) reach(to, seen.add(to))
    return seen
  }
  expect(files.filter((file) => reach(file).has(file))).toEqual([])
})
test('src/README.md prints the layers that are checked here', () => {
  expect(readFileSync('src/README.md', 'utf8')).toContain(layersTable())
})
test('no chain of imports is longer than 15 files', () => {
  const known = new Map<string, readonly string[]>()
  const chainFrom = (file: string): readonly string[] => {
    const before = known.get(file)
    if (before !== undefined) return before
    const longest = imports(file)
      .map(chainFrom)
      .reduce((best, chain) => (chain.length > best.length ? chain : best), [])
    known.set(file, [file, ...longest])
    return known.get(file)!
  }
  const longest = files.map(chainFrom).reduce((best, chain) => (chain.length > best.length ? chain : best))
  expect(longest.length, longest.join('\n')).toBeLessThanOrEqual(longestChain)
})
test('the order of the stages is in one file: nobody else takes one after the other', () => {
  const stages = /\bstages\.(fit|cluster|code)\(/
  expect(files.filter((file) => stages.test(sourceOf(file)))).toEqual(['analysis/analyze.ts'])
})
/** The server of the review page, and the program in the browser. */
const reviewEdge = /^review\/(serve\.ts|client\/)/

test('only io, runtime, cli and the edge of the review page touch the world', () => {
  const core = files.filter((file) => !['io', 'runtime', 'cli'].includes(folderOf(file)) && !reviewEdge.test(file))
  expect(core.filter((file) => worldly.test(sourceOf(file)))).toEqual([])
})
test('zod stays in the boundary, in files that people write, and in options; commander in cli; yaml in three of the boundary', () => {
  const users = (library: string) => files.filter((file) => sourceOf(file).includes(`from '${library}'`))
  expect(users('commander').filter((file) => folderOf(file) !== 'cli')).toEqual([])
  expect(users('yaml')).toEqual(['boundary/edit-list.ts', 'boundary/edit-yaml.ts', 'boundary/read-yaml.ts'])
  const places =
    /^boundary\/|-file\.ts$|^importers\/(formats|kit)\/|^(segmenters|coders|embedders|clusterers)\/(trained\/)?by-/
  expect(users('zod').filter((file) => !places.test(file))).toEqual([])
})
test('the program starts with commander alone: everything else is loaded by the command that needs it', () => {
  const startup = (file: string, seen = new Set([file])): Set<string> => {
    for (const [, to] of sourceOf(file).matchAll(/^import (?!type\b)[^']*?from '(\.[^']+)'/gm)) {
      const next = join(dirname(file), to!)
      if (!seen.has(next)) startup(next, seen.add(next))
    }
    return seen
  }
  const begun = [...startup('cli/themata.ts'), ...startup('cli/main.ts')]
  const packages = begun.flatMap((file) =>
    Array.from(sourceOf(file).matchAll(/^import (?!type\b)[^']*?from '((?!node:)[^.'][^']*)'/gm), ([, name]) => name!),
  )
  expect(new Set(packages)).toEqual(new Set(['commander']))
})
test('files stay short enough to read in one go', () => {
  expect(files.filter((file) => sourceOf(file).split('\n').length > 250)).toEqual([])
})
test('nothing in the project opens a connection, except the review page to its server on this computer', () => {
  const network = /\bfrom 'node:(https?|net|tls|dgram|dns|http2)'|\bfetch\(|XMLHttpRequest|WebSocket/
  expect(files.filter((file) => network.test(sourceOf(file))).sort()).toEqual([
    'io/language-model.ts',
    'review/client/store.ts',
    'review/serve.ts',
  ])
  expect(sourceOf('review/serve.ts')).toContain("host: '127.0.0.1'")
  expect(sourceOf('review/client/store.ts')).not.toMatch(/fetch\((?!path)/)
})
test('the lock file records no addresses', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/)
})
test('what verifies a report shares nothing with what makes it: it imports from model, boundary, text and collections alone', () => {
  const others = files
    .filter((file) => folderOf(file) === 'verify')
    .flatMap((file) => imports(file).map(folderOf))
    .filter((from) => !['verify', 'model', 'boundary', 'text', 'collections.ts'].includes(from))
  expect(others).toEqual([])
})
