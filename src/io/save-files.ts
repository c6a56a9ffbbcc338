import { closeSync, existsSync, fstatSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { InputError } from '../boundary/diagnostic.ts'
import { unique } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileHash } from '../model/file-hash.ts'
import type { OutputFile } from '../outputs/output.ts'
import { isResult } from '../outputs/recognise-result.ts'
import { hashParts } from '../verify/check-hashes.ts'
import { isDiskError, onDisk } from './disk-errors.ts'
import { hashOfFile } from './hash-file.ts'
import { nearest, requireInside } from './read-regular.ts'
import { markerName, readMarker, writeMarker } from './results-marker.ts'
import { makeTemporary } from './temporary-folder.ts'
import { collectGarbage } from './v8-flags.ts'

/** The hash of a whole file of results. */
export type SavedHash = Omit<FileHash, 'parts'>

/** Prefix of the temporary folders in which files are written before they are moved. */
const staging = '.themata-'

/**
 * Saves files into a folder, in place of files of the same names: for files that are kept or changed on purpose, not for
 * results (`saveResults`). All are written to a temporary folder inside it first and moved when all are complete, so
 * that an interruption leaves the old files intact.
 *
 * @throws InputError when the folder cannot be written, or a link in it leads elsewhere
 */
export const saveFiles = (folder: string, files: readonly OutputFile[]): Promise<void> =>
  onDisk(folder, async () => {
    const target = resolve(folder)
    await mkdir(target, { recursive: true })
    const temporary = makeTemporary(target, staging)
    try {
      await writeAll(temporary.path, files)
      for (const { file } of files) requireInside(target, nearest(dirname(join(target, file))))
      await moveAll(temporary.path, target, files)
    } finally {
      temporary.clear()
    }
  })

/**
 * Saves results of Themata, such as those of an analysis or scripts of jobs, into a folder. A new folder appears complete; in an existing folder, the marker
 * records the results as incomplete until the last file is moved. Files that Themata did not write are replaced only with
 * `force`.
 *
 * @returns the hash of each file
 * @throws InputError when the folder cannot be written, or has a file that Themata did not write
 */
export const saveResults = (folder: string, files: readonly OutputFile[], force: boolean): Promise<SavedHash[]> =>
  onDisk(folder, async () => {
    const target = existsSync(folder) ? realpathSync(folder) : resolve(folder)
    const names = files.map(({ file }) => file)
    requireReplaceable(target, names, force)
    const isNew = !existsSync(target)
    await mkdir(isNew ? dirname(target) : target, { recursive: true })
    const temporary = makeTemporary(isNew ? dirname(target) : target, staging)
    try {
      await writeAll(temporary.path, files)
      const hashes = hashAll(temporary.path, names)
      await writeFile(join(temporary.path, markerName), writeMarker(names, true, hashes))
      if (!isNew || !(await isMoved(temporary.path, target))) {
        await mkdir(target, { recursive: true })
        await moveResults(temporary.path, target, hashes)
      }
      return hashes.map(({ file, sha256, bytes }) => ({ file, sha256, bytes }))
    } finally {
      temporary.clear()
    }
  })

/** True if results are in a folder as they were saved, and it is complete. */
export function areInPlace(folder: string, saved: readonly SavedHash[]): boolean {
  const marker = readMarker(folder)
  const marked = new Map(marker?.hashes?.map(({ file, sha256 }) => [file, sha256]))
  return (
    marker?.complete === true &&
    saved.every(({ file, sha256, bytes }) => {
      const path = join(folder, file)
      const isSized = marked.get(file) === sha256 && lstatSync(path, { throwIfNoEntry: false })?.size === bytes
      return isSized && hashOfFile(path)?.sha256 === sha256
    })
  )
}

