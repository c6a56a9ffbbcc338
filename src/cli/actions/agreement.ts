import { buildEmbedder } from '../../analysis/build-parts.ts'
import { readWeights } from '../../coders/trained/read-weights.ts'
import { defaultEmbedder } from '../../embedders/index.ts'
import { readResource } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { measureAgreementWithTool } from '../../learning/agreement-with-tool.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import type { AgreementOptions } from '../commands/agreement.ts'
import { loadCodedWork } from '../load/load-coded-work.ts'
import { formatOf } from '../options/shared-options.ts'

/** Measures the agreement of coders, and prints it as a report, a table or JSON. */
export async function runAgreement(path: string, options: AgreementOptions, terminal: Terminal): Promise<void> {
  const { write } = chooseFormat(commandReports.agreement, formatOf(options))
  const work = await loadCodedWork([path], options, { terminal, reader: safeReader })
  const { codebook, weights, withModels: passages, reviewers, segments, participants } = work
  const embedder = await buildEmbedder(defaultEmbedder(codebook.language), codebook.language, readResource)
  const learned = weights && readWeights(weights.text, weights.file)
  const parts = segments.map(({ id, text, transcriptId }) => {
    return { id, text, unit: options.by === 'participant' ? (participants.get(id) ?? transcriptId) : transcriptId }
  })
  const found = await measureAgreementWithTool(passages, codebook, {
    embedder,
    weights: learned ?? null,
    reviewers,
    drawClasses: work.drawClasses,
    units: { unit: options.by, parts },
  })
  if (found.flattered)
    terminal.log(
      'The tool learned from some of these interviews, so its agreement with people is too high here; "themata evaluate" tests it on interviews it did not learn from.\n',
    )
  terminal.print(write(found))
}
