import { InputError, inputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'

/** Messages and fixes for errors of the file system, by error code. */
const reasons: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the path'],
  EACCES: ['permission is missing', 'change the permissions, or name another place'],
  EPERM: ['permission is missing', 'change the permissions, or name another place'],
  EROFS: ['the disk is read-only', 'name a place that can be written'],
  EISDIR: ['this is a folder, not a file', 'name a file, or remove the folder'],
  ENOTDIR: ['a part of this path is a file, not a folder', 'check the path, or name another place'],
  EEXIST: ['something else has this name', 'remove it, or name another place'],
  ENOTEMPTY: ['a folder with files in it has this name', 'remove it, or name another place'],
  EXDEV: ['this lies on another disk', 'name a place on the same disk'],
  EBUSY: ['another program is using it', 'close that program and run again'],
  ENOSPC: ['the disk is full', 'free some space, or name a place on another disk; nothing was replaced'],
  EDQUOT: ['your share of the disk is full', 'free some space, or name a place on another disk; nothing was replaced'],
  EFBIG: ['the file is too large for this disk', 'name a place on another disk'],
  ENAMETOOLONG: ['the name is too long for this disk', 'use shorter names'],
  ELOOP: ['links lead in a circle here', 'name the folder itself'],
  EMFILE: ['too many files are open', 'close other programs, or raise the limit (ulimit -n)'],
  ENXIO: ['this is no file that can be read', 'put an ordinary file there, or remove it'],
}

/** System calls that read. */
const reading = /^(open|read|stat|lstat|scandir|realpath|access|readlink)$/

/** True for an error of the file system. */
export const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** Converts a file-system error to an `InputError` with place and fix; returns other errors unchanged. */
export function toInputError(error: unknown, path?: string): unknown {
  if (!isDiskError(error)) return error
  const [message, fix] = lookup(reasons, String(error.code)) ?? [`the system reports ${error.code}`, 'try again']
  const code = reading.test(String(error.syscall)) ? 'study/unreadable' : 'disk/unwritable'
  return inputError({ code, place: { file: path ?? error.path ?? 'disk' }, message, fix })
}

/** Does work on the disk and converts its errors to `InputError`s that name the place. */
export async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toInputError(error, path)
  }
}

/** The problems of an `InputError` or file-system error. @throws any other error */
export function problemsOf(error: unknown, path: string) {
  const known = toInputError(error, path)
  if (known instanceof InputError) return known.problems
  throw known
}
