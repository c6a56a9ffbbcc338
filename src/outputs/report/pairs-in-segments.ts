import type { CoOccurrence, Findings } from '../../model/findings.ts'

/** The pairs of themes, or of codes, that meet in a segment. */
export function* pairsInSegments(
  { coOccurrence }: Pick<Findings, 'coOccurrence'>,
  level: CoOccurrence['level'],
): Generator<CoOccurrence> {
  for (const pair of coOccurrence) {
    if (level === 'theme' && pair.level === 'code') return // those of themes come first
    if (pair.level === level && pair.unit === 'segment' && pair.both > 0) yield pair
  }
}
