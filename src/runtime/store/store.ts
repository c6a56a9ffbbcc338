import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { InputError, inputError } from '../../boundary/diagnostic.ts'
import { isDiskError } from '../../io/disk-errors.ts'
import { encodePart, type OpenPart, openPart, type Sections, writeWhole } from './part-file.ts'

/**
 * Kinds of parts: prepared transcripts, the content keys of coded transcripts by their lookup keys, coded transcripts, and
 * values of the study as a whole.
 */
const kinds = ['prepared', 'lookup', 'coded', 'study'] as const
export type PartKind = (typeof kinds)[number]

/** Format of keys: hashes; nothing else is used as a path. */
const isKey = /^[0-9a-f]{64}$/
function requireKey(key: string): string {
  if (!isKey.test(key)) throw new Error(`a key is 64 hex digits, not ${JSON.stringify(key)}`)
  return key
}

/** Names of parts and of incomplete parts; no other file is removed. */
const isPartName = /^[0-9a-f]{64}(\.\d+-\d+\.tmp)?$/

/** Parts of work on disk, by the hash of everything they depend on: the same key always means the same bytes. */
export interface Store {
  readonly folder: string
  readonly write: (kind: PartKind, key: string, sections: Sections) => void
  /** The bytes of a part, for another machine. */
  readonly writeWhole: (kind: PartKind, key: string, bytes: Uint8Array) => void
  readonly readWhole: (kind: PartKind, key: string) => Buffer
  /**
   * Uses a part; null if there is none, or if it is damaged (then it is removed and counted, and has to be rebuilt).
   */
  readonly read: <Result>(kind: PartKind, key: string, use: (part: OpenPart) => Result) => Result | null
  /**
   * Uses a part that cannot be rebuilt here; every count that is added up is read this way.
   *
   * @throws InputError `work/missing` or `work/damaged`, naming the part
   */
  readonly require: <Result>(
    kind: PartKind,
    key: string,
    use: (part: OpenPart) => Result,
    content: PartDescription,
  ) => Result
  /** Number of parts that were found damaged since the last call. */
  readonly takeDamaged: () => number
}

/** Description of a part for messages, and the way to rebuild it. */
export interface PartDescription {
  /** Such as `the codings of P3a`. */
  readonly name: string
  readonly fix: string
}

export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let damaged = 0
  const pathOf = (kind: PartKind, key: string): string => join(folder, kind, key.slice(0, 1), requireKey(key))

  function tryRead<Result>(
    kind: PartKind,
    key: string,
    use: (part: OpenPart) => Result,
  ): { readonly value: Result } | 'missing' | 'damaged' {
    let part: OpenPart | null = null
    try {
      part = openPart(pathOf(kind, key), key)
      return part === null ? 'missing' : { value: use(part) }
    } catch (error) {
      if (error instanceof InputError || isDiskError(error)) throw error
      damaged++ // its sums may be right and its content not: it was not written by Themata
      rmSync(pathOf(kind, key), { recursive: true, force: true })
      return 'damaged'
    } finally {
      part?.close()
    }
  }

  return {
    folder,
    write: (kind, key, sections) => writeWhole(pathOf(kind, key), ...encodePart(key, sections)),
    writeWhole: (kind, key, bytes) => writeWhole(pathOf(kind, key), bytes),
    readWhole: (kind, key) => readFileSync(pathOf(kind, key)),
    read(kind, key, use) {
      const found = tryRead(kind, key, use)
      return typeof found === 'string' ? null : found.value
    },
    require(kind, key, use, { name, fix }) {
      const found = tryRead(kind, key, use)
      if (typeof found !== 'string') return found.value
      const place = { file: pathOf(kind, key) }
      throw found === 'missing'
        ? inputError({ code: 'work/missing', place, message: `${name}: this part is missing`, fix })
        : inputError({ code: 'work/damaged', place, message: `${name}: this part was damaged and is removed`, fix })
    },
    takeDamaged() {
      const found = damaged
      damaged = 0
      return found
    },
  }
}

/** True if there is a part and every section of it is whole. */
export const hasWhole = (store: Store, kind: PartKind, key: string): boolean =>
  store.read(kind, key, ({ verify }) => verify() ?? true) === true

const storedValue = <Value>(part: OpenPart): Value => deserialize(part.section('value')) as Value

/** Reads a stored value of the study as a whole; null if there is none. */
export const readValue = <Value>(store: Store, key: string): Value | null =>
  store.read('study', key, storedValue<Value>)

/** @throws InputError when it is missing or damaged */
export const requireValue = <Value>(store: Store, key: string, content: PartDescription): Value =>
  store.require('study', key, storedValue<Value>, content)

export const writeValue = (store: Store, key: string, value: unknown): void =>
  store.write('study', key, { value: serialize(value) })

/** The number of whole parts of a kind in a store. */
export function countParts(folder: string, kind: PartKind): number {
  const root = join(folder, kind)
  if (!existsSync(root)) return 0
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => isKey.test(basename(path))).length
}

/** Age in milliseconds below which a part may belong to a concurrent run. */
const youngest = 3_600_000

/**
 * Removes unused parts: those that this run did not use, oldest first, while they take more space than those it used; and
 * incomplete parts.
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
      const found = statSync(path, { throwIfNoEntry: false }) // another run may have removed it
      return found === undefined ? [] : [{ path, name: entry.name, size: found.size, age: now - found.mtimeMs }]
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
