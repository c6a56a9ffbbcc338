import type { Limits } from '../../model/estimate.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import type { Quote } from '../../model/quote.ts'

/** The noun for a number of units: `segment` for one, else `segments`. */
export const unitOf = (count: number, unit: string): string => (count === 1 ? unit : `${unit}s`)

/** `3 of 9 organisations`. */
export const countOf = (part: number, whole: number, unit: string): string =>
  `${part} of ${whole} ${unitOf(whole, unit)}`

/** `1 segment`, `2 segments`. */
export const plural = (count: number, unit: string): string => `${count} ${unitOf(count, unit)}`

/** A share as a whole percentage: `33 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** `a`, `a and b`, `a, b and c`. */
export const enumerate = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Names that are written out in a sentence: more make it unreadable. */
const mostNames = 40

/** Names, the first forty where there are more; the tables have all. */
export const nameSome = (names: readonly string[]): string =>
  names.length <= mostNames
    ? enumerate(names)
    : `${names.slice(0, mostNames).join(', ')} and ${plural(names.length - mostNames, 'other')} (all are in themes.csv)`

/** Names in a cell of a table: more than three are a number. */
const mostInCell = 3

/** The share of the participant with most segments, and who it is: `64 % (P3a)`; a dash where nobody has more than one. */
export function writeDominance({ dominance, dominant }: Pick<Prevalence, 'dominance' | 'dominant'>): string {
  if (dominant.length === 0) return '–'
  const who = dominant.length > mostInCell ? `each of ${dominant.length}` : dominant.join(', ')
  return `${percent(dominance)} (${who})`
}

/** Segments for every 1,000 words: `2.3`; a dash for none, and for one, which makes no rate. */
export const ratePerWords = (segments: number, words: number): string =>
  segments < 2 || words === 0 ? '–' : ((1000 * segments) / words).toFixed(1)

/** A share as a whole percentage; a dash for one segment, which makes no share. */
export const shareOf = (segments: number, all: number): string =>
  segments === 1 || all === 0 ? '–' : percent(segments / all)

/** The name of a column in words: `organization_type` as `organization type`. */
export const inWords = (column: string): string => column.replaceAll('_', ' ')

/** `1:02:03` or `2:03`, from milliseconds. */
export function writeClock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const tail = `${String(seconds % 60).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** The place of a quote in its transcript: `turn 12, 4:07, line 40`. */
export const locateTurn = ({ turn, startMs, line }: Pick<Quote, 'turn' | 'startMs' | 'line'>): string =>
  [`turn ${turn}`, ...(startMs === null ? [] : [writeClock(startMs)]), ...(line === null ? [] : [`line ${line}`])].join(
    ', ',
  )

/** The speaker of a quote and its place: `P3a, turn 12, 4:07, line 40`. */
export function locate(quote: Quote): string {
  const { participantId, transcriptId } = quote
  const named = participantId === transcriptId || participantId.startsWith(`${transcriptId}/`)
  return [participantId, ...(named ? [] : [transcriptId]), locateTurn(quote)].join(', ')
}

/** The speaker of a quote and its turn: `P3a, turn 12`. */
export function locateBriefly(quote: Quote): string {
  const { participantId, transcriptId, turn } = quote
  const named = participantId === transcriptId || participantId.startsWith(`${transcriptId}/`)
  return [participantId, ...(named ? [] : [transcriptId]), `turn ${turn}`].join(', ')
}

/** `3 of 9 organisations and 5 of 20 participants`, or the participants alone where no organisation is known. */
export const spreadOver = (
  organizations: number,
  participants: number,
  of: { organizationCount: number; participantCount: number },
): string =>
  [
    ...(of.organizationCount === 0 ? [] : [countOf(organizations, of.organizationCount, 'organisation')]),
    countOf(participants, of.participantCount, 'participant'),
  ].join(' and ')

/** `12 % (8 to 17 %)`. */
export const shareWithLimits = ({ value, low, high }: Limits): string =>
  `${percent(value)} (${Math.round(100 * low)} to ${percent(high)})`

/** `230 (184 to 308)`. */
export const countWithLimits = ({ value, low, high }: Limits): string =>
  `${Math.round(value)} (${Math.round(low)} to ${Math.round(high)})`
