import { InputError, inputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'

/** What went wrong on the disk and how to fix it, by the code that the system gives. */
const reasons: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ENOENT: ['there is no such file or folder', 'check the path'],
  EACCES: ['permission is missing', 'change the permissions, or name another place'],
  EPERM: ['permission is missing', 'change the permissions, or name another place'],
  EROFS: ['the disk can only be read', 'name a place that can be written'],
  EISDIR: ['this is a folder, not a file', 'name a file, or take the folder away'],
  ENOTDIR: ['a part of this path is a file, not a folder', 'check the path, or name another place'],
  EEXIST: ['something else has this name', 'take it away, or name another place'],
  ENOTEMPTY: ['a folder with files in it has this name', 'take it away, or name another place'],
  EXDEV: ['this lies on another disk', 'name a place on the same disk'],
  EBUSY: ['another program is using it', 'close that program and run again'],
  ENOSPC: ['the disk is full', 'make room, or name a place on another disk; nothing was replaced'],
  EDQUOT: ['your share of the disk is full', 'make room, or name a place on another disk; nothing was replaced'],
  EFBIG: ['the file is too large for this disk', 'name a place on another disk'],
  ENAMETOOLONG: ['the name is too long for this disk', 'use shorter names'],
  ELOOP: ['links lead in a circle here', 'name the folder itself'],
  EMFILE: ['too many files are open', 'close other programs, or raise the limit (ulimit -n)'],
  ENXIO: ['this is no file that can be read', 'put an ordinary file there, or take it away'],
}

/** Calls of the system that read. */
const reading = /^(open|read|stat|lstat|scandir|realpath|access|readlink)$/

/** An error that the file system gave. */
export const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** An error of the disk as a problem with a place and a fix; other errors as they are. */
export function toInputError(error: unknown, path?: string): unknown {
  if (!isDiskError(error)) return error
  const [message, fix] = lookup(reasons, String(error.code)) ?? [`the system says ${error.code}`, 'try again']
  const code = reading.test(String(error.syscall)) ? 'study/unreadable' : 'disk/unwritable'
  return inputError({ code, place: { file: path ?? error.path ?? 'disk' }, message, fix })
}

/** Does work on the disk; its errors become problems that name the place. */
export async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toInputError(error, path)
  }
}

/** The problems of an error that its author can fix. @throws any other error */
export function problemsOf(error: unknown, path: string) {
  const known = toInputError(error, path)
  if (known instanceof InputError) return known.problems
  throw known
}
