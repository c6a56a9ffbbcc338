/** How passages come to be coded: interview after interview, by chance, or as `themata learn --next` suggests. */
export type Order = 'file' | 'chance' | 'suggested'

/** How good codings are after so many coded passages. */
export interface CurvePoint {
  readonly order: Order
  readonly coded: number
  readonly f1: number | null
  readonly kappa: number | null
}
