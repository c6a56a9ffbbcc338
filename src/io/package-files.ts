import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compareCodeUnits } from '../collections.ts'
import type { ReadResource } from '../embedders/index.ts'
import type { PageAssets } from '../outputs/page/write-page-parts.ts'

const root = new URL('../../', import.meta.url)

/** Reads a file that ships beside the embedders. */
export const readResource: ReadResource = (name) => readFile(new URL(`src/embedders/${name}`, root))

/** Path of a codebook that ships with the package, by its name without ending. */
export const shippedCodebook = (name: string): string => fileURLToPath(new URL(`codebooks/${name}.yaml`, root))

/** Names of the codebooks that ship with the package, ordered. */
export const shippedCodebooks = async (): Promise<string[]> =>
  (await readdir(new URL('codebooks/', root))).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []).sort()

/** Style sheet and script of the report's page. */
export async function readPageAssets(): Promise<PageAssets> {
  const [style, script] = await Promise.all(
    ['src/outputs/page/page.css', 'dist/outputs/page/client.js'].map((path) => readFile(new URL(path, root), 'utf8')),
  )
  return { style: style!, script: script! }
}

/** The files of the review page, by the path under which it is served. */
export async function readReviewAssets(): Promise<
  Readonly<Record<string, { readonly type: string; readonly text: string }>>
> {
  const [style, script] = await Promise.all(
    ['src/review/review.css', 'dist/review/client.js'].map((path) => readFile(new URL(path, root), 'utf8')),
  )
  return {
    '/review.css': { type: 'text/css', text: style! },
    '/review.js': { type: 'text/javascript', text: script! },
  }
}

/** A hash of the program as it was built, with its vectors and the versions of its libraries: the same on every machine. */
export function readBuild(): string {
  const folder = fileURLToPath(new URL('dist/', root))
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .sort(compareCodeUnits)
  const hash = createHash('sha256')
  for (const path of [...scripts.map((name) => `dist/${name}`), 'package.json', 'src/embedders/english.vectors'])
    hash.update(readFileSync(new URL(path, root)))
  return hash.digest('hex').slice(0, 16)
}

/** The version in package.json. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }
  return version
}

/** Path of the program, for scripts that other machines run. */
export const programPath = fileURLToPath(new URL('dist/cli/themata.js', root))
