import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { decodeText } from '../boundary/decode-text.ts'
import { type Diagnostic, InputError, inputError } from '../boundary/diagnostic.ts'
import { largestBytes, type SourceFile, tooLarge } from '../importers/index.ts'
import { refusalOf } from '../importers/open-bundle.ts'
import { byName } from '../lists.ts'
import type { TextFile } from '../model/study.ts'
import type { Study } from '../pipeline.ts'

/** A study as it lies on disk, and what of its folder was passed over. */
export interface LoadedStudy {
  readonly study: Omit<Study, 'codebook' | 'weights' | 'interviewers'>
  /** The study's own codebook, if it has one. */
  readonly ownCodebook: TextFile | null
  /** Files that were not taken for transcripts, and files that could not be opened. */
  readonly problems: readonly Diagnostic[]
}

/** Files of a study that describe it. */
export const own = {
  participants: 'participants.csv',
  settings: 'themata.yaml',
  codebook: 'codebook.yaml',
  summaries: 'summaries.csv',
  schema: 'codebook.schema.json',
}
/** How the name of what was learned ends, beside its codebook. */
const learned = '.weights.json'

/**
 * Loads a study: a folder (its `transcripts` folder where there is one, else all of it) or a single file.
 *
 * @param read gives the bytes of a file; tests give one that something happens in
 * @throws InputError when the path does not exist or cannot be read
 */
export async function loadStudy(path: string, read: ReadBytes = readFile): Promise<LoadedStudy> {
  const folder = await isFolder(path)
  const root = folder ? path : join(path, '..')
  const talk = folder && (await exists(join(path, 'transcripts'))) ? join(path, 'transcripts') : path
  const problems: Diagnostic[] = []
  const names = folder ? await listFiles(talk, '', problems) : [basename(path)]
  const base = folder ? talk : root
  const files = (await Promise.all(names.map((name) => loadFile(base, name, read, problems)))).filter(
    (file) => file !== null,
  )
  const text = async (name: string): Promise<TextFile | null> =>
    folder && (await exists(join(root, name))) ? loadText(join(root, name)) : null
  return {
    study: {
      name: basename(resolve(path)).replace(/\.[^.]+$/, ''),
      files,
      participants: await text(own.participants),
      settings: await text(own.settings),
      summaries: await text(own.summaries),
      decisions: folder ? await loadDecisions(join(root, 'decisions')) : [],
    },
    ownCodebook: await text(own.codebook),
    problems,
  }
}

/**
 * Loads a text file.
 *
 * @throws InputError when it does not exist, cannot be opened or is no text
 */
export async function loadText(path: string): Promise<TextFile> {
  try {
    return { file: path, text: decodeText(await readFile(path), path).text }
  } catch (error) {
    throw toInputError(error, path)
  }
}

/** What was learned for a codebook: `x.weights.json` beside `x.yaml`; null where there is none. */
export async function loadWeights(codebook: string): Promise<TextFile | null> {
  const path = codebook.replace(/\.ya?ml$/, learned)
  return path !== codebook && (await exists(path)) ? loadText(path) : null
}

/** The tables in the folder of decisions, in the order of their names. */
async function loadDecisions(folder: string): Promise<TextFile[]> {
  if (!(await exists(folder))) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort(byName)
  return Promise.all(names.map((name) => loadText(join(folder, name))))
}

/** Largest zip archive of transcripts. */
const largestBundle = 200e6
const isBundle = (name: string): boolean => /\.zip$/i.test(name)

/** How often a file that changes while it is read is read again. */
const tries = 3

type ReadBytes = (path: string) => Promise<Uint8Array>

async function loadFile(
  base: string,
  name: string,
  read: ReadBytes,
  problems: Diagnostic[],
): Promise<SourceFile | null> {
  const path = join(base, name)
  try {
    for (let time = 0; time < tries; time++) {
      const before = await stat(path)
      if (before.size > (isBundle(name) ? largestBundle : largestBytes)) throw tooLarge(name, before.size)
      const bytes = await read(path)
      const after = await stat(path)
      if (after.mtimeMs === before.mtimeMs && after.size === bytes.length) return { file: name, bytes }
    }
    throw inputError({
      code: 'study/changing',
      place: { file: path },
      message: 'the file changes while it is read',
      fix: 'run again when the program that writes it is done',
    })
  } catch (error) {
    const told = toInputError(error, path)
    if (!(told instanceof InputError)) throw told
    problems.push(...told.problems)
    return null
  }
}

/** Files of a folder and those below it, in the order of their names; hidden ones, links and our own are left out. */
async function listFiles(root: string, below: string, problems: Diagnostic[]): Promise<string[]> {
  const names: string[] = []
  const entries = await readdir(join(root, below), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => byName(a.name, b.name))) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    const leave = (message: string): void => {
      problems.push({ level: 'note', code: 'study/left-out', place: { file: join(root, name) }, message })
    }
    if (entry.name.startsWith('.') || Object.values(own).includes(entry.name) || entry.name.endsWith(learned)) continue
    if (entry.isDirectory()) {
      if (!(below === '' && entry.name === 'decisions')) names.push(...(await listFiles(root, name, problems)))
    } else if (!entry.isFile()) leave('this is a link or no file, and is not followed')
    else if (isBundle(name) || refusalOf(name) === null) names.push(name)
    else leave(refusalOf(name)!)
  }
  return names
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    const found = await stat(path)
    if (!found.isDirectory() && !found.isFile()) {
      throw inputError({
        code: 'study/no-file',
        place: { file: path },
        message: 'this is neither a file nor a folder',
        fix: 'name a folder of transcripts',
      })
    }
    return found.isDirectory()
  } catch (error) {
    throw toInputError(error, path)
  }
}

/** @throws InputError when a path is no folder, where settings of a study cannot lie */
export async function requireFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  throw inputError({
    code: 'study/no-folder',
    place: { file: path },
    message: 'a study is a folder of transcripts, and this is a file',
    fix: 'put the transcript into a folder and name that',
  })
}

export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['there is no such file or folder', 'check the path'],
  EACCES: ['the file may not be read', 'change its permissions'],
  EPERM: ['the file may not be read', 'change its permissions'],
  EISDIR: ['this is a folder, not a file', 'name a file'],
  ENOTDIR: ['a part of this path is a file, not a folder', 'check the path'],
}

function toInputError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error
  const [message, fix] = reasons[String(error.code)] ?? [`the file cannot be read (${error.code})`, 'try again']
  return inputError({ code: 'study/unreadable', place: { file: path }, message, fix })
}
