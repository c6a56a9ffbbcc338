import { lstat, readdir, stat } from 'node:fs/promises'
import { inputError } from '../boundary/diagnostic.ts'
import { compareNames } from '../collections.ts'
import { isDiskError, toInputError } from './disk-errors.ts'

/** Names of the files that describe a study. */
export const studyFiles = {
  participants: 'participants.csv',
  settings: 'themata.yaml',
  codebook: 'codebook.yaml',
  summaries: 'summaries.csv',
  pseudonyms: 'pseudonyms.csv',
  schema: 'codebook.schema.json',
  codeMap: 'code-map.csv',
}

/** Folder of a study with the speakers of transcripts that name nobody. */
export const speakersFolder = 'speakers'

/** Ending of the name of weights, which are beside their codebook. */
export const weightsEnding = '.weights.json'

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

/** @throws InputError when a path is not a folder, which a study with settings has to be */
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

/** True for the name of the folder in which people confirm who speaks, `speakers` in any capitalization. */
export const isSpeakersFolder = (name: string): boolean => name.toLowerCase() === speakersFolder

/** True for the name of a folder of decisions, `decisions` in any capitalization. */
export const isDecisionFolder = (name: string): boolean => name.toLowerCase() === 'decisions'

/** The entries of a folder except hidden files and lock files of spreadsheets; empty if it does not exist. */
export async function entriesOf(folder: string): Promise<{ readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isDiskError(error) && ['ENOENT', 'ENOTDIR'].includes(String(error.code))) return []
    throw toInputError(error, folder)
  })
  return entries
    .filter(({ name }) => !/^(\.|~\$)/.test(name))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => compareNames(a.name, b.name))
}

/** True for the name of the folder of a researcher's texts, `synthesis` in any capitalization. */
export const isSynthesisFolder = (name: string): boolean => name.toLowerCase() === 'synthesis'
