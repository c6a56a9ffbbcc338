import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFolder } from '../../io/study-files.ts'

/** Where parts of the work are kept. */
export interface CacheFolder {
  readonly folder: string
  /** Takes the folder away, where it was only for this run. */
  readonly clear: () => void
}

/**
 * The folder where parts are kept: the one asked for, else `.themata` beside the transcripts, where what was said lies
 * anyway; a temporary one where nothing is to be kept, or nothing can be written there.
 *
 * @param asked false for none
 */
export async function openCache(study: string, asked: string | false | undefined): Promise<CacheFolder> {
  if (typeof asked === 'string') return keep(asked)
  if (asked === undefined) {
    try {
      return keep(join(study, (await isFolder(study)) ? '.' : '..', '.themata'))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (!['EACCES', 'EPERM', 'EROFS'].includes(String(code))) throw error
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'themata-'))
  const clear = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear) // also when the user interrupts
  return {
    folder,
    clear() {
      clear()
      process.off('exit', clear)
    },
  }
}

function keep(folder: string): CacheFolder {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n') // somebody's own stays
  return { folder, clear: () => {} }
}
