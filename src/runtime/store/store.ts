import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { DamagedPart, encodePart, type OpenPart, openPart, type Sections, writeWhole } from './part-file.ts'

/**
 * Kinds of parts: transcripts made ready, where a transcript lies that is asked for, transcripts coded, and what holds for
 * the study as a whole.
 */
const kinds = ['prepared', 'asked', 'coded', 'study'] as const
export type PartKind = (typeof kinds)[number]

/** Names of parts, and of parts that were left half-written: nothing else is ever taken away. */
const isPartName = /^[0-9a-f]{64}(\.\d+-\d+\.tmp)?$/

/** Parts of work on disk, by the hash of everything they depend on: the same key always means the same bytes. */
export interface Store {
  readonly folder: string
  readonly write: (kind: PartKind, key: string, sections: Sections) => void
  /** A part as the bytes that it is, for its way to another machine. */
  readonly writeWhole: (kind: PartKind, key: string, bytes: Uint8Array) => void
  readonly readWhole: (kind: PartKind, key: string) => Buffer
  /**
   * What is made of a part; null where there is none, or where it is damaged (then it is taken away and counted, and
   * has to be made anew).
   */
  readonly read: <Result>(kind: PartKind, key: string, use: (part: OpenPart) => Result) => Result | null
  /** How many parts were found damaged since this was asked last. */
  readonly takeDamaged: () => number
}

export function openStore(folder: string): Store {
  let damaged = 0
  const pathOf = (kind: PartKind, key: string): string => join(folder, kind, key.slice(0, 1), key)
  return {
    folder,
    write: (kind, key, sections) => writeWhole(pathOf(kind, key), ...encodePart(key, sections)),
    writeWhole: (kind, key, bytes) => writeWhole(pathOf(kind, key), bytes),
    readWhole: (kind, key) => readFileSync(pathOf(kind, key)),
    read(kind, key, use) {
      let part: OpenPart | null = null
      try {
        part = openPart(pathOf(kind, key), key)
        return part === null ? null : use(part)
      } catch (error) {
        if (!(error instanceof DamagedPart)) throw error
        damaged++
        rmSync(pathOf(kind, key), { force: true })
        return null
      } finally {
        part?.close()
      }
    },
    takeDamaged() {
      const found = damaged
      damaged = 0
      return found
    },
  }
}

/** A value of the study as a whole that is kept as it is. */
export const readValue = <Value>(store: Store, key: string): Value | null =>
  store.read('study', key, (part) => deserialize(part.section('value')) as Value)

export const writeValue = (store: Store, key: string, value: unknown): void =>
  store.write('study', key, { value: serialize(value) })

/** Parts younger than this may belong to a run that goes on beside this one. */
const youngest = 3_600_000

/**
 * Takes away parts that no run needs: those that this one did not use, oldest first, as long as they take more room than
 * those it did; and what was left half-written.
 *
 * @param now milliseconds since 1970
 */
export function pruneStore(folder: string, used: ReadonlySet<string>, now: number): void {
  const files = kinds.flatMap((kind) => {
    const root = join(folder, kind)
    if (!existsSync(root)) return []
    return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      if (!entry.isFile() || !isPartName.test(entry.name)) return []
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = statSync(path)
      return [{ path, name: entry.name, size, age: now - mtimeMs }]
    })
  })
  const room = files.reduce((total, { name, size }) => total + (used.has(name) ? size : 0), 0)
  const old = files.filter(({ name, age }) => !used.has(name) && age > youngest).sort((a, b) => a.age - b.age)
  let kept = 0
  for (const { path, name, size } of old) {
    kept += size
    if (name.endsWith('.tmp') || kept > room) rmSync(path, { force: true })
  }
}
