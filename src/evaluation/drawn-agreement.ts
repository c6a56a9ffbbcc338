import type { Limits } from '../model/estimate.ts'
import type { Level } from './labels.ts'
import type { Pair } from './measure-pairs.ts'

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
