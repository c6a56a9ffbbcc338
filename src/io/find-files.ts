import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { compareNames } from '../collections.ts'
import type { SourceFile } from '../importers/importer.ts'
import { maxBytes, tooLarge } from '../importers/largest-file.ts'
import { mayHoldSeveral, resultMessage, startsAsList } from '../importers/several-in-file.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isRecognisedWhole, isResult, mayBeResult, recognisedStart } from '../outputs/recognise-result.ts'
import { problemsOf, toInputError } from './disk-errors.ts'
import { requireRegular } from './read-regular.ts'
import { readMarker } from './results-marker.ts'
import { isDecisionFolder, isSpeakersFolder, isSynthesisFolder, studyFiles, weightsEnding } from './study-files.ts'

/** A file of a study that may be a transcript, not read yet. */
export interface FoundFile {
  /** Name inside the study. */
  readonly file: string
  /** Path of the file, or of the zip archive, table or list that contains it. */
  readonly path: string
  readonly isBundled: boolean
  readonly size: number
}

/** The files of a study, in the order of their names. */
export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** Problems of files that could not be opened. */
  readonly failures: readonly Diagnostic[]
  /** Notes on files that were left out. */
  readonly notes: readonly Diagnostic[]
}

/** Max. size of a zip archive of transcripts, in bytes. */
const largestBundle = 200e6
const isBundle = (name: string): boolean => /\.zip$/i.test(name)

/** Max. number of times that a file that changes while it is read is read again. */
const tries = 3

/**
 * Returns the bytes of a file. Synchronous by default: files are small, and a callback takes longer.
 */
export type ReadBytes = (path: string) => Uint8Array | Promise<Uint8Array>

/**
 * Finds the files to be read: those of a folder and its subfolders, those in its zip archives, and the interviews of tables.
 *
 * @param ignore names inside the study that are left out
 */
export async function findFiles(
  { base, names }: { readonly base: string; readonly names: readonly string[] },
  ignore: readonly string[],
  reader: TranscriptReader,
): Promise<FoundFiles> {
  const files: FoundFile[] = []
  const failures: Diagnostic[] = []
  const notes: Diagnostic[] = []
  for (const name of names.filter((candidate) => !ignore.includes(candidate))) {
    const path = join(base, name)
    try {
      if (!isOpened(name, path)) files.push({ file: name, path, isBundled: false, size: statSync(path).size })
      else {
        const opened = await reader.open(await readSteadily({ file: name, path }))
        notes.push(...opened.notes)
        for (const { file, bytes } of opened.files)
          if (!ignore.includes(file)) files.push({ file, path, isBundled: file !== name, size: bytes.length })
      }
    } catch (error) {
      failures.push(...problemsOf(error, path))
    }
  }
  return { files, failures, notes }
}

/** True for a file that may hold several transcripts and is opened to find out; JSON only if it begins as a list. */
function isOpened(name: string, path: string): boolean {
  if (!mayHoldSeveral(name)) return false
  if (!/\.json$/i.test(name)) return true
  const start = new Uint8Array(64)
  const file = openSync(path, 'r')
  try {
    return startsAsList(start.subarray(0, readSync(file, start)))
  } finally {
    closeSync(file)
  }
}

let lastBundle: { readonly state: string; readonly files: ReadonlyMap<string, SourceFile> } | undefined

/**
 * Reads a file that was found.
 *
 * @throws InputError when it cannot be opened, is too large, or keeps changing
 */
export async function readFound(
  found: FoundFile,
  reader: TranscriptReader,
  read: ReadBytes = readFileSync,
): Promise<SourceFile> {
  const { file, path, isBundled } = found
  if (!isBundled) return readSteadily(found, read)
  const { mtimeMs, size } = statSync(path)
  const state = `${path} ${mtimeMs} ${size}`
  if (lastBundle?.state !== state) {
    const name = file.slice(0, file.lastIndexOf(`${basename(path)}/`) + basename(path).length)
    const { files: opened } = await reader.open(await readSteadily({ file: name, path }, read))
    lastBundle = { state, files: new Map(opened.map((source) => [source.file, source])) }
  }
  const source = lastBundle.files.get(file)
  if (source !== undefined) return source
  throw inputError({
    code: 'study/changing',
    place: { file: path },
    message: `"${file}" is no longer in it: the file changed while the study was read`,
    fix: 'run again when the program that writes it has finished',
  })
}

