import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { unique } from '../collections.ts'
import type { OutputFile } from '../outputs/index.ts'
import { tidy } from './v8-flags.ts'

/**
 * Saves files into a folder. All are written to a temporary folder beside it first and moved in when all are complete,
 * so that an interruption leaves what was there before.
 */
export async function saveFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const target = resolve(folder)
  await mkdir(target, { recursive: true })
  const temporary = await mkdtemp(join(dirname(target), '.themata-'))
  const clear = (): void => rmSync(temporary, { recursive: true, force: true })
  process.once('exit', clear) // also when the user interrupts
  try {
    for (const folder of unique(files.map(({ file }) => dirname(file)))) {
      await mkdir(join(temporary, folder), { recursive: true })
      await mkdir(join(target, folder), { recursive: true })
    }
    tidy() // what was found out has left as much behind
    for (const output of files) {
      const path = join(temporary, output.file)
      await writeOutput(path, output)
      if ((await stat(path)).size > large) tidy()
    }
    for (const { file } of files) await rename(join(temporary, file), join(target, file))
  } finally {
    clear()
    process.off('exit', clear)
  }
}

/** What is made for a file of this size, in bytes, is worth freeing before the next one is made. */
const large = 4e6

async function writeOutput(path: string, output: OutputFile): Promise<void> {
  if (!('pieces' in output)) return writeFile(path, 'text' in output ? output.text : output.bytes)
  const file = await open(path, 'w')
  try {
    for (const bytes of gather(output.pieces)) await file.appendFile(bytes)
  } finally {
    await file.close()
  }
}

/** Pieces are gathered up to this size before they are written. */
const gathered = 1 << 20

function* gather(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    held.push(bytes)
    size += bytes.length
    if (size < gathered) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  yield Buffer.concat(held)
}
