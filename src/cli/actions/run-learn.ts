import { buildEmbedder } from '../../analysis/build-parts.ts'
import { inputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { readWeights, writeWeights } from '../../coders/index.ts'
import { usualEmbedder } from '../../embedders/index.ts'
import { loadText } from '../../io/load-study.ts'
import { readResource } from '../../io/package-files.ts'
import { replaceFile } from '../../io/replace-file.ts'
import { exists } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseNextSegments } from '../../learning/choose-next-segments.ts'
import { learnFromPassages } from '../../learning/learn-from-passages.ts'
import { learningCurve } from '../../learning/learning-curve.ts'
import type { Segment } from '../../model/segment.ts'
import { buildCurve } from '../../outputs/command-reports/build-curve.ts'
import { describeEarlier, describeLearned, describeObjections } from '../../outputs/command-reports/describe-learned.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** How learning was asked for. */
export interface LearnOptions extends WorkOptions {
  readonly out?: string
  readonly embedder?: string
  readonly coders: string
  readonly curve: boolean
  readonly next?: number
  readonly force: boolean
  readonly seed: number
}

const curveSizes = [0, 25, 50, 100, 200, 400]

/**
 * Learns from what people coded and saves it where nothing speaks against it, or shows how much there is to learn.
 *
 * @throws InputError when what was learned should not be used, unless it is forced
 */
export async function runLearn(paths: readonly string[], options: LearnOptions, terminal: Terminal): Promise<void> {
  const { codebook, codebookFile, passages, segments } = await loadWork(paths, options, terminal)
  const name = options.embedder ?? usualEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  if (options.curve) {
    const orders = ['file', 'chance', 'suggested'] as const
    const points = await learningCurve(passages, codebook, { embedder, sizes: curveSizes, orders, seed: options.seed })
    terminal.say(renderMarkdown(buildCurve(points)))
    return
  }
  const out = options.out ?? besideCodebook(codebookFile)
  const earlier = (await exists(out)) ? readWeights((await loadText(out)).text, out) : null
  const learned = await learnFromPassages(passages, codebook, { embedder, coders: options.coders, earlier })
  terminal.tell(describeLearned(learned, passages))
  if (options.next !== undefined) {
    const { weights } = learned
    const next = { embedder, weights, coded: passages, count: options.next }
    terminal.say(writeTable(nextColumns, await chooseNextSegments(segments, codebook, next)))
  }
  if (learned.objections.length > 0 && !options.force) {
    const refusal = { code: 'learn/objection', place: { file: out }, ...describeObjections(learned) }
    if (options.next === undefined) throw inputError(refusal)
    terminal.tell(`${writeDiagnostic({ level: 'warning', ...refusal })}\n`)
    return
  }
  const kept = await replaceFile(out, writeWeights(learned.weights))
  terminal.tell(`Written to ${out}.\n${kept === null ? '' : `${describeEarlier(earlier!)} It is kept as ${kept}.\n`}`)
}

function besideCodebook(file: string): string {
  if (/\.ya?ml$/.test(file)) return file.replace(/\.ya?ml$/, '.weights.json')
  throw inputError({
    code: 'learn/where',
    place: { file },
    message: 'what is learned is kept beside the codebook, and this codebook is part of the program',
    fix: 'copy the codebook into your study as codebook.yaml, or say --codebook or --out',
  })
}

/** Rows that may be appended to decisions/<person>.csv once they are filled in. */
const nextColumns: Columns<Segment> = {
  transcript: ({ transcriptId }) => transcriptId,
  turn: ({ turn }) => turn,
  start: ({ span }) => span.start,
  end: ({ span }) => span.end,
  speaker: ({ speaker }) => speaker,
  code: () => '',
  status: () => '',
  chosen: () => 'learning',
  quote: ({ text }) => text,
}