async function readSteadily(
  { file, path }: Pick<FoundFile, 'file' | 'path'>,
  read: ReadBytes = readFileSync,
): Promise<SourceFile> {
  try {
    for (let time = 0; time < tries; time++) {
      const before = requireRegular(statSync(path), path)
      if (before.size > (isBundle(file) ? largestBundle : maxBytes)) throw tooLarge(file, before.size)
      const bytes = await read(path)
      const after = statSync(path)
      if (after.mtimeMs === before.mtimeMs && after.size === bytes.length) return { file, bytes }
    }
  } catch (error) {
    throw toInputError(error, path)
  }
  throw inputError({
    code: 'study/changing',
    place: { file: path },
    message: 'the file changes while it is read',
    fix: 'run again when the program that writes it has finished',
  })
}

const leftOut = (file: string, message: string): Diagnostic => ({
  level: 'note',
  code: 'study/left-out',
  place: { file },
  message,
})

/**
 * Lists the files of a folder and its subfolders, ordered by name. Hidden files, links, files that describe the study and
 * results are left out; a folder that cannot be opened is reported, and the others are read.
 *
 * @param refusalOf why a file is no transcript by its name
 */
export async function listFiles(
  { root, below = '' }: { readonly root: string; readonly below?: string },
  refusalOf: TranscriptReader['refusalOf'],
  problems: Diagnostic[],
): Promise<string[]> {
  const folder = join(root, below)
  const results = new Set(readMarker(folder)?.files)
  const names: string[] = []
  for (const entry of await readEntries(folder, below, problems)) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    const leave = (message: string): void => {
      problems.push(leftOut(join(root, name), message))
    }
    if (
      entry.name.startsWith('.') ||
      Object.values(studyFiles).includes(entry.name) ||
      entry.name.endsWith(weightsEnding)
    )
      continue
    if (entry.isDirectory()) {
      if (isDecisionFolder(entry.name)) {
        if (below !== '') leave('decisions are read from the folder "decisions" of the study alone')
        continue
      }
      if ((isSynthesisFolder(entry.name) || isSpeakersFolder(entry.name)) && below === '') continue
      for (const inside of await listFiles({ root, below: name }, refusalOf, problems)) names.push(inside)
    } else if (!entry.isFile()) leave('this is a link or no file, and is not followed')
    else if (!isBundle(name) && refusalOf(name) !== null) leave(refusalOf(name)!)
    else if (results.has(entry.name) || isResultFile(join(root, name))) leave(resultMessage)
    else names.push(name)
  }
  return names
}

/** The entries of a folder, ordered by name; a subfolder that cannot be opened is reported. */
async function readEntries(folder: string, below: string, problems: Diagnostic[]) {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => compareNames(a.name, b.name))
  } catch (error) {
    if (below === '') throw toInputError(error, folder)
    problems.push(...problemsOf(error, folder))
    return []
  }
}

/** True for a result of Themata outside its folder, or in a folder without a marker. */
function isResultFile(path: string): boolean {
  const name = path.replaceAll('\\', '/')
  if (!mayBeResult(name)) return false
  try {
    if (isRecognisedWhole(name)) return statSync(path).size <= maxBytes && isResult(name, readFileSync(path))
    const file = openSync(path, 'r')
    try {
      const start = Buffer.alloc(recognisedStart)
      return isResult(name, start.subarray(0, readSync(file, start, 0, recognisedStart, 0)))
    } finally {
      closeSync(file)
    }
  } catch {
    return false // reading it will say why it cannot be opened
  }
}
