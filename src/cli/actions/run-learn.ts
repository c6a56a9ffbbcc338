import { basename, dirname } from 'node:path'
import { buildEmbedder } from '../../analysis/build-parts.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { chooseNext, createKeywordFinder, featureSpace, featuresOf, writeWeights } from '../../coders/index.ts'
import { countBy } from '../../collections.ts'
import { type Embedder, usualEmbedder } from '../../embedders/index.ts'
import type { Setting } from '../../evaluation/evaluation.ts'
import { readResource } from '../../io/package-files.ts'
import { saveFiles } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { evaluateCodings } from '../../learning/evaluate-codings.ts'
import { lessonsFrom, lessonsOfExamples, weightsFrom } from '../../learning/learn-weights.ts'
import { learningCurve } from '../../learning/learning-curve.ts'
import { commonRow, withoutCommon } from '../../math/vectors.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import { rowOf } from '../../model/matrix.ts'
import type { Segment } from '../../model/segment.ts'
import type { Weights } from '../../model/weights.ts'
import { buildCurve } from '../../outputs/command-reports/build-curve.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { plural } from '../../outputs/report/wording.ts'
import { figure } from '../../outputs/report/written-figures.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** How learning was asked for. */
export interface LearnOptions extends WorkOptions {
  readonly out?: string
  readonly embedder?: string
  readonly coders: string
  readonly curve: boolean
  readonly next?: number
  readonly seed: number
}

const curveSizes = [0, 25, 50, 100, 200, 400]

/** Learns from what people coded and saves it, or shows how much there is to learn. */
export async function runLearn(paths: readonly string[], options: LearnOptions, terminal: Terminal): Promise<void> {
  const { codebook, codebookFile, passages, segments } = await loadWork(paths, options)
  const name = options.embedder ?? usualEmbedder(codebook.language)
  const embed = await buildEmbedder(name, codebook.language, readResource)
  if (options.curve) {
    const orders = ['file', 'chance', 'suggested'] as const
    const points = await learningCurve(passages, codebook, { name, embed }, curveSizes, orders, options.seed)
    terminal.say(renderMarkdown(buildCurve(points)))
    return
  }
  const lessons = [...(await lessonsOfExamples(codebook, embed)), ...(await lessonsFrom(passages, codebook, embed))]
  const { settings } = await evaluateCodings(passages, codebook, { name, embed }, [], null, options.seed, 0)
  const weights = weightsFrom(lessons, codebook, name, options.coders, measuredOf(settings, passages))
  const out = options.out ?? besideCodebook(codebookFile)
  await saveFiles(dirname(out), [{ file: basename(out), text: writeWeights(weights) }])
  const silent = Object.entries(weights.themes).flatMap(([id, judge]) => (judge === null ? id : []))
  terminal.tell(
    `Learned from ${plural(passages.length, 'passage')} of ${plural(weights.learnedFrom.interviews.length, 'interview')}; written to ${out}.\n${writeMeasured(weights.measured)}${
      silent.length > 0 ? `Too few passages for ${silent.join(', ')}: there keywords go on deciding.\n` : ''
    }`,
  )
  if (options.next !== undefined)
    terminal.say(writeTable(nextColumns, await findNext(segments, passages, codebook, embed, weights, options.next)))
}

/** How what is learned fares on interviews it was not learned from; nothing can be told from a single interview. */
function measuredOf(settings: readonly Setting[], passages: readonly CodedPassage[]): Weights['measured'] {
  const learned = settings.find(({ name }) => name === 'learned')!.theme.macro
  const interviews = new Set(passages.map(({ group }) => group)).size
  if (interviews < 2 || learned.kappa.value === null || learned.f1.value === null) return null
  const round = (value: number): number => Math.round(value * 1000) / 1000
  return { kappa: round(learned.kappa.value), f1: round(learned.f1.value) }
}

const writeMeasured = (measured: Weights['measured']): string =>
  measured === null
    ? 'How good it is cannot be told: at least two interviews with coded passages of a theme are needed.\n'
    : `On interviews it was not learned from: kappa ${figure(measured.kappa)}, F1 ${figure(measured.f1)} (themes, macro means).\n`

function besideCodebook(file: string): string {
  if (/\.ya?ml$/.test(file)) return file.replace(/\.ya?ml$/, '.weights.json')
  throw inputError({
    code: 'learn/where',
    place: { file },
    message: 'what is learned stands beside the codebook, and this one is part of the program',
    fix: 'copy the codebook into your study as codebook.yaml, or say --codebook or --out',
  })
}

/** Rows that may be appended to decisions/<person>.csv once a code and a status are filled in. */
const nextColumns: Columns<Segment> = {
  transcript: ({ transcriptId }) => transcriptId,
  turn: ({ turn }) => turn,
  start: ({ span }) => span.start,
  end: ({ span }) => span.end,
  speaker: ({ speaker }) => speaker,
  code: () => '',
  status: () => 'suggested',
  quote: ({ text }) => text,
}

async function findNext(
  segments: readonly Segment[],
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embed: Embedder,
  weights: Weights,
  count: number,
): Promise<Segment[]> {
  const coded = new Set(passages.map(({ id }) => id))
  const left = segments.filter(({ id }) => !coded.has(id))
  const space = featureSpace(codebook)
  const raw = await embed.embed(left)
  const vectors = withoutCommon(raw, commonRow(raw))
  const hits = createKeywordFinder(codebook).find(left)
  const candidates = left.map((_, row) => ({
    features: featuresOf(hits[row]!, rowOf(vectors, row), space),
    vector: rowOf(vectors, row),
  }))
  const themeById = new Map(codebook.codes.map(({ id, themeId }) => [id, themeId]))
  const given = passages.flatMap(({ codesByCoder }) => [
    ...new Set([...codesByCoder.values()].flatMap((codes) => [...codes].map((id) => themeById.get(id)!))),
  ])
  const positives = countBy(given, (theme) => theme)
  return chooseNext(candidates, weights, positives, space, count).map((position) => left[position]!)
}
