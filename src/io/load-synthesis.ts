import { join } from 'node:path'
import { compareNames } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { loadText } from './load-text.ts'
import { requireInside } from './read-regular.ts'
import { entriesOf, isSynthesisFolder } from './study-files.ts'

/** The texts of a researcher in a study, in the order of their names, and other files beside them. */
export async function findSynthesis(root: string): Promise<{ readonly texts: string[]; readonly others: string[] }> {
  const found = { texts: [] as string[], others: [] as string[] }
  const add = async (folder: string): Promise<void> => {
    for (const { name, isFolder } of await entriesOf(folder)) {
      const path = join(folder, name)
      if (isFolder) await add(path)
      else (/\.md$/i.test(name) ? found.texts : found.others).push(path)
    }
  }
  for (const { name, isFolder } of await entriesOf(root))
    if (isFolder && isSynthesisFolder(name)) await add(join(root, name))
  found.texts.sort(compareNames)
  return found
}

/**
 * Loads the texts of a researcher.
 *
 * @param problems receives a warning for each file that is not read
 */
export async function loadSynthesis(root: string, problems: Diagnostic[]): Promise<TextFile[]> {
  const { texts, others } = await findSynthesis(root)
  for (const file of others)
    problems.push({
      level: 'warning',
      code: 'synthesis/not-read',
      place: { file },
      message: 'texts of a synthesis are Markdown',
      fix: 'save it as .md, or move it out of the folder "synthesis"',
    })
  for (const path of texts) requireInside(root, path)
  return Promise.all(texts.map(loadText))
}
