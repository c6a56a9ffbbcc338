import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { saveFiles } from './save-files.ts'
import { exists, learnedEnding } from './study-files.ts'

/**
 * Saves what was learned, and keeps what was there under a name of its own: `x.old-1.weights.json`, the next number
 * where that is taken.
 *
 * @returns the name under which the old file is kept, or null where there was none
 */
export async function replaceFile(path: string, text: string): Promise<string | null> {
  const [folder, file] = [dirname(path), basename(path)]
  if (!(await exists(path))) {
    await saveFiles(folder, [{ file, text }])
    return null
  }
  const stem = file.endsWith(learnedEnding) ? file.slice(0, -learnedEnding.length) : file
  let number = 1
  const name = (): string => `${stem}.old-${number}${learnedEnding}`
  while (await exists(join(folder, name()))) number++
  const kept = name()
  await saveFiles(folder, [
    { file: kept, bytes: await readFile(path) },
    { file, text },
  ])
  return join(folder, kept)
}
