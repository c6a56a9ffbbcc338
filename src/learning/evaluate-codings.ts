import { buildCoder } from '../analysis/build-parts.ts'
import { atPositions, codeSegments, codesOfSegments, fitSegments } from '../analysis/code-segments.ts'
import type { Lesson } from '../coders/index.ts'
import type { Embedder } from '../embedders/index.ts'
import type { Evaluation, Setting } from '../evaluation/evaluation.ts'
import { type Level, type Scores, scoreCodings } from '../evaluation/score-codings.ts'
import { foldsByGroup } from '../math/folds.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { Weights } from '../model/weights.ts'
import { toSegment } from './coded-passages.ts'
import { lessonsFrom, lessonsOfExamples, weightsFrom } from './learn-weights.ts'

const foldCount = 10

/**
 * Codes passages in each way there is, and scores what was found. What is learned is always tried on interviews that
 * it was not learned from: ten folds over interviews. The first two
 * people are scored against each other in the same way.
 *
 * @param extra other passages, learned from in every fold whose interviews they do not come from
 * @param learnt weights to be tried as they are, on passages that they have never seen; null for none
 * @param rounds how often interviews are drawn for the intervals; 0 for no intervals
 */
export async function evaluateCodings(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embedder: { readonly name: string; readonly embed: Embedder },
  extra: readonly CodedPassage[],
  learnt: Weights | null,
  seed: number,
  rounds?: number,
): Promise<Evaluation> {
  const segments = passages.map(toSegment)
  const fitted = await fitSegments(segments, codebook, embedder.embed)
  const run = (names: readonly string[], weights: Weights | null): Coding[] =>
    codeSegments(fitted, codebook, names.map(buildCoder), weights)
  const learned = await learnInFolds()
  const settings = [
    setting('keywords', run(['keyword'], null)),
    setting('meaning', run(['meaning'], null)),
    setting('keywords and meaning', run(['keyword', 'meaning'], null)),
    setting('learned', learned),
    ...(learnt === null ? [] : [setting('learned before, as it is', run(['learned'], learnt))]),
  ]
  return { codebook, passages, settings, people: comparePeople(passages, codebook, seed, rounds) }

  async function learnInFolds(): Promise<Coding[]> {
    const examples = await lessonsOfExamples(codebook, embedder.embed)
    const own = await lessonsFrom(passages, codebook, embedder.embed)
    const others = await lessonsFrom(extra, codebook, embedder.embed)
    return foldsByGroup(
      passages.map(({ group }) => group),
      foldCount,
    ).flatMap(({ learn, judge }) => {
      const judged = new Set(judge.map((position) => passages[position]!.group))
      const lessons: Lesson[] = [
        ...examples,
        ...learn.map((position) => own[position]!),
        ...others.filter(({ group }) => !judged.has(group)),
      ]
      const weights = weightsFrom(lessons, codebook, embedder.name, '', null)
      return codeSegments(atPositions(fitted, judge), codebook, [buildCoder('learned')], weights)
    })
  }

  function setting(name: string, codings: readonly Coding[]): Setting {
    const found = codesOfSegments(segments, codings)
    const score = (level: Level): Scores => scoreCodings(passages, found, codebook, level, seed, rounds)
    return { name, theme: score('theme'), code: score('code'), codings }
  }
}

/** The first coder against the second, on the passages that both coded. */
function comparePeople(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  seed: number,
  rounds?: number,
): Evaluation['people'] {
  const [first, second] = [...(passages[0]?.codesByCoder.keys() ?? [])]
  if (first === undefined || second === undefined) return null
  const shared = passages.filter(({ codesByCoder }) => codesByCoder.has(first) && codesByCoder.has(second))
  const asFound = shared.map(({ codesByCoder }) => codesByCoder.get(second)!)
  const asTruth = shared.map((passage) => ({
    ...passage,
    codesByCoder: new Map([[first, passage.codesByCoder.get(first)!]]),
  }))
  const score = (level: Level): Scores => scoreCodings(asTruth, asFound, codebook, level, seed, rounds)
  return { theme: score('theme'), code: score('code') }
}
