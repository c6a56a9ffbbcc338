import type { CurvePoint } from '../../evaluation/curve.ts'
import type { TrainingResult } from '../../evaluation/learned.ts'
import type { Segment } from '../../model/segment.ts'

/** What `themata learn` did with a trained model. */
export interface Learned {
  readonly result: TrainingResult
  /** Number of passages that it was trained on. */
  readonly passages: number
  /** The file that was written, and the name under which the one before it is kept; null for none. */
  readonly written: string | null
  readonly kept: string | null
  /** Segments to code next; null where they were not asked for. */
  readonly next: readonly Segment[] | null
}

/** The outcome of `themata learn` as JSON: figures, objections and files, without the weights. */
export const writeLearned = ({ result, passages, written, kept, next }: Learned): string =>
  `${JSON.stringify({
    passages,
    interviews: result.weights.learnedFrom.interviews,
    themesWithoutModel: Object.entries(result.weights.themes).flatMap(([id, classifier]) => (classifier ? [] : id)),
    figures: result.figures.map(({ name, measured }) => ({
      name,
      kappa: measured?.kappa ?? null,
      f1: measured?.f1 ?? null,
    })),
    themes: result.themes,
    codes: result.codes,
    objections: result.objections,
    written,
    kept,
    next:
      next?.map(({ transcriptId, turn, speaker, span, text }) => ({
        transcriptId,
        turn,
        speaker,
        span,
        quote: text,
      })) ?? null,
  })}\n`

/** A learning curve as JSON. */
export const writeCurve = (points: readonly CurvePoint[]): string => `${JSON.stringify({ curve: points })}\n`
