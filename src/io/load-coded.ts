import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inputError } from '../boundary/diagnostic.ts'
import { byName } from '../collections.ts'
import type { TextFile } from '../model/study.ts'
import { isDecisionFolder } from './load-decisions.ts'
import { type LoadedStudy, loadStudy, loadText } from './load-study.ts'
import { isFolder } from './study-files.ts'

/** Where people's codings come from: tables of passages, or a study with decisions. */
export type CodedSource =
  | { readonly kind: 'passages'; readonly files: readonly TextFile[] }
  | { readonly kind: 'study'; readonly loaded: LoadedStudy }

/**
 * Loads what people coded: a CSV file of passages, a folder of such files, or a study with a folder `decisions`.
 *
 * @throws InputError when there is none
 */
export async function loadCoded(path: string): Promise<CodedSource> {
  if (!(await isFolder(path))) return { kind: 'passages', files: [await loadText(path)] }
  if ((await readdir(path)).some(isDecisionFolder)) return { kind: 'study', loaded: await loadStudy(path) }
  const names = (await readdir(path)).filter((name) => name.endsWith('.csv')).sort(byName)
  const files = await Promise.all(names.map((name) => loadText(join(path, name))))
  const coded = files.filter(({ text }) => /^\uFEFF?("?id"?)[,;\t]/.test(text))
  if (coded.length === 0) {
    throw inputError({
      code: 'coded/none',
      place: { file: path },
      message: 'there are neither decisions/*.csv nor tables of coded passages (with a first column "id") here',
      fix: 'put a copy of codings.csv into the folder "decisions" of the study, named after the person, and change "status"',
    })
  }
  return { kind: 'passages', files: coded }
}
