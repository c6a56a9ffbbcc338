import { chooseLikely } from '../../findings/tally/tally-likely.ts'
import { safeReader } from '../../io/readers.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import { runStudy } from '../../runtime/run-study.ts'
import type { SuggestPassagesOptions } from '../commands/suggest-passages.ts'
import { createAnalyst, requestCodings } from '../load/analyze-alone.ts'

/**
 * Prints the likeliest passages of codes that nobody has decided on.
 *
 * @throws InputError for a code that the codebook does not have
 */
export async function runSuggestPassages(
  path: string,
  options: SuggestPassagesOptions,
  terminal: Terminal,
): Promise<void> {
  const { write } = chooseFormat(commandReports.likely, options.format)
  await requireFolder(path)
  const request = await requestCodings(path, options, safeReader)
  const printed = await createAnalyst(
    path,
    terminal,
    runStudy,
  )(request, ({ codebook, findings }) =>
    write({ codebook, passages: chooseLikely(findings.likely, codebook, options) }),
  )
  terminal.print(printed)
}
