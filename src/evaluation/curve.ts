/** The order in which passages are coded: interview after interview, by chance, or as `themata learn --next` suggests. */
export type Order = 'file' | 'chance' | 'suggested'

/** The quality of codings after a number of coded passages. */
export interface CurvePoint {
  readonly order: Order
  readonly coded: number
  readonly f1: number | null
  readonly kappa: number | null
}
