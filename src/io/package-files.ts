import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ReadResource } from '../embedders/embedder.ts'
import type { PageAssets } from '../outputs/page/write-page-parts.ts'

const root = new URL('../../', import.meta.url)

/** Reads a file that ships beside the embedders, or one of the user's by a path with a slash. */
export const readResource: ReadResource = (name) =>
  readFile(/[/\\]/.test(name) ? name : new URL(`src/embedders/${name}`, root))

/** Path of a codebook that ships with the package, by its name without ending. */
export const shippedCodebook = (name: string): string => fileURLToPath(new URL(`codebooks/${name}.yaml`, root))

/** Names of the codebooks that ship with the package, ordered. */
export const shippedCodebooks = async (): Promise<string[]> =>
  (await readdir(new URL('codebooks/', root))).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []).sort()

/** The letters of pictures: DejaVu Sans. */
export const readFont = (): Promise<Buffer> => readFile(new URL('dist/program/DejaVuSans.ttf', root))

const readAll = (...paths: readonly string[]): Promise<string[]> =>
  Promise.all(paths.map((path) => readFile(new URL(path, root), 'utf8')))

/** Style sheet and script of the report's page. */
export async function readPageAssets(): Promise<PageAssets> {
  const [colours, style, script] = await readAll(
    'src/outputs/page/colours.css',
    'src/outputs/page/page.css',
    'dist/outputs/page/client.js',
  )
  return { style: `${colours}${style}`, script: script! }
}

/** The files of the review page, by the path under which it is served. */
export async function readReviewAssets(): Promise<
  Readonly<Record<string, { readonly type: string; readonly text: string }>>
> {
  const [colours, style, script] = await readAll(
    'src/outputs/page/colours.css',
    'src/review/review.css',
    'dist/review/client.js',
  )
  return {
    '/review.css': { type: 'text/css', text: `${colours}${style}` },
    '/review.js': { type: 'text/javascript', text: script! },
  }
}

/** A hash of the program as it was built, with its libraries and vectors: the same on every machine. */
export const readBuild = (): string => readFileSync(new URL('dist/program/build.txt', root), 'utf8')

/** The names of everything that is chosen by name on the command line, by the name of its registry. */
export type Choices = Readonly<Record<string, readonly string[]>>

/** The choices of the program as it was built. */
export const readChoices = (): Choices =>
  JSON.parse(readFileSync(new URL('dist/program/choices.json', root), 'utf8')) as Choices

/** The version in package.json. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }
  return version
}

/** Path of the program, for scripts that other machines run. */
export const programPath = fileURLToPath(new URL('dist/cli/themata.js', root))
