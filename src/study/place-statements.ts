import { createPlacer } from '../anchoring/place-anchor.ts'
import { placeDecisions } from '../anchoring/place-decisions.ts'
import { countBy, groupBy, unique } from '../collections.ts'
import type { Decision, ReadStretch, StatedDecision, StatedDecisions } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ReadPassage } from '../model/draw.ts'
import type { Transcript } from '../model/transcript.ts'
import type { PlacedDrawn, PlacedStatements } from './passages-of-decisions.ts'

/** Finds the words of everything that people state in the transcripts as they are now. */
export function placeStatements(
  { decisions, reads, open }: StatedDecisions,
  transcripts: readonly Transcript[],
): PlacedStatements & { readonly warnings: readonly Diagnostic[] } {
  const textById = new Map(transcripts.map(({ id, text }) => [id, text]))
  const warnings: Diagnostic[] = []
  const placeAll = (stated: readonly StatedDecision[], warn: (found: readonly Diagnostic[]) => void): Decision[] =>
    [...groupBy(stated, ({ transcriptId }) => transcriptId)].flatMap(([id, own]) => {
      const placed = placeDecisions(own, textById.get(id)!)
      warn(placed.warnings)
      return placed.decisions
    })
  return {
    decisions: placeAll(decisions, (found) => warnings.push(...found)),
    reads: reads.flatMap((read) => placeRead(read, textById.get(read.transcriptId)!, warnings)),
    open: placeAll(open, () => {}),
    warnings: [...warnings, ...warnOfOpen(open.filter(({ event }) => event === undefined))],
  }
}

/** Drawn segments at their words; those whose words are gone are left out. */
export function placeDrawn(read: readonly ReadPassage[], transcripts: readonly Transcript[]): PlacedDrawn[] {
  const textById = new Map(transcripts.map(({ id, text }) => [id, text]))
  return [...groupBy(read, ({ transcriptId }) => transcriptId)].flatMap(([transcriptId, own]) => {
    const text = textById.get(transcriptId)
    if (text === undefined) return []
    const place = createPlacer(text, null)
    return own.flatMap(({ anchor, class: name, readers }): PlacedDrawn[] => {
      const found = place(anchor)
      return 'span' in found ? [{ transcriptId, span: found.span, class: name, readers }] : []
    })
  })
}

/** A declaration at its words; none where they cannot be found. */
function placeRead(read: ReadStretch, text: string, warnings: Diagnostic[]): ReadStretch[] {
  const { stretch, quote } = read
  if (typeof stretch === 'string' || !('start' in stretch)) return [read]
  if (quote === '' && stretch.end <= text.length) return [read]
  const found = createPlacer(text, null)({ span: stretch, quote })
  if ('span' in found) return [{ ...read, stretch: found.span }]
  warnings.push({
    level: 'warning',
    code: 'decisions/to-be-placed',
    place: read.place,
    message: `the passage that was read in "${read.transcriptId}" is no longer at ${stretch.start}; it counts for nothing`,
    fix: 'copy start, end and quote anew, or write the turns into "turn"',
  })
  return []
}

/** Transcripts in which people decided anything, as if each of them had declared it read whole. */
export const readsOfDeciders = (decisions: readonly Decision[]): ReadStretch[] =>
  unique(decisions.map(({ coder, transcriptId }) => JSON.stringify([coder, transcriptId]))).map((key): ReadStretch => {
    const [coder, transcriptId] = JSON.parse(key) as [string, string]
    const place = decisions.find((one) => one.coder === coder && one.transcriptId === transcriptId)!.place
    return { coder, transcriptId, stretch: 'all', quote: '', codes: 'all', isChosenFreely: true, memo: '', place }
  })

/** Suggestions left undecided in what is declared read: they are taken as not looked at. */
const warnOfOpen = (open: readonly StatedDecision[]): Diagnostic[] =>
  [...countBy(open, ({ coder, transcriptId }) => JSON.stringify([coder, transcriptId]))].map(([key, count]) => {
    const [coder, transcriptId] = JSON.parse(key) as [string, string]
    const { place } = open.find((one) => one.coder === coder && one.transcriptId === transcriptId)!
    return {
      level: 'warning',
      code: 'decisions/read-but-open',
      place,
      message: `"${transcriptId}" is declared read, and ${count === 1 ? 'a row of it is' : `${count} rows of it are`} still undecided: the code is taken as not judged there`,
      fix: 'accept or reject these rows, or drop them: then they are a no',
    }
  })
