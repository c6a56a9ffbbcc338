import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { inputError } from '../boundary/diagnostic.ts'
import { toInputError } from './disk-errors.ts'
import type { ListedStudy } from './load-study.ts'
import { isInside, nearest } from './read-regular.ts'

/**
 * Refuses a folder of results that is, links to or lies in a folder of transcripts or decisions, and one that cannot be
 * written; called before the work begins.
 *
 * @throws InputError when results cannot be written there
 */
export function requireApart(out: string, study: string, { base, names }: Pick<ListedStudy, 'base' | 'names'>): void {
  if (out === '')
    throw inputError({
      code: 'results/no-folder',
      place: { file: '--out' },
      message: 'no folder is named',
      fix: 'name a folder that results may be written to',
    })
  const target = realPlace(out)
  const root = realpathSync(statSync(study).isDirectory() ? study : dirname(resolve(study)))
  const transcripts = realpathSync(base)
  const held = new Set(names.map((name) => dirname(join(transcripts, name))))
  const isAmong =
    target === root ||
    held.has(target) ||
    isInside(join(root, 'decisions'), target) ||
    (transcripts === root ? false : isInside(transcripts, target))
  if (isAmong) {
    throw inputError({
      code: 'results/in-study',
      place: { file: out },
      message: 'results would be written among the transcripts of the study',
      fix: `name another folder, such as --out ${join(statSync(study).isDirectory() ? study : dirname(study), 'report')}`,
    })
  }
  requireWritable(out, target)
}

/** @throws InputError when the folder cannot be created or written */
function requireWritable(out: string, target: string): void {
  const there = nearest(target)
  try {
    if (!statSync(there).isDirectory()) {
      throw inputError({
        code: 'results/no-folder',
        place: { file: out },
        message: `"${basename(there)}" is a file, and a folder is needed here`,
        fix: 'take the file away, or name another folder with --out',
      })
    }
    accessSync(there, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw toInputError(error, out)
  }
}

/** Resolves the links of a path, whose last parts need not exist. */
function realPlace(path: string): string {
  const there = nearest(resolve(path))
  return join(realpathSync(there), resolve(path).slice(there.length))
}
