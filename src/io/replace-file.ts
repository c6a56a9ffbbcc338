import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { saveFiles } from './save-files.ts'
import { exists, weightsEnding } from './study-files.ts'

/**
 * Saves weights, and keeps the old file as `x.old-1.weights.json`, with the next free number.
 *
 * @returns the new name of the old file, or null if there was none
 */
export async function replaceFile(path: string, text: string): Promise<string | null> {
  const [folder, file] = [dirname(path), basename(path)]
  if (!(await exists(path))) {
    await saveFiles(folder, [{ file, text }])
    return null
  }
  const stem = file.endsWith(weightsEnding) ? file.slice(0, -weightsEnding.length) : file
  let number = 1
  const name = (): string => `${stem}.old-${number}${weightsEnding}`
  while (await exists(join(folder, name()))) number++
  const kept = name()
  await saveFiles(folder, [
    { file: kept, bytes: await readFile(path) },
    { file, text },
  ])
  return join(folder, kept)
}
