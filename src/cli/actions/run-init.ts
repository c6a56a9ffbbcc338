import { basename, join } from 'node:path'
import { importStudy } from '../../analysis/import-files.ts'
import { choose } from '../../boundary/part.ts'
import { codebookSchema } from '../../codebook/codebook-file.ts'
import { loadStudy, loadText, loadWeights } from '../../io/load-study.ts'
import { shippedCodebook, shippedCodebooks } from '../../io/package-files.ts'
import { saveFiles } from '../../io/save-files.ts'
import { exists, own, requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { identifySpeakers } from '../../study/identify-speakers.ts'
import { type CastRow, toCastRows } from '../../study/write-participants.ts'
import { addFound, findSettings, freshSettings } from '../../study/write-settings.ts'

const columns: Columns<CastRow> = {
  participant: (row) => row.participant,
  organization: (row) => row.organization,
  transcript: (row) => row.transcript,
  speaker: (row) => row.speaker,
  role: (row) => row.role,
}

/**
 * Writes what a study lacks of themata.yaml, participants.csv and, if asked for, codebook.yaml.
 *
 * @throws InputError when the study is no folder or no transcript can be read
 */
export async function runInit(path: string, { codebook }: { codebook?: string }, terminal: Terminal): Promise<void> {
  await requireFolder(path)
  const { study } = await loadStudy(path)
  const found = await importStudy({ ...study, interviewers: [] })
  const settings = study.settings ?? {
    file: own.settings,
    text: addFound(freshSettings, findSettings(found.files, found.aliases)),
  }
  const { participants, participantBySpeaker } = identifySpeakers(found.files, [], own.participants)
  const made = [
    { ...settings, file: own.settings },
    { file: own.participants, text: writeTable(columns, toCastRows(participants, participantBySpeaker)) },
    ...(await copyCodebook(codebook)),
  ]
  const there = await Promise.all(made.map(({ file }) => exists(join(path, file))))
  await saveFiles(
    path,
    made.filter((_, index) => !there[index]),
  )
  for (const [index, { file }] of made.entries())
    terminal.say(`${there[index] ? 'kept as it is' : 'written'}: ${basename(path)}/${file}\n`)
  terminal.say(
    `Complete ${own.participants} (organization, role …) and look through ${own.settings}; then: themata analyze ${path} --out REPORT\n`,
  )
}

/** A shipped codebook, its schema for editors and what was learned for it, under the names that a study has for them. */
async function copyCodebook(name: string | undefined): Promise<{ file: string; text: string }[]> {
  if (name === undefined) return []
  const known = await shippedCodebooks()
  choose(Object.fromEntries(known.map((codebook) => [codebook, codebook])), name, 'codebook')
  const path = shippedCodebook(name)
  const [{ text }, weights] = [await loadText(path), await loadWeights(path)]
  return [
    { file: own.codebook, text },
    { file: own.schema, text: `${JSON.stringify(codebookSchema(), null, 2)}\n` },
    ...(weights === null ? [] : [{ file: own.codebook.replace(/\.yaml$/, '.weights.json'), text: weights.text }]),
  ]
}
