import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { inputError } from '../boundary/diagnostic.ts'
import { toInputError } from './disk-errors.ts'

/** Max. size in bytes of a file that describes a study, such as participants.csv; 200,000 decisions take a fifth of it. */
const largestDescription = 200e6

/**
 * Reads an ordinary file. Pipes, devices and sockets are refused without waiting for them, and so are files above the
 * limit.
 *
 * @throws InputError when it is not an ordinary file, is too large, or cannot be opened
 */
export function readRegular(path: string, most = largestDescription): Buffer {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const { size } = requireRegular(fstatSync(file), path)
      if (size > most) {
        throw inputError({
          code: 'study/too-large',
          place: { file: path },
          message: `the file has ${Math.round(size / 1e6)} MB; ${Math.round(most / 1e6)} MB are the limit`,
          fix: 'split it, or remove what is not needed',
        })
      }
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw toInputError(error, path)
  }
}

interface Stated {
  readonly size: number
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
}

/** @throws InputError when the path is not that of an ordinary file */
export function requireRegular<Found extends Stated>(found: Found, path: string): Found {
  if (found.isFile()) return found
  throw inputError({
    code: 'study/no-file',
    place: { file: path },
    message: found.isDirectory() ? 'this is a folder, not a file' : 'this is a pipe, device or socket, and is not read',
    fix: 'put an ordinary file there, or remove it',
  })
}

/**
 * Refuses a link that leads out of the study: the content of a study never causes a file outside it to be read.
 *
 * @throws InputError when the path leads outside the folder
 */
export function requireInside(folder: string, path: string): void {
  try {
    if (isInside(realpathSync(folder), realpathSync(path))) return
  } catch (error) {
    throw toInputError(error, path)
  }
  throw inputError({
    code: 'study/link',
    place: { file: path },
    message: 'this link leads out of the study, and is not followed',
    fix: 'put a copy there, or name what it leads to on the command line',
  })
}

/** True if a path is the folder or inside it; both without links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path))
}

/** The longest existing prefix of a path. */
export const nearest = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
