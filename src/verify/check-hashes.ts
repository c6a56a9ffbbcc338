import { createHash, hash } from 'node:crypto'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileHash } from '../model/file-hash.ts'
import { difference, type ReportAtHand, type StudyAtHand } from './evidence.ts'

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes)

/** Checks that every input is the one that was analysed. */
export function checkInputs({ written, folder }: ReportAtHand, { hashes }: StudyAtHand): Diagnostic[] {
  const recorded = [
    { file: written.codebook.file, sha256: written.codebook.sha256 },
    ...written.inputs,
    ...written.files,
  ]
  return recorded.flatMap(({ file, sha256 }) => {
    const now = hashes.get(file) ?? null
    if (now === sha256) return []
    return [
      difference(
        'verify/input',
        { file },
        now === null
          ? 'this input of the analysis is not there'
          : `this file is not the one that was analysed: its sha256 begins with ${now.slice(0, 12)}, and ${folder} records ${sha256.slice(0, 12)}`,
        now === null ? 'name the folder of the study with --study' : 'restore the file, or analyze the study again',
      ),
    ]
  })
}

/** Checks that every file of the folder is as it was saved, and finds the first lines that are not. */
export function checkSaved({ files, hashes }: ReportAtHand): Diagnostic[] {
  return hashes.flatMap((saved) => {
    const bytes = files.get(saved.file)
    if (bytes === undefined)
      return [difference('verify/saved', { file: saved.file }, 'this file of the results is missing')]
    if (bytes.length === saved.bytes && hashOf(bytes) === saved.sha256) return []
    return [
      difference(
        'verify/saved',
        placeOfChange(bytes, saved),
        'this file was changed after it was saved, here or below',
        'analyze the study again, or restore the file',
      ),
    ]
  })
}

/** The first line of the first part that has another hash; a file of another kind than text has no lines. */
function placeOfChange(bytes: Uint8Array, { file, parts, bytes: size }: FileHash): Diagnostic['place'] {
  const length = partLength(size)
  const first = parts.findIndex((hash, at) => hashPart(bytes, at * length, length) !== hash)
  if (!/\.(csv|md|html|json|yaml|svg)$/.test(file)) return { file }
  let line = 1
  const end = first === -1 ? bytes.length : first * length
  for (let at = 0; at < Math.min(end, bytes.length); at++) if (bytes[at] === 10) line++
  return { file, line }
}

/** Parts of which a file has hashes at most. */
const mostParts = 200

const partLength = (size: number): number => Math.max(64, Math.ceil(size / mostParts))

const hashPart = (bytes: Uint8Array, start: number, length: number): string =>
  hashOf(bytes.subarray(start, start + length)).slice(0, 8)

/** The hashes of a file of results that is held in memory. */
export const hashFile = (file: string, bytes: Uint8Array): FileHash =>
  hashParts({ file, bytes: bytes.length }, (start, length) => bytes.subarray(start, start + length))

/** The hashes of a file of results, of which one part is read at a time. */
export function hashParts(
  { file, bytes }: Pick<FileHash, 'file' | 'bytes'>,
  read: (start: number, length: number) => Uint8Array,
): FileHash {
  const length = partLength(bytes)
  const whole = createHash('sha256')
  const parts = Array.from({ length: Math.ceil(bytes / length) }, (_, at) => {
    const part = read(at * length, length)
    whole.update(part)
    return hashOf(part).slice(0, 8)
  })
  return { file, sha256: whole.digest('hex'), bytes, parts }
}
