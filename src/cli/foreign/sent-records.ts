import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readSent, type SentSuggestion, writeSent } from '../../exchange/refi-qda/sent-file.ts'
import { loadText } from '../../io/load-text.ts'
import { saveResults } from '../../io/save-files.ts'

/** Folder of a study with the records of suggestions that were put into projects of other programs. */
export const exportsFolder = 'exports'

/** Ending of the name of a record. */
const sentEnding = '.sent.jsonl'

/** The suggestions that were put into projects of other programs. */
export async function loadSent(study: string): Promise<SentSuggestion[]> {
  const folder = join(study, exportsFolder)
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(sentEnding)) : []
  const records = await Promise.all(names.sort().map((name) => loadRecord(folder, name)))
  return withoutRepeats(records.flat())
}

/** Adds suggestions to the record of the file that they are put into, and returns its name; what it has stays. */
export async function keepSent(study: string, to: string, sent: readonly SentSuggestion[]): Promise<string> {
  const [folder, name] = [join(study, exportsFolder), basename(to) + sentEnding]
  const before = existsSync(join(folder, name)) ? await loadRecord(folder, name) : []
  if (sent.length > 0)
    await saveResults(folder, [{ file: name, text: writeSent(withoutRepeats([...before, ...sent])) }], true)
  return `${exportsFolder}/${name}`
}

const loadRecord = async (folder: string, name: string): Promise<SentSuggestion[]> =>
  readSent((await loadText(join(folder, name))).text, `${exportsFolder}/${name}`)

/** The last record of each suggestion, at the place of the first. */
const withoutRepeats = (sent: readonly SentSuggestion[]): SentSuggestion[] => [
  ...new Map(sent.map((one) => [JSON.stringify([one.document, one.text, one.start, one.end, one.code]), one])).values(),
]
