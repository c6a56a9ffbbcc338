import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { pid } from 'node:process'
import { beforeEnd } from './at-end.ts'

/** A folder that exists for this run only. */
export interface TemporaryFolder {
  readonly path: string
  /** Removes the folder; it is also removed when the program ends, by a signal too. */
  readonly clear: () => void
}

/** Marks the machine in names of folders, since process ids are unique only on one machine. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const nameShape = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/

/** A folder of a run on another machine, or of an older version, is stale after this many milliseconds: a week. */
const longest = 7 * 86_400_000

/**
 * Creates a folder for this run, and removes the folders of killed runs beside it.
 *
 * @param prefix of the names of such folders
 * @param mode permissions; the default ones unless given
 */
export function makeTemporary(parent: string, prefix: string, mode?: number): TemporaryFolder {
  removeStale(parent, prefix)
  const newPath = (): string => join(parent, `${prefix}${machine}-${pid}-${randomBytes(4).toString('hex')}`)
  const path = newPath()
  mkdirSync(path, mode === undefined ? {} : { mode })
  const remove = (): void => removeWhole(path, newPath())
  const takeBack = beforeEnd(remove)
  return {
    path,
    clear() {
      takeBack()
      remove()
    },
  }
}

/**
 * Removes a folder in which threads may still write while the program ends: under another name, where they do not find it.
 */
function removeWhole(path: string, aside: string): void {
  try {
    renameSync(path, aside)
  } catch {
    rmSync(path, { recursive: true, force: true }) // it was moved or removed before
  }
  rmSync(aside, { recursive: true, force: true })
}

/** Removes the folders of killed runs, except those that cannot be removed. */
function removeStale(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue
    const path = join(parent, name)
    try {
      if (isStale(path, name.slice(prefix.length))) rmSync(path, { recursive: true, force: true })
    } catch {
      // removed meanwhile, or owned by another user
    }
  }
}

function isStale(path: string, rest: string): boolean {
  const [, where, owner] = nameShape.exec(rest) ?? []
  const isOlderShape = /^[A-Za-z0-9]{6}$/.test(rest)
  if (where === undefined && !isOlderShape) return false
  if (!statSync(path).isDirectory()) return false
  if (where === machine) return !isRunning(Number(owner))
  return Date.now() - statSync(path).mtimeMs > longest
}

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code !== 'ESRCH' // somebody else's is running
  }
}
