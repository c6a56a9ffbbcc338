import { buildEmbedder } from '../../analysis/build-parts.ts'
import { findMismatch, readWeights } from '../../coders/index.ts'
import { usualEmbedder } from '../../embedders/index.ts'
import { readResource } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { evaluateCodings } from '../../learning/evaluate-codings.ts'
import { buildEvaluation } from '../../outputs/command-reports/build-evaluation.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** How an evaluation was asked for. */
export interface EvaluateOptions extends WorkOptions {
  readonly with?: string
  readonly embedder?: string
  readonly seed: number
  readonly json: boolean
}

/** Measures the codings against what people coded, and prints a report or its figures. */
export async function runEvaluate(path: string, options: EvaluateOptions, terminal: Terminal): Promise<void> {
  const { codebook, weights, passages } = await loadWork([path], options)
  const extra = options.with === undefined ? [] : (await loadWork([options.with], options)).passages
  const name = options.embedder ?? usualEmbedder(codebook.language)
  const embed = await buildEmbedder(name, codebook.language, readResource)
  const found = weights == null ? null : readWeights(weights.text, weights.file)
  const fits = found !== null && findMismatch(found, codebook, name, weights!.file) === null
  const known = new Set(found?.learnedFrom.interviews ?? [])
  const unseen = fits && passages.every(({ group }) => !known.has(group))
  const evaluation = await evaluateCodings(
    passages,
    codebook,
    { name, embed },
    extra,
    unseen ? found : null,
    options.seed,
  )
  if (options.json) {
    const { settings, people } = evaluation
    terminal.say(`${JSON.stringify({ settings: settings.map(({ codings: _, ...rest }) => rest), people })}\n`)
    return
  }
  if (fits && !unseen)
    terminal.tell(
      'What was learned before was learned from some of these interviews, so it is not judged as it is; "learned" learns anew without the interviews it is tried on.\n',
    )
  terminal.say(renderMarkdown(buildEvaluation(evaluation, 'learned')))
}
