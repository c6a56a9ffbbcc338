import type { Interval, Limits } from './estimate.ts'

/** Labels at which codings are compared: themes, or the codes directly under them. */
export type Level = 'theme' | 'code'

/** Two coders, by name. */
export type Pair = readonly [string, string]

/** The reason why kappa is undefined: no unit was judged by two coders, or no two coders who did differed or varied at all. */
export type UndefinedReason = 'no shared units' | 'no variation'

/** The agreement of coders about one label; figures of two coders are means over all pairs that judged the same units. */
export interface LabelAgreement {
  readonly label: string
  /** Share of the judgements that are a yes. */
  readonly prevalence: number
  /** Units that two coders or more judged, and those of them to which at least one gave it. */
  readonly judged: number
  readonly units: number
  readonly raw: number | null
  readonly kappa: Interval
  readonly alpha: number | null
  readonly ac1: number | null
  /** Over the units that all coders judged; null with fewer than three. */
  readonly fleiss: number | null
  /** Why kappa is null; null where it is not. */
  readonly undefined: UndefinedReason | null
}

/** The agreement of two coders over all labels together. */
export interface PooledAgreement {
  readonly coders: Pair
  /** Units about which both judged at least one label. */
  readonly units: number
  /** Raw agreement and kappa pooled over the labels; AC1 is a mean of them. */
  readonly raw: number | null
  readonly kappa: number | null
  readonly ac1: number | null
}

/** The view of two coders in a unit: both blind, one of them, or neither. */
export type PairView = 'both blind' | 'one blind' | 'with suggestions'

/** The agreement of two people about one label in all segments of a frame, from drawn segments that both read. */
export interface DrawnLabelAgreement {
  readonly label: string
  /** Drawn segments that both judged, and those of them to which at least one gave it. */
  readonly units: number
  readonly yes: number
  /** Kappa of these segments without weights. */
  readonly plain: number | null
  readonly raw: number | null
  readonly kappa: Limits | null
  readonly alpha: Limits | null
  readonly ac1: number | null
}

/**
 * The agreement of two people, each drawn segment weighted by the inverse of the chance that it was drawn and read by both.
 */
export interface DrawnAgreement {
  readonly level: Level
  readonly coders: Pair
  /** Drawn segments that both read without suggestions, and the segments that they were drawn from. */
  readonly units: number
  readonly size: number
  readonly classes: readonly { readonly class: string; readonly size: number; readonly read: number }[]
  /** Kappa pooled over labels, without weights and with them; limits are null with few segments or no variation. */
  readonly plain: number | null
  readonly kappa: number | null
  readonly limits: Limits | null
  readonly labels: readonly DrawnLabelAgreement[]
}

/** The agreement of the people of a study with each other, about labels of one level. */
export interface PeopleAgreement {
  readonly level: Level
  /** Segments that at least two people judged, and those of them that somebody judged because they were suggested. */
  readonly units: number
  readonly suggested: number
  readonly labels: readonly LabelAgreement[]
  /** The pairs that judged segments in common. */
  readonly pairs: readonly PooledAgreement[]
  /** The same by the view in which segments were judged; empty where none is known. */
  readonly views: readonly (PooledAgreement & { readonly view: PairView })[]
  /** In all segments of a draw, for each pair that read drawn segments without suggestions. */
  readonly drawn: readonly Omit<DrawnAgreement, 'level'>[]
}
