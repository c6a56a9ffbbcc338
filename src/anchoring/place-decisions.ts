import { groupBy } from '../collections.ts'
import type { Placed } from '../model/anchor.ts'
import type { Decision, StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type Span, textAt } from '../model/span.ts'
import { createPlacer } from './place-anchor.ts'

/** Decisions at their places in a transcript as it is now. */
export interface PlacedDecisions {
  readonly decisions: readonly Decision[]
  /** Those that a person has to place. */
  readonly lost: readonly StatedDecision[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Finds the words that decisions were made on in the text of their transcript. Where they are no longer at the place that
 * is stated they are looked for; what is not found, or found more than once, applies to nothing and is listed. A
 * decision without words is taken to be where it says.
 */
export function placeDecisions(stated: readonly StatedDecision[], text: string): PlacedDecisions {
  const place = createPlacer(text, null)
  const decisions: Decision[] = []
  const lost: StatedDecision[] = []
  const moved: Decision[] = []
  const warnings: Diagnostic[] = []
  for (const one of stated) {
    const found = placeOne(one, text, place)
    if (!('span' in found)) {
      lost.push(one)
      warnings.push(warnOfLost(one, found.how))
      continue
    }
    const decision = { ...one, span: found.span }
    decisions.push(decision)
    if (found.how === 'moved' && one.span !== null) moved.push(decision)
    if (found.how === 'changed') warnings.push(warnOfChanged(one, textAt(text, found.span)))
  }
  for (const own of groupBy(moved, ({ place: { file } }) => file).values()) warnings.push(noteMoved(own))
  return { decisions, lost, warnings }
}

function placeOne({ span, quote }: StatedDecision, text: string, place: ReturnType<typeof createPlacer>): Placed {
  if (quote !== '') return place({ span, quote })
  return span !== null && span.end <= text.length ? { how: 'same', span } : { how: 'gone' }
}

const brief = (text: string): string => {
  const words = text.replace(/\s+/gu, ' ').trim().split(' ')
  return `“${words.slice(0, 6).join(' ').slice(0, 60)}${words.length > 6 ? ' …' : ''}”`
}

const whereOf = ({ span }: { readonly span: Span | null }): string => (span === null ? '' : ` at ${span.start}`)

const warnOfLost = (one: StatedDecision, how: 'gone' | 'several'): Diagnostic => ({
  level: 'warning',
  code: 'decisions/to-be-placed',
  place: one.place,
  message: `"${one.codeId}"${whereOf(one)} in "${one.transcriptId}" is to be placed again: ${
    one.quote === ''
      ? 'the transcript is shorter'
      : how === 'gone'
        ? `its words ${brief(one.quote)} are no longer there`
        : `its words ${brief(one.quote)} are no longer at this place, and cannot be told from others like them`
  }; until then it counts for nothing`,
  fix: 'copy transcript, start, end and quote of the passage that is meant from codings.csv, or drop the row',
})

const warnOfChanged = (one: StatedDecision, words: string): Diagnostic => ({
  level: 'warning',
  code: 'decisions/changed-words',
  place: one.place,
  message: `"${one.codeId}" in "${one.transcriptId}" was decided on ${brief(one.quote)}; the most similar words are now ${brief(words)}, and it is taken to be about these`,
  fix: 'look at the passage; then copy start, end and quote from codings.csv',
})

function noteMoved(own: readonly Decision[]): Diagnostic {
  const [first] = own
  const lines = own.map(({ place: { line } }) => line).join(', ')
  return {
    level: 'note',
    code: 'decisions/moved',
    place: first!.place,
    message: `"${first!.transcriptId}" was edited: the words of ${own.length === 1 ? 'a decision are' : `${own.length} decisions are`} at another place and were found there (line ${lines.length > 60 ? `${lines.slice(0, 60)} …` : lines})`,
  }
}
