import { buildEmbedder } from '../../analysis/build-parts.ts'
import { choose } from '../../boundary/part.ts'
import { readWeights } from '../../coders/index.ts'
import { defaultEmbedder } from '../../embedders/index.ts'
import { readResource } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseWeightsToTest } from '../../learning/choose-weights-to-test.ts'
import { evaluateCodings } from '../../learning/evaluate-codings.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import { loadCodedWork } from '../load/load-coded-work.ts'
import { type CodedOptions, formatOf, type ReportOptions } from '../options/shared-options.ts'

/** Options of `evaluate`. */
export interface EvaluateOptions extends CodedOptions, ReportOptions {
  readonly with?: string
  readonly embedder?: string
}

/** Measures the codings against what people coded, and prints a report, a table or JSON. */
export async function runEvaluate(path: string, options: EvaluateOptions, terminal: Terminal): Promise<void> {
  const { write } = choose(commandReports.evaluation, formatOf(options), 'format')
  const { codebook, weights, passages, withModels } = await loadCodedWork([path], options, terminal)
  const extraPassages =
    options.with === undefined ? [] : (await loadCodedWork([options.with], options, terminal)).passages
  const name = options.embedder ?? defaultEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const known = weights == null ? null : { ...weights, weights: readWeights(weights.text, weights.file) }
  const { pretrained, isOverlapping } = chooseWeightsToTest(passages, codebook, { known, embedder: name })
  if (isOverlapping)
    terminal.log(
      'The weights beside the codebook were learned from some of these interviews, so they are not tested as they are; "learned" learns again without the interviews it is tested on.\n',
    )
  terminal.print(
    write(await evaluateCodings(passages, codebook, { embedder, extraPassages, ofModels: withModels, pretrained })),
  )
}
