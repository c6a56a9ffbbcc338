import { basename, join } from 'node:path'
import { draftDescription } from '../../analysis/draft-description.ts'
import { choose } from '../../boundary/part.ts'
import { codebookSchema } from '../../codebook/codebook-file.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadRawText, loadText, loadWeights } from '../../io/load-text.ts'
import { shippedCodebook, shippedCodebooks } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import { saveFiles } from '../../io/save-files.ts'
import { exists, requireFolder, studyFiles } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { showProgress } from '../../runtime/progress.ts'
import { draftSynthesis } from '../../study/synthesis/draft-synthesis.ts'

/** Git keeps the lines of both sides where two people added decisions to one file. */
const gitAttributes = 'decisions/*.jsonl merge=union eol=lf\n'

/**
 * Writes themata.yaml, participants.csv, .gitattributes, empty texts in synthesis and, on request, codebook.yaml into a study, except those it has.
 *
 * @throws InputError when the study is not a folder or no transcript can be read
 */
export async function runInit(path: string, { codebook }: { codebook?: string }, terminal: Terminal): Promise<void> {
  await requireFolder(path)
  const { study, ownCodebook } = await loadStudy(path, safeReader)
  const shown = { ...study, interviewers: [], progress: showProgress(terminal) }
  const { settings, participants } = await draftDescription(shown, studyFiles.participants)
  const copied = await copyCodebook(codebook)
  const applied = ownCodebook ?? copied.find(({ file }) => file === studyFiles.codebook) ?? null
  const stubs = draftSynthesis(applied === null ? null : readCodebook(applied.text, applied.file))
  const files = [
    { file: studyFiles.settings, text: settings },
    { file: studyFiles.participants, text: participants },
    { file: '.gitattributes', text: gitAttributes },
    ...copied,
  ]
  const isKept = await Promise.all(files.map(({ file }) => exists(join(path, file))))
  await saveFiles(
    path,
    files.filter((_, index) => !isKept[index]),
  )
  for (const [index, { file }] of files.entries())
    terminal.print(`${isKept[index] ? 'kept as it is' : 'written'}: ${basename(path)}/${file}\n`)
  const missing = await filterAsync(stubs, async ({ file }) => !(await exists(join(path, file))))
  await saveFiles(path, missing)
  if (missing.length > 0)
    terminal.print(`written: ${missing.length} empty texts for your own words in ${basename(path)}/synthesis\n`)
  const attributes = join(path, '.gitattributes')
  if (!(await loadRawText(attributes, '')).includes('decisions/*.jsonl'))
    terminal.print(`add to ${basename(path)}/.gitattributes, so that git joins decisions: ${gitAttributes}`)
  terminal.print(
    `Complete ${studyFiles.participants} (organization, role …) and check ${studyFiles.settings}; then: themata analyze ${path} --out REPORT\n`,
  )
}

async function filterAsync<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item[]> {
  const passed = await Promise.all(items.map(test))
  return items.filter((_, position) => passed[position])
}

/** A shipped codebook, its schema for editors and its weights, under the names they have in a study. */
async function copyCodebook(name: string | undefined): Promise<{ file: string; text: string }[]> {
  if (name === undefined) return []
  const known = await shippedCodebooks()
  choose(Object.fromEntries(known.map((codebook) => [codebook, codebook])), name, 'codebook')
  const path = shippedCodebook(name)
  const [{ text }, weights] = [await loadText(path), await loadWeights(path)]
  return [
    { file: studyFiles.codebook, text },
    { file: studyFiles.schema, text: `${JSON.stringify(codebookSchema(), null, 2)}\n` },
    ...(weights === null
      ? []
      : [{ file: studyFiles.codebook.replace(/\.yaml$/, '.weights.json'), text: weights.text }]),
  ]
}
