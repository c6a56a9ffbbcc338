import { basename, dirname } from 'node:path'
import { type CodeChange, changeCodes } from '../../codebook/change-codes.ts'
import { loadDecisions } from '../../io/load-decisions.ts'
import { loadRawText, loadText, loadWeights } from '../../io/load-text.ts'
import { saveFiles } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { countDecisionsOn } from '../../study/decision-events/count-decisions-on.ts'

/** A change of the codes of a codebook on disk. */
export interface CodebookChange {
  readonly path: string
  readonly change: CodeChange
  /** Ids whose decisions the change is about, and what becomes of them. */
  readonly about: readonly string[]
  readonly fate: string
  /** The study whose decisions are counted. */
  readonly on?: string | undefined
}

/**
 * Changes the codes of a codebook in its file, and prints what becomes of the decisions on them.
 *
 * @throws InputError when the codebook cannot be read or changed so
 */
export async function changeCodebook(
  { path, change, about, fate, on }: CodebookChange,
  terminal: Terminal,
): Promise<void> {
  const { text } = await loadText(path)
  await saveCodebook(path, changeCodes(await loadRawText(path, text), path, change))
  terminal.print(`${path}: written; decisions on ${about.join(', ')} ${fate}\n`)
  if (on !== undefined) {
    const counts = countDecisionsOn(about, await loadDecisions(on, []))
    const written = [...counts].map(([coder, count]) => `${coder} ${count}`)
    terminal.print(`${basename(on)}: ${written.length === 0 ? 'there are none' : written.join(', ')}\n`)
  }
  if ((await loadWeights(path)) !== null)
    terminal.log('The weights were learned with the codes as they were; "themata learn" learns them anew.\n')
}

/** Saves the text of a codebook, completely or not at all. */
export const saveCodebook = (path: string, text: string): Promise<void> =>
  saveFiles(dirname(path), [{ file: basename(path), text }])