/** Moves a complete folder into place in one step; returns false if another run created that folder meanwhile. */
async function isMoved(from: string, target: string): Promise<boolean> {
  try {
    await rename(from, target)
    return true
  } catch (error) {
    if (isDiskError(error) && ['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(String(error.code))) return false
    throw error
  }
}

/** The hashes of written files, one file after the other. */
const hashAll = (folder: string, names: readonly string[]): FileHash[] =>
  unique(names)
    .sort()
    .map((file) => hashSaved(folder, file))

function hashSaved(folder: string, file: string): FileHash {
  const opened = openSync(join(folder, file), 'r')
  try {
    return hashParts({ file, bytes: fstatSync(opened).size }, (start, length) => {
      const part = Buffer.alloc(length)
      return part.subarray(0, readSync(opened, part, 0, length, start))
    })
  } finally {
    closeSync(opened)
  }
}

async function moveResults(from: string, target: string, saved: readonly FileHash[]): Promise<void> {
  const names = saved.map(({ file }) => file)
  const marker = readMarker(target)
  const before = marker?.files.filter((file) => existsSync(join(target, file))) ?? []
  const all = unique([...before, ...names])
  const kept = (marker?.hashes ?? []).filter(({ file }) => before.includes(file) && !names.includes(file))
  const hashes = [...kept, ...saved].sort((a, b) => (a.file < b.file ? -1 : 1))
  const mark = async (complete: boolean): Promise<void> => {
    await writeFile(join(from, markerName), writeMarker(all, complete, hashes))
    await rename(join(from, markerName), join(target, markerName))
  }
  await mark(false)
  await moveAll(from, target, saved)
  await mark(true)
}

/** @throws InputError with every file that would be replaced and that Themata did not write */
function requireReplaceable(target: string, names: readonly string[], force: boolean): void {
  const ours = new Set(readMarker(target)?.files)
  const problems = names.flatMap((file): Diagnostic[] => {
    const path = join(target, file)
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found === undefined || (found.isFile() && (force || ours.has(file) || isOldResult(path)))) return []
    return [
      {
        level: 'error',
        code: 'results/not-ours',
        place: { file: path },
        message: found.isFile()
          ? 'a file is to be written here, and this one was not written by Themata'
          : 'a file is to be written here, and this is no ordinary file',
        fix: found.isFile()
          ? 'name another folder, or say --force to replace the file'
          : 'take it away, or name another folder',
      },
    ]
  })
  if (problems.length > 0) throw new InputError(problems)
}

/** True for a result that an earlier version wrote without a marker. */
const isOldResult = (path: string): boolean => isResult(basename(path), readFileSync(path))

async function writeAll(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const inner of unique(files.map(({ file }) => dirname(file))))
    await mkdir(join(folder, inner), { recursive: true })
  collectGarbage() // garbage of the analysis
  for (const output of files) {
    const path = join(folder, output.file)
    await writeOutput(path, output)
    if ((await stat(path)).size > large) collectGarbage()
  }
}

async function moveAll(from: string, target: string, files: readonly Pick<OutputFile, 'file'>[]): Promise<void> {
  for (const inner of unique(files.map(({ file }) => dirname(file))))
    await mkdir(join(target, inner), { recursive: true })
  for (const { file } of files) await onDisk(join(target, file), () => rename(join(from, file), join(target, file)))
}

/** Size of a file, in bytes, above which garbage is collected before the next file is written. */
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

/** Bytes that are written at once. */
const gathered = 1 << 20
/** Characters of text up to which pieces are joined before they are encoded. */
const joined = 1 << 16

/** Pieces joined to larger ones, so that few are written: each is to be written before the next is taken, in the same bytes. */
function* gather(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(gathered)
  const encoder = new TextEncoder()
  let [text, size] = ['', 0]
  function* put(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + gathered - size)
      buffer.set(part, size)
      at += part.length
      size += part.length
      if (size === gathered) yield* flush()
    }
  }
  function* putText(): Generator<Uint8Array> {
    for (let rest = text; rest !== ''; ) {
      const { read, written } = encoder.encodeInto(rest, buffer.subarray(size))
      size += written
      rest = rest.slice(read)
      if (rest !== '') yield* flush()
    }
    text = ''
  }
  function* flush(): Generator<Uint8Array> {
    yield buffer.subarray(0, size)
    size = 0
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    if (typeof piece === 'string' && text.length < joined) continue
    yield* putText()
    if (typeof piece !== 'string') yield* put(piece)
  }
  yield* putText()
  yield* flush()
}
