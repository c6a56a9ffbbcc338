import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { once } from '../collections.ts'

/** Bytes that are read at once, for one file after the other. */
const piece = once(() => Buffer.allocUnsafeSlow(1 << 20))

/** The sha256 and the size of a file, read piece by piece; null if it cannot be read or is no ordinary file. */
export function hashOfFile(path: string): { readonly sha256: string; readonly bytes: number } | null {
  try {
    const opened = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      if (!fstatSync(opened).isFile()) return null
      const hash = createHash('sha256')
      let bytes = 0
      for (let length = -1; length !== 0; bytes += length) {
        length = readSync(opened, piece())
        hash.update(piece().subarray(0, length))
      }
      return { sha256: hash.digest('hex'), bytes }
    } finally {
      closeSync(opened)
    }
  } catch {
    return null
  }
}
