import { findRemovedInStudy } from '../../analysis/find-removed-in-study.ts'
import { excludeKeyword } from '../../codebook/exclude-keyword.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadRawText, loadText } from '../../io/load-text.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { plural } from '../../outputs/report/wording.ts'
import { abbreviate } from '../../outputs/report/written-figures.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { CodebookExcludeOptions } from '../commands/codebook-exclude.ts'
import { saveCodebook } from '../print/change-codebook.ts'

/**
 * Lists the passages that lose a keyword, and excludes it in the codebook on request.
 *
 * @throws InputError when the codebook or the study cannot be read, or there is no such keyword
 */
export async function runCodebookExclude(
  path: string,
  options: CodebookExcludeOptions,
  terminal: Terminal,
): Promise<void> {
  const { code, keyword, within = null } = options
  const { text } = await loadText(path)
  const before = await loadRawText(path, text)
  const after = excludeKeyword(before, path, { code, keyword, within })
  const { study } = await loadStudy(options.on, safeReader)
  const removed = await findRemovedInStudy(
    { before: readCodebook(text, path), after: readCodebook(after.replace(/^\ufeff/, ''), path), codeId: code },
    { ...study, interviewers: [], progress: showProgress(terminal) },
  )
  const last = removed.filter(({ isLast }) => isLast).length
  terminal.print(
    `${plural(removed.length, 'passage')} would lose the keyword; ${last === 0 ? 'all of them have another one of the code' : `${last} would have no keyword of ${code} left`}\n`,
  )
  for (const { transcriptId, turn, text: said, isLast } of removed)
    terminal.print(`  ${transcriptId}, turn ${turn}${isLast ? '' : ' (keeps another)'}: ${abbreviate(said, 20)}\n`)
  if (options.write) {
    await saveCodebook(path, after)
    terminal.print(`${path}: written\n`)
  } else terminal.print('Nothing was changed; --write changes the codebook.\n')
}
