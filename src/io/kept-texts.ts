import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { textHash } from '../anchoring/text-hash.ts'
import { readRegular } from './read-regular.ts'

/** Texts of transcripts kept by their hashes, so that decisions find their places after an edit. */
export interface KeptTexts {
  /** Keeps a text under its hash, such as `sha256:9c1…`, also in the place of a damaged one. */
  readonly keep: (hash: string, text: string) => void
  /** A kept text; null if there is none, or it is damaged. */
  readonly read: (hash: string) => string | null
}

/** Opens the kept texts in the cache of a study; a text that cannot be kept is only not there later. */
export function openKeptTexts(cache: string): KeptTexts {
  const folder = join(cache, 'texts')
  const pathOf = (hash: string): string => join(folder, `${hash.replace(/^sha256:/, '').replace(/[^0-9a-f]/g, '')}.gz`)
  const read: KeptTexts['read'] = (hash) => {
    try {
      const text = gunzipSync(readRegular(pathOf(hash)), { maxOutputLength: 100e6 }).toString('utf8')
      return textHash(text) === hash ? text : null
    } catch {
      return null
    }
  }
  return {
    read,
    keep(hash, text) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        if (read(hash) !== null) return
        rmSync(pathOf(hash), { recursive: true, force: true }) // a damaged text, or something else of its name
        writeFileSync(pathOf(hash), gzipSync(text), { mode: 0o600, flag: 'wx' })
      } catch {
        // a full or read-only disk: the page can do without
      }
    },
  }
}
