import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { type HeapKind, useHeap } from './v8-flags.ts'

const bundle = new URL('../../dist/program/themata.cjs', import.meta.url)

/** The program as one script. */
export interface LoadedProgram<Entries> {
  readonly entries: Entries
  /** Keeps what has been compiled so far for later starts, where the program is installed; does nothing if that is up to date. */
  readonly keepCompiled: () => void
}

/**
 * Loads the bundled program with what V8 compiled of it before. Must be called before anything else is loaded.
 *
 * @param heap of all threads, from now on
 * @param place the script; tests pass one of their own
 */
export function loadProgram<Entries>(heap: HeapKind, place = bundle): LoadedProgram<Entries> {
  useHeap('small') // always: V8 takes compiled code only with the flags that it was compiled with
  /** What V8 compiled in an earlier run; it holds no data, and V8 refuses what another version or source made. */
  const compiledFile = fileURLToPath(new URL(`themata-${process.version}-${process.arch}.compiled`, place))
  const cachedData = readIfThere(compiledFile)
  const script = new Script(
    `(function (exports, require, module, bundleUrl, importPackage) {${readFileSync(place, 'latin1')}\n})`, // it is ASCII
    { filename: fileURLToPath(place), ...(cachedData && { cachedData }) },
  )
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true
  useHeap(heap)
  const module: { exports: Entries | object } = { exports: {} }
  const importPackage = (name: string): Promise<unknown> => import(name)
  script.runInThisContext()(module.exports, createRequire(place), module, place.href, importPackage)
  return {
    entries: module.exports as Entries,
    keepCompiled: () => {
      if (isKept) return
      useHeap('small')
      writeIfAllowed(compiledFile, script.createCachedData())
    },
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Others may run the program meanwhile, or it may be installed where only an administrator can write; then nothing is kept. */
function writeIfAllowed(file: string, compiled: Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, compiled)
    renameSync(temporary, file)
  } catch {
    rmSync(temporary, { force: true })
  }
}
