import { buildEmbedder } from '../../analysis/build-parts.ts'
import { choose } from '../../boundary/part.ts'
import { findMismatch, readWeights } from '../../coders/index.ts'
import { usualEmbedder } from '../../embedders/index.ts'
import type { Evaluation } from '../../evaluation/evaluation.ts'
import { readResource } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { evaluateCodings } from '../../learning/evaluate-codings.ts'
import { buildEvaluation } from '../../outputs/command-reports/build-evaluation.ts'
import { tabulateEvaluation } from '../../outputs/command-reports/tabulate-evaluation.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { writeCsv } from '../../outputs/tables/write-table.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** How an evaluation was asked for. */
export interface EvaluateOptions extends WorkOptions {
  readonly with?: string
  readonly embedder?: string
  readonly format: string
  readonly json: boolean
}

const writers: Readonly<Record<string, (evaluation: Evaluation) => string>> = {
  md: (evaluation) => renderMarkdown(buildEvaluation(evaluation)),
  csv: (evaluation) => writeCsv(tabulateEvaluation(evaluation)),
  json: ({ settings, people }) =>
    `${JSON.stringify({ settings: settings.map(({ codings: _, ...rest }) => rest), people })}\n`,
}

/** Measures the codings against what people coded, and prints a report, a table or its figures. */
export async function runEvaluate(path: string, options: EvaluateOptions, terminal: Terminal): Promise<void> {
  const write = choose(writers, options.json ? 'json' : options.format, 'format')
  const { codebook, weights, passages } = await loadWork([path], options, terminal)
  const extraPassages = options.with === undefined ? [] : (await loadWork([options.with], options, terminal)).passages
  const name = options.embedder ?? usualEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const found = weights == null ? null : readWeights(weights.text, weights.file)
  const fits = found !== null && findMismatch(found, codebook, name, weights!.file) === null
  const seen = new Set(found?.learnedFrom.interviews ?? [])
  const unseen = fits && passages.every(({ group }) => !seen.has(group))
  if (fits && !unseen)
    terminal.tell(
      'What was learned before was learned from some of these interviews, so it is not judged as it is; "learned" learns anew without the interviews it is tried on.\n',
    )
  const pretrained = unseen ? found : null
  terminal.say(write(await evaluateCodings(passages, codebook, { embedder, extraPassages, pretrained })))
}
