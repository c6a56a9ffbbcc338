/** A label as it may be written: no blanks, brackets or line ends. */
export const labelPattern = String.raw`(?:-|[\p{L}\p{N}][\p{L}\p{N}._]{0,29})`

const numbers = String.raw`(?<numbers>all|from \d+|\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*)`

const statement = new RegExp(`^${numbers} (?:is|are) (?<label>${labelPattern})$`, 'u')

const exchange = new RegExp(`^(?<verb>swap|swapped) ${numbers}$`, 'u')

/** A correction as a person writes it: `3-9 is P`, `from 40 is I`, `swap all`. */
export interface Correction {
  readonly numbers: (count: number) => number[]
  /** Null to have who asks and who answers the other way round. */
  readonly label: string | null
  /** True for `swapped`: labels that are written already are so. */
  readonly isDone: boolean
}

/** Reads a correction; null for anything else. */
export function parseCorrection(written: string): Correction | null {
  const line = written.trim().replace(/\s+/g, ' ')
  const { numbers: listed = '', label = null, verb = '' } = (statement.exec(line) ?? exchange.exec(line))?.groups ?? {}
  if (listed === '') return null
  return { numbers: (count) => unitsOf(listed, count), label, isDone: verb === 'swapped' }
}

/** The units that are listed, each once, in ascending order; in time for the list and the units, however often it names them. */
function unitsOf(listed: string, count: number): number[] {
  const parts = listed
    .replace('all', 'from 1')
    .replace(/^from (\d+)$/, '$1-Infinity')
    .split(',')
  const begun = new Int32Array(count + 2)
  for (const part of parts) {
    const [one = 0, other = one] = part.split('-').map(Number)
    const first = Math.max(1, Math.min(one, other))
    const last = Math.min(count, Math.max(one, other))
    if (first > last) continue
    begun[first]! += 1
    begun[last + 1]! -= 1
  }
  let open = 0
  return Array.from(begun).flatMap((change, unit) => {
    open += change
    return open > 0 ? [unit] : []
  })
}

/** Corrections with more of them; later ones count. */
export function addCorrections(
  { labels, swapped }: SpeakerCorrections,
  more: readonly Correction[],
  count: number,
): SpeakerCorrections {
  const stated = new Map(labels)
  const turned = new Set(swapped)
  for (const { numbers: unitsIn, label } of more)
    for (const unit of unitsIn(count)) {
      if (label !== null) stated.set(unit, label)
      else if (!turned.delete(unit)) turned.add(unit)
    }
  return { labels: stated, swapped: turned }
}

/** Corrections as lines that `parseCorrection` reads, of a transcript with so many units. */
export function writeCorrections({ labels, swapped }: SpeakerCorrections, count: number): string[] {
  const byLabel = new Map<string, number[]>()
  for (const [unit, label] of [...labels].sort(([a], [b]) => a - b))
    byLabel.set(label, [...(byLabel.get(label) ?? []), unit])
  const turned = [...swapped].sort((a, b) => a - b)
  return [
    ...(turned.length === 0 ? [] : [`swapped ${turned.length === count ? 'all' : writeRanges(turned)}`]),
    ...[...byLabel].map(([label, units]) => `${writeRanges(units)} is ${label}`),
  ]
}

/** Whole numbers in ascending order as ranges: `3-5, 9`. */
function writeRanges(units: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const unit of units) {
    const open = ranges.at(-1)
    if (open !== undefined && open[1] === unit - 1) open[1] = unit
    else ranges.push([unit, unit])
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ')
}

/** The other of the two labels that are proposed; others stay. */
export const exchangeLabel = (label: string): string => (label === 'I' ? 'P' : label === 'P' ? 'I' : label)

/** Corrections of a person: labels by number of the unit, and units whose proposals are the wrong way round. */
export interface SpeakerCorrections {
  readonly labels: ReadonlyMap<number, string>
  readonly swapped: ReadonlySet<number>
}

export const noCorrections: SpeakerCorrections = { labels: new Map(), swapped: new Set() }
