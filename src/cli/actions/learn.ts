import { buildEmbedder } from '../../analysis/build-parts.ts'
import { inputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { readWeights, writeWeights } from '../../coders/trained/read-weights.ts'
import { defaultEmbedder } from '../../embedders/index.ts'
import { loadText } from '../../io/load-text.ts'
import { readResource } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import { replaceFile } from '../../io/replace-file.ts'
import { exists } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseNextSegments } from '../../learning/choose-next-segments.ts'
import { learnFromPassages } from '../../learning/learn-from-passages.ts'
import { learningCurve } from '../../learning/learning-curve.ts'
import { buildCurve } from '../../outputs/command-reports/build-curve.ts'
import { describeEarlier, describeLearned, describeObjections } from '../../outputs/command-reports/describe-learned.ts'
import { writeCurve, writeLearned } from '../../outputs/command-reports/write-learned.ts'
import { writeNextSegments } from '../../outputs/command-reports/write-next-segments.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { LearnOptions } from '../commands/learn.ts'
import { loadCodedWork } from '../load/load-coded-work.ts'
import { withModelFolder } from '../options/encoder-options.ts'

/** Numbers of coded passages at which the learning curve is measured. */
const curveSizes = [0, 25, 50, 100, 200, 400]

/**
 * Learns from what people coded and saves the weights unless there are objections, or prints the learning curve.
 *
 * @throws InputError for objections, unless forced
 */
export async function runLearn(paths: readonly string[], written: LearnOptions, terminal: Terminal): Promise<void> {
  const options = withModelFolder(written)
  const { codebook, codebookFile, passages, segments } = await loadCodedWork(paths, options, {
    terminal,
    reader: safeReader,
  })
  const name = options.embedder ?? defaultEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const stage = showProgress(terminal).begin('Trying what is learned', 1, 'share')
  const tried = { embedder, onShare: stage.advance }
  if (options.curve) {
    const orders = ['file', 'chance', 'suggested'] as const
    const chosen = { ...tried, sizes: curveSizes, orders, seed: options.seed ?? 1 }
    const points = await learningCurve(passages, codebook, chosen)
    stage.end()
    terminal.print(options.json ? writeCurve(points) : renderMarkdown(buildCurve(points)))
    return
  }
  const out = options.out ?? besideCodebook(codebookFile)
  const earlier = (await exists(out)) ? readWeights((await loadText(out)).text, out) : null
  const learned = await learnFromPassages(passages, codebook, { ...tried, coders: options.codedBy, earlier })
  stage.end()
  terminal.log(describeLearned(learned, passages))
  const next =
    options.next === undefined
      ? null
      : await chooseNextSegments(segments, codebook, {
          embedder,
          weights: learned.weights,
          coded: passages,
          count: options.next,
        })
  const print = (written: string | null, kept: string | null): void => {
    if (options.json) terminal.print(writeLearned({ result: learned, passages: passages.length, written, kept, next }))
    else if (next !== null) terminal.print(writeNextSegments(next))
  }
  if (learned.objections.length > 0 && !options.force) {
    print(null, null)
    const refusal = { code: 'learn/objection', place: { file: out }, ...describeObjections(learned) }
    if (options.next === undefined) throw inputError(refusal)
    terminal.log(`${writeDiagnostic({ level: 'warning', ...refusal })}\n`)
    return
  }
  const kept = await replaceFile(out, writeWeights(learned.weights))
  print(out, kept)
  terminal.log(
    `Written to ${out}.\n${kept === null ? '' : `${describeEarlier(earlier!)} The old file is kept as ${kept}.\n`}`,
  )
}

/** The file for the weights of a codebook. @throws InputError for a codebook that ships with the program */
function besideCodebook(file: string): string {
  if (/\.ya?ml$/.test(file)) return file.replace(/\.ya?ml$/, '.weights.json')
  throw inputError({
    code: 'learn/where',
    place: { file },
    message: 'weights are saved beside the codebook, and this codebook is part of the program',
    fix: 'copy the codebook into your study as codebook.yaml, or add --codebook or --out',
  })
}
