import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { inputError } from '../boundary/diagnostic.ts'
import { beforeEnd } from './at-end.ts'
import { isDiskError, onDisk } from './disk-errors.ts'
import { readRegular, requireInside } from './read-regular.ts'
import { exists } from './study-files.ts'

/** The log of one coder, to which lines are appended. */
export interface EventLog {
  readonly path: string
  /** Appends whole lines; resolves when they are on the disk. */
  readonly append: (lines: string) => Promise<void>
  /** Releases the log for another process. */
  readonly close: () => void
}

/**
 * Opens `decisions/<coder>.jsonl` for appending, by one process at a time.
 *
 * @param coder a checked name
 * @param address shown to somebody who opens the same log again
 * @throws InputError when another process has it open, or it cannot be written
 */
export const openEventLog = (study: string, coder: string, address: string): Promise<EventLog> =>
  onDisk(study, async () => {
    const folder = join(study, 'decisions')
    mkdirSync(folder, { recursive: true })
    requireInside(study, folder)
    const path = join(folder, `${coder}.jsonl`)
    if (await exists(path)) requireInside(study, path)
    const lock = takeLock(join(folder, `.${coder}.lock`), address)
    let last: Promise<void> = Promise.resolve()
    return {
      path,
      append(lines) {
        const appended = last.then(() => onDisk(path, () => appendLines(path, lines)))
        last = appended.catch(() => {})
        return appended
      },
      close: lock.release,
    }
  })

/** Appends lines and waits until they are on the disk. A line that a crash broke off is ended first, so that it stays alone. */
async function appendLines(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a+')
  try {
    const bytes = Buffer.from((await isLineOpen(file)) ? `\n${lines}` : lines)
    for (let written = 0; written < bytes.length; )
      written += (await file.write(bytes, written, bytes.length - written)).bytesWritten
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function isLineOpen(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] !== 0x0a
}

interface Holder {
  readonly pid: number
  readonly host: string
  readonly address: string
}

/** Takes the lock of a log; one that a process left behind that no longer runs is taken over. */
function takeLock(path: string, address: string): { readonly release: () => void } {
  const holder: Holder = { pid: process.pid, host: hostname(), address }
  const take = () => writeFileSync(path, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 })
  try {
    take()
  } catch (error) {
    if (!isDiskError(error) || error.code !== 'EEXIST') throw error
    const other = readHolder(path)
    if (other !== null && isRunning(other))
      throw inputError({
        code: 'review/open',
        place: { file: path },
        message: `these decisions are already open, at ${other.address}`,
        fix: 'use the page that is open, end the other "themata review", or say --as with another name',
      })
    unlinkSync(path)
    take()
  }
  let isHeld = true
  const release = () => {
    if (isHeld && readHolder(path)?.pid === process.pid) unlinkSync(path)
    isHeld = false
    takeBack()
  }
  const takeBack = beforeEnd(release)
  return { release }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readRegular(path).toString('utf8')) as Holder
  } catch {
    return null
  }
}

function isRunning({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isDiskError(error) && error.code === 'EPERM'
  }
}
