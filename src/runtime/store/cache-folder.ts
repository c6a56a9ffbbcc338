import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InputError, inputError } from '../../boundary/diagnostic.ts'
import { isDiskError, toInputError } from '../../io/disk-errors.ts'
import { isFolder } from '../../io/study-files.ts'
import { makeTemporary } from '../../io/temporary-folder.ts'

/** Where parts of the work are kept. */
export interface CacheFolder {
  readonly folder: string
  /** Why nothing is kept although that was asked for; null where all is well. */
  readonly doubt: InputError | null
  /** Takes the folder away, where it was only for this run. */
  readonly clear: () => void
}

/** Only whoever runs Themata reads what was said in a folder of parts. */
const privately = 0o700

/**
 * The folder where parts are kept: the one asked for, else `.themata` beside the transcripts, where what was said lies
 * anyway; a temporary one where nothing is to be kept, nothing can be written there, or others could write parts there.
 *
 * @param asked false for none
 * @throws InputError when the folder that was asked for cannot be used
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

/** A folder for this run only. */
export function openTemporary(doubt: InputError | null): CacheFolder {
  const { path, clear } = makeTemporary(tmpdir(), 'themata-', privately)
  return { folder: path, doubt, clear }
}

function keep(folder: string): CacheFolder {
  mkdirSync(folder, { recursive: true, mode: privately })
  requireOwn(folder)
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n') // somebody's own stays
  return { folder, doubt: null, clear: () => {} }
}

/**
 * Refuses a folder in which others can put parts, since a part is believed; a folder of an earlier version that others can
 * read is closed to them.
 */
function requireOwn(folder: string): void {
  const { uid, mode } = statSync(folder)
  const me = process.getuid?.()
  if (me === undefined) return // Windows: folders of a user are the user's
  if (uid !== me || (mode & 0o022) !== 0) {
    throw inputError({
      code: 'cache/not-own',
      place: { file: folder },
      message: 'others can write here, so what is kept here is not believed',
      fix: `take the folder away, or name one of your own with --cache`,
    })
  }
  if ((mode & 0o077) !== 0) chmodSync(folder, privately)
}

/** Whether an error is one of the disk on which parts are kept, also where it came from another thread. */
export const isCacheError = (error: unknown): boolean =>
  isDiskError(error) ||
  (error instanceof Error && /^E[A-Z]{3,}: .*, (open|write|mkdir|rename|fsync)\b/.test(error.message))
