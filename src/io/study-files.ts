import { lstat, stat } from 'node:fs/promises'
import { inputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'

/** Files of a study that describe it. */
export const own = {
  participants: 'participants.csv',
  settings: 'themata.yaml',
  codebook: 'codebook.yaml',
  summaries: 'summaries.csv',
  pseudonyms: 'pseudonyms.csv',
  schema: 'codebook.schema.json',
}
/** How the name of what was learned ends, beside its codebook. */
export const learnedEnding = '.weights.json'

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

/** An error of the disk in words; others as they are. */
export function toInputError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error
  const [message, fix] = lookup(reasons, String(error.code)) ?? [`the file cannot be read (${error.code})`, 'try again']
  return inputError({ code: 'study/unreadable', place: { file: path }, message, fix })
}
