import type { RecountedEstimate } from './check-estimates.ts'
import type { StudyAtHand } from './evidence.ts'
import type { Facts } from './recount/facts.ts'
import type { Bounds } from './recount/limits.ts'

const whole = (value: number): string => String(Math.round(value))
const percent = (value: number): string => `${Math.round(100 * value)} %`

/** `60 (39 to 86)`. */
export const inSegments = ({ value, low, high }: Bounds): string => `${whole(value)} (${whole(low)} to ${whole(high)})`
/** `54 % (29 to 76 %)`. */
export const inShares = ({ value, low, high }: Bounds): string =>
  `${percent(value)} (${Math.round(100 * low)} to ${percent(high)})`
/** `0.54 (0.29 to 0.76)`. */
export const inDigits = ({ value, low, high }: Bounds): string =>
  `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`

/** Limits as they are written; a dash for none. */
export const writeBounds = (bounds: Bounds | null, write: (bounds: Bounds) => string): string =>
  bounds === null ? '–' : write(bounds)

const several = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** The sentence in brackets on how a count of suggestions was checked; null where nothing was read for it. */
export function writeCheck({ estimate }: RecountedEstimate): string | null {
  if (estimate?.count == null) return null
  const { precision, recall, count, machine, read, size } = estimate
  const parts = [
    precision === null ? '' : `${inShares(precision)} of ${several(machine, 'suggestion')} are right`,
    recall === null || recall.high - recall.low > 0.9 ? '' : `${inShares(recall)} of what is there is suggested`,
    `so that a reader of all would find it in ${inSegments(count)} of ${size}`,
  ]
  return `checked by ${several(read, 'reading')}: ${parts.filter(Boolean).join('; ')}`
}

/** Organisations, where there are any, and participants: how many there are, are confirmed, are estimated and audited. */
export interface RecountedUnits {
  readonly unit: string
  readonly all: number
  readonly confirmed: number
  readonly estimate: Bounds | null
  readonly audited: number
}

/** Writes down both for a theme or code. */
export function unitsOf(
  { written }: Facts,
  { acceptedPeople, acceptedPlaces, ...own }: RecountedEstimate,
  audited: { readonly people: readonly string[]; readonly organizations: readonly string[] },
): RecountedUnits[] {
  const places = new Set(written.participants.flatMap(({ organization }) => organization ?? [])).size
  const people = written.participants.length
  return [
    {
      ...{ unit: 'organisation', all: places, confirmed: acceptedPlaces, estimate: own.organizations },
      audited: audited.organizations.length,
    },
    {
      ...{ unit: 'participant', all: people, confirmed: acceptedPeople, estimate: own.people },
      audited: audited.people.length,
    },
  ].filter(({ all }) => all > 0)
}

/** `at least 17, estimated 23 (19 to 30)`. */
export const writeAtLeast = ({ confirmed, estimate }: RecountedUnits): string =>
  `at least ${confirmed}${estimate === null ? '' : `, estimated ${inSegments(estimate)}`}`

/** The sentence on who is confirmed and how many are estimated. */
export function writeConfirmed(units: readonly RecountedUnits[]): string {
  const certain = units
    .map(({ confirmed, all, unit }) => `at least ${confirmed} of ${several(all, unit)}`)
    .join(' and ')
  const estimated = units.flatMap(({ estimate, audited, all, unit }) =>
    estimate === null || audited === 0
      ? []
      : [
          `${inSegments(estimate)} ${unit}${Math.round(estimate.high) === 1 ? '' : 's'}, from ${audited} of ${all} chosen by chance and read whole`,
        ],
  )
  return estimated.length === 0 ? certain : `${certain}; estimated ${estimated.join(', and ')}`
}

/** The cells of a report's tables about the check of a theme or code, by the words of their columns. */
export function checkCellsOf({ estimate }: RecountedEstimate, { draw }: StudyAtHand): Record<string, string> {
  if (draw === null || estimate === null) return {}
  const size = draw.classes.reduce((sum, own) => sum + own.size, 0)
  const { count, precision, recall, share, kappa, read, yes, machine } = estimate
  return {
    read: whole(read),
    'of these it is in': whole(yes),
    suggested: whole(machine),
    'right (precision)': count === null ? 'not checked' : writeBounds(precision, inShares),
    'found (recall)': count === null ? '–' : writeBounds(recall, inShares),
    [`corrected segments (of ${size})`]: writeBounds(count, inSegments),
    share: writeBounds(share, inShares),
    kappa: writeBounds(kappa, inDigits),
  }
}
