import { findMismatch } from '../coders/trained/read-weights.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { CodingMethod } from '../evaluation/evaluation.ts'
import { type MeasuredQuality, minToLearn, type Objection, type TrainingResult } from '../evaluation/learned.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Weights } from '../model/weights.ts'
import { evaluatePrepared, type OnShare } from './evaluate-codings.ts'
import { compareByCode, figuresAsKept } from './keep-codes.ts'
import { compareByTheme, unlearned, withoutHarm } from './keep-what-helps.ts'
import { preparePassages, weightsFrom } from './learn-weights.ts'

/** Options of training. */
export interface LearnOptions {
  readonly embedder: Embedder
  /** A description of the coders, for the record. */
  readonly coders: string
  /** The earlier model, which would be replaced; null for none. */
  readonly earlier?: Weights | null
  /** Called with the share of the work that was done since the last call. */
  readonly onShare?: OnShare
}

/**
 * Learns from what people coded, and measures on interviews that it did not learn from whether that is worth using. It
 * always gives the weights: whether they are kept in spite of objections is up to the caller.
 */
export async function learnFromPassages(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, coders, earlier = null, onShare = () => {} }: LearnOptions,
): Promise<TrainingResult> {
  const fits = earlier !== null && findMismatch(earlier, codebook, embedder.name, '') === null
  const seen = new Set(earlier?.learnedFrom.interviews ?? [])
  const unseen = fits && passages.every(({ group }) => !seen.has(group))
  const pretrained = unseen ? earlier : null
  const prepared = await preparePassages(passages, codebook, embedder)
  const evaluation = await evaluatePrepared(prepared, codebook, { embedder, pretrained, onShare })
  const { settings } = evaluation
  const figures = settings.map((setting) => ({ name: setting.name, measured: figuresOf(setting) }))
  const whole = figures.find(({ name }) => name === 'learned')?.measured ?? null
  const themes = whole === null ? [] : compareByTheme(settings)
  const codes = compareByCode(evaluation, themes)
  const isMixed =
    themes.some(({ isKept }) => isKept) &&
    (themes.some(({ isKept, learned }) => !isKept && learned !== null) || codes.some(({ isKept }) => !isKept))
  const measured = isMixed ? roundFigures(figuresAsKept(evaluation, themes, codes)) : whole
  const lessons = [...prepared.examples, ...prepared.lessons]
  const weights = weightsFrom(lessons, codebook, { embedder: embedder.name, coders, measured })
  return {
    weights: isMixed ? withoutHarm(weights, themes, codes) : weights,
    figures: isMixed ? [...figures, { name: 'as kept, theme by theme and code by code', measured }] : figures,
    themes,
    codes,
    objections: [
      ...objectToExtent(passages),
      ...(measured === null ? [{ kind: 'unmeasured' } as const] : objectToWorth(measured, figures)),
      ...(fits ? objectToReplacing(earlier, measured, figures) : []),
    ],
  }
}

/** Passages that somebody read for every code, however they were chosen. */
const readForAll = (passages: readonly CodedPassage[]): CodedPassage[] =>
  passages.filter(({ judgedByCoder }) => [...judgedByCoder.values()].some(({ codes }) => codes === 'all'))

function objectToExtent(passages: readonly CodedPassage[]): Objection[] {
  const read = readForAll(passages)
  const interviews = new Set(read.map(({ group }) => group)).size
  return read.length >= minToLearn.passages && interviews >= minToLearn.interviews
    ? []
    : [{ kind: 'few', passages: read.length, interviews }]
}

function objectToWorth({ kappa }: MeasuredQuality, figures: TrainingResult['figures']): Objection[] {
  const better = figures
    .flatMap(({ name, measured }) =>
      unlearned.some((one) => one === name) && measured ? [{ name, kappa: measured.kappa }] : [],
    )
    .filter((other) => other.kappa >= kappa)
  const [best] = better.sort((a, b) => b.kappa - a.kappa)
  return best === undefined ? [] : [{ kind: 'no-better', than: best.name, kappa: best.kappa }]
}

function objectToReplacing(
  earlier: Weights,
  measured: MeasuredQuality | null,
  figures: TrainingResult['figures'],
): Objection[] {
  const onThese = figures.find(({ name }) => name === 'learned before, as it is')?.measured ?? null
  const before = onThese ?? earlier.measured
  if (before === null || (measured !== null && measured.kappa > before.kappa)) return []
  const { passages } = earlier.learnedFrom
  return [{ kind: 'earlier', kappa: before.kappa, passages, onThese: onThese !== null }]
}

function figuresOf({ theme: { macro } }: CodingMethod): MeasuredQuality | null {
  const { kappa, f1 } = macro
  return roundFigures(kappa.value === null || f1.value === null ? null : { kappa: kappa.value, f1: f1.value })
}

function roundFigures(figures: MeasuredQuality | null): MeasuredQuality | null {
  const round = (value: number): number => Math.round(value * 1000) / 1000
  return figures && { kappa: round(figures.kappa), f1: round(figures.f1) }
}
