/** A class of chance: its segments, how many of them are drawn, and the rule by which a segment belongs to it. */
export interface DrawnClass {
  readonly class: string
  readonly size: number
  readonly drawn: number
  readonly rule: string
}

/** A class of a draw, with the number of its drawn segments that count as read. */
export interface ReadClass extends DrawnClass {
  readonly read: number
}
