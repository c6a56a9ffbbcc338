import { basename, dirname } from 'node:path'
import { type CodeChange, changeCodes } from '../../codebook/change-codes.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { readWeights, writeWeights } from '../../coders/trained/read-weights.ts'
import { renameInWeights } from '../../coders/trained/rename-in-weights.ts'
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
  const mustLearnAnew = await saveChange(path, await loadRawText(path, text), change)
  terminal.print(`${path}: written; decisions on ${about.join(', ')} ${fate}\n`)
  if (on !== undefined) {
    const { codes } = readCodebook(text, path)
    const former = codes.flatMap(({ id, was }) => (about.includes(id) ? was : []))
    const counts = countDecisionsOn([...about, ...former], await loadDecisions(on, []))
    const written = [...counts].map(([coder, count]) => `${coder} ${count}`)
    terminal.print(`${basename(on)}: ${written.length === 0 ? 'there are none' : written.join(', ')}\n`)
  }
  if (mustLearnAnew)
    terminal.log('The weights were learned with the codes as they were; "themata learn" learns them anew.\n')
}

/**
 * Changes the codes of a codebook in its file; weights beside it follow a code that is renamed.
 *
 * @returns true if there are weights that were learned with other codes
 * @throws InputError when the codebook cannot be changed so
 */
export async function saveChange(path: string, yaml: string, change: CodeChange): Promise<boolean> {
  const changed = changeCodes(yaml, path, change)
  const learned = await loadWeights(path)
  const folder = dirname(path)
  const codebook = { file: basename(path), text: changed }
  if (learned === null || change.kind !== 'rename') {
    await saveFiles(folder, [codebook])
    return learned !== null && change.kind !== 'propose'
  }
  const before = readCodebook(yaml.replace(/^\ufeff/, ''), path)
  const weights = renameInWeights(readWeights(learned.text, learned.file), before, change)
  await saveFiles(folder, [codebook, { file: basename(learned.file), text: writeWeights(weights) }])
  return false
}

/** Saves the text of a codebook, completely or not at all. */
export const saveCodebook = (path: string, text: string): Promise<void> =>
  saveFiles(dirname(path), [{ file: basename(path), text }])
