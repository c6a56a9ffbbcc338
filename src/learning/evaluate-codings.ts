import { buildCoder } from '../analysis/build-parts.ts'
import { codeSegments, codesOfSegments, fitSegments, segmentsAt } from '../analysis/code-segments.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { unique } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { BothScores, CodingMethod, Evaluation } from '../evaluation/evaluation.ts'
import { scoreCodings, scorePeople } from '../evaluation/score-codings.ts'
import { foldsByGroup } from '../math/folds.ts'
import type { Level } from '../model/agreement.ts'
import type { Codebook } from '../model/codebook.ts'
import { type Basis, type CodedPassage, withVerdicts } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { ModelAnswer } from '../model/model-answer.ts'
import type { Weights } from '../model/weights.ts'
import { createTrials, type PreparedPassages, preparePassages, trainingExamplesFrom } from './learn-weights.ts'
import { toSegment } from './passage-segment.ts'
import { scoreModels } from './score-models.ts'

const foldCount = 10

/** Options of an evaluation: how codings are made, and further training data. */
export interface EvaluationOptions {
  readonly embedder: Embedder
  /** Other passages, learned from in every fold whose interviews they do not come from. */
  readonly extraPassages?: readonly CodedPassage[]
  /** Passages that models coded whose codings were imported, with the answers of people; empty for none. */
  readonly ofModels?: readonly CodedPassage[]
  /** Weights to be tried as they are, on passages of interviews that they were not learned from; others are left out. */
  readonly pretrained?: Weights | null
  /** False to measure coders and weights as they are, without learning anew in folds. */
  readonly isLearning?: boolean
  /** What a language model answered about the passages; absent if none was asked. */
  readonly modelAnswers?: readonly ModelAnswer[] | null
  /** Called with the share of the work that was done since the last call. */
  readonly onShare?: OnShare
}

/** @param share of the work, from 0 to 1 */
export type OnShare = (share: number) => void

/**
 * Codes passages in each way there is, and scores what was found. What is learned is always tried on interviews that
 * it was not learned from: ten folds over interviews, none with a single interview. Recall, F1 and kappa are given for passages that people read for
 * every code; those that they judged as suggestions give precision alone.
 */
export async function evaluateCodings(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const { embedder, isLearning = true } = options
  const prepared = isLearning
    ? await preparePassages(passages, codebook, embedder)
    : { passages, fitted: await fitSegments(passages.map(toSegment), codebook, embedder), lessons: [], examples: [] }
  return evaluatePrepared(prepared, codebook, options)
}

/** Evaluates passages that are ready. */
export async function evaluatePrepared(
  { passages, fitted, lessons, examples }: PreparedPassages,
  codebook: Codebook,
  {
    embedder,
    extraPassages = [],
    ofModels = [],
    pretrained = null,
    isLearning = true,
    modelAnswers = null,
    onShare = () => {},
  }: EvaluationOptions,
): Promise<Evaluation> {
  const { segments } = fitted
  const run = (names: readonly string[], weights: Weights | null): Coding[] =>
    codeSegments(fitted, codebook, names.map(buildCoder), weights)
  const groups = passages.map(({ group }) => group)
  const folds = isLearning ? foldsByGroup(groups, foldCount) : []
  const others = folds.length === 0 ? [] : await trainingExamplesFrom(extraPassages, codebook, embedder)
  const train = createTrials(codebook, embedder)
  const learned: Coding[] = []
  for (const { training, test } of folds) {
    await nextTurn()
    const testGroups = new Set(test.map((position) => passages[position]!.group))
    const weights = train([
      ...examples,
      ...training.map((position) => lessons[position]!),
      ...others.filter(({ group }) => !testGroups.has(group)),
    ])
    onShare(1 / folds.length)
    learned.push(...codeSegments(segmentsAt(fitted, test), codebook, [buildCoder('learned')], weights))
  }
  const settled = passages.map(withVerdicts)
  const bases = new Set(passages.flatMap(({ judgedByCoder }) => [...judgedByCoder.values()].map(({ basis }) => basis)))
  const setting = (name: string, made: readonly Coding[], known: readonly string[] = []): CodingMethod => {
    const learnedFrom = new Set(known)
    const isTested = ({ group }: CodedPassage): boolean => !learnedFrom.has(group)
    const tested = passages.every(isTested) ? null : passages.filter(isTested)
    const ids = new Set((tested ?? passages).map(({ id }) => id))
    const codings = tested === null ? made : made.filter(({ segmentId }) => ids.has(segmentId))
    const own = settled.filter(isTested)
    const found = codesOfSegments(
      segments.filter((_, at) => isTested(passages[at]!)),
      codings,
    )
    const scores = (basis: Basis): BothScores => {
      const score = (level: Level) => scoreCodings(own, found, codebook, { level, basis })
      return { theme: score('theme'), code: score('code') }
    }
    const both = bases.has('read') && bases.has('suggested')
    return {
      name,
      ...scores(bases.has('read') ? 'read' : 'suggested'),
      suggested: both ? scores('suggested') : null,
      codings,
      tested: tested && unique(tested.map(({ group }) => group)),
    }
  }
  const [theme, code] = [scorePeople(passages, codebook, 'theme'), scorePeople(passages, codebook, 'code')]
  return {
    codebook,
    passages,
    settings: [
      setting('keywords', run(['keyword'], null)),
      setting('meaning', run(['meaning'], null)),
      ...scoreModels(ofModels, codebook),
      setting('keywords and meaning', run(['keyword', 'meaning'], null)),
      ...(folds.length === 0 ? [] : [setting('learned', learned)]),
      ...(modelAnswers === null
        ? []
        : [setting('language model', codeSegments(fitted, codebook, [buildCoder('llm')], null, modelAnswers))]),
      ...(pretrained === null
        ? []
        : [setting('learned before, as it is', run(['learned'], pretrained), pretrained.learnedFrom.interviews)]),
    ],
    people: theme && code && { theme, code },
  }
}
