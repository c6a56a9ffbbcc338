import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InputError, inputError } from '../../boundary/diagnostic.ts'
import { isDiskError, toInputError } from '../../io/disk-errors.ts'
import { isFolder } from '../../io/study-files.ts'
import { makeTemporary } from '../../io/temporary-folder.ts'

/** The folder of stored parts. */
export interface CacheFolder {
  readonly folder: string
  /** The reason why nothing is kept although it should be; null if all is well. */
  readonly doubt: InputError | null
  /** Removes the folder if it was only for this run. */
  readonly clear: () => void
}

/** Permissions of a folder of parts, which contains transcripts: the owner only. */
const privately = 0o700

/**
 * Opens the folder of parts: the given one, else `.themata` beside the transcripts; a temporary one if nothing is to be
 * kept, nothing can be written there, or others could write parts there.
 *
 * @param asked false for none
 * @throws InputError when the given folder cannot be used
 */
export async function openCache(study: string, asked: string | false | undefined): Promise<CacheFolder> {
  if (asked === false) return openTemporary(null)
  const folder = asked ?? join(study, (await isFolder(study)) ? '.' : '..', '.themata')
  try {
    return keep(folder)
  } catch (error) {
    const known = toInputError(error, folder)
    if (asked !== undefined || !(known instanceof Error && known.name === 'InputError')) throw known
    return openTemporary(known as InputError)
  }
}

/** Creates a folder for this run only. */
export function openTemporary(doubt: InputError | null): CacheFolder {
  const { path, clear } = makeTemporary(tmpdir(), 'themata-', privately)
  return { folder: path, doubt, clear }
}

function keep(folder: string): CacheFolder {
  mkdirSync(folder, { recursive: true, mode: privately })
  requireOwn(folder)
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n') // an existing file is kept
  return { folder, doubt: null, clear: () => {} }
}

/**
 * Refuses a folder in which others can write, since parts are trusted; removes the read permission of others, which
 * earlier versions left.
 */
function requireOwn(folder: string): void {
  const { uid, mode } = statSync(folder)
  const me = process.getuid?.()
  if (me === undefined) return // Windows: folders of a user are the user's
  if (uid !== me || (mode & 0o022) !== 0) {
    throw inputError({
      code: 'cache/not-own',
      place: { file: folder },
      message: 'others can write here, so parts in this folder are not trusted',
      fix: 'remove the folder, or name one of your own with --cache',
    })
  }
  if ((mode & 0o077) !== 0) chmodSync(folder, privately)
}

/** True for an error of the disk with the parts, also one from another thread. */
export const isCacheError = (error: unknown): boolean =>
  isDiskError(error) ||
  (error instanceof Error && /^E[A-Z]{3,}: .*, (open|write|mkdir|rename|fsync)\b/.test(error.message))
