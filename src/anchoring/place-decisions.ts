import { groupBy } from '../collections.ts'
import type { Placement } from '../model/anchor.ts'
import type { Decision, StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type Span, textAt } from '../model/span.ts'
import { createPlacer, type Placer } from './place-anchor.ts'
import { repealedAnswers } from './repealed-answers.ts'
import { textHash } from './text-hash.ts'

/** Decisions at their places in the current text of a transcript. */
export interface PlacedDecisions {
  readonly decisions: readonly Decision[]
  /** Decisions that a person has to place. */
  readonly lost: readonly StatedDecision[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Finds the words of decisions in the current text of their transcript, first at the stated place, then elsewhere. A
 * decision whose words are not found, or are found more than once, is not applied, and is reported. A decision without
 * words is at its stated place.
 */
export function placeDecisions(stated: readonly StatedDecision[], text: string): PlacedDecisions {
  const place = createPlacer(text, null)
  const hash = stated.some(({ event }) => event !== undefined) ? textHash(text) : null
  const decisions: Decision[] = []
  const lost: StatedDecision[] = []
  const moved: Decision[] = []
  const warnings: Diagnostic[] = []
  for (const statement of stated) {
    const found = placeDecision(statement, { text, place, isCurrent: (recorded) => recorded === hash })
    if (!('span' in found)) {
      lost.push(statement)
      warnings.push(warnOfLost(statement, found.how))
      continue
    }
    const decision = { ...statement, span: found.span }
    decisions.push(decision)
    if (found.how === 'moved' && statement.span !== null) moved.push(decision)
    if (found.how === 'changed') warnings.push(warnOfChanged(statement, textAt(text, found.span)))
  }
  for (const group of groupBy(moved, ({ place: { file } }) => file).values()) warnings.push(noteMoved(group))
  return { decisions: withoutRepealed(decisions), lost, warnings }
}

/** The current text of a transcript. */
interface CurrentText {
  readonly text: string
  readonly place: Placer
  /** True for the recorded hash of this text. */
  readonly isCurrent: (hash: string) => boolean
}

/** Drops what the same person decided otherwise later, in an event: texts may have changed between the two. */
function withoutRepealed(decisions: readonly Decision[]): readonly Decision[] {
  if (decisions.every(({ event }) => event === undefined)) return decisions
  const groups = groupBy(decisions, ({ coder, codeId, event }) =>
    JSON.stringify([coder, codeId, (event?.settlement ?? null) !== null]),
  )
  const repealed = new Set(
    [...groups.values()].flatMap((own) => repealedAnswers(own, ({ event }) => event?.isOrdered === true)),
  )
  return decisions.filter((decision) => !repealed.has(decision))
}

function placeDecision({ span, quote, event }: StatedDecision, { text, place, isCurrent }: CurrentText): Placement {
  if (event !== undefined && event.text !== null) {
    if (span !== null && span.end <= text.length && isCurrent(event.text)) return { how: 'same', span }
    if (quote === '') return { how: 'gone' }
  }
  if (quote !== '') return place({ span, quote, before: event?.before ?? '', after: event?.after ?? '' })
  return span !== null && span.end <= text.length ? { how: 'same', span } : { how: 'gone' }
}

const brief = (text: string): string => {
  const words = text.replace(/\s+/gu, ' ').trim().split(' ')
  return `“${words.slice(0, 6).join(' ').slice(0, 60)}${words.length > 6 ? ' …' : ''}”`
}

const whereOf = ({ span }: { readonly span: Span | null }): string => (span === null ? '' : ` at ${span.start}`)

const warnOfLost = (statement: StatedDecision, how: 'gone' | 'several'): Diagnostic => ({
  level: 'warning',
  code: 'decisions/to-be-placed',
  place: statement.place,
  message: `"${statement.codeId}"${whereOf(statement)} in "${statement.transcriptId}" has to be placed again: ${
    statement.quote === ''
      ? 'the transcript is shorter'
      : how === 'gone'
        ? `its words ${brief(statement.quote)} are no longer there`
        : `its words ${brief(statement.quote)} are no longer at this place, but occur elsewhere more than once or are too short`
  }; until then it is not counted`,
  fix:
    statement.event === undefined
      ? 'copy transcript, start, end and quote of the intended passage from codings.csv, or delete the row'
      : 'place it again, or undo it, on the review page',
})

const warnOfChanged = (statement: StatedDecision, words: string): Diagnostic => ({
  level: 'warning',
  code: 'decisions/changed-words',
  place: statement.place,
  message: `"${statement.codeId}" in "${statement.transcriptId}" was decided on ${brief(statement.quote)}; it is now applied to the most similar words, ${brief(words)}`,
  fix:
    statement.event === undefined
      ? 'check the passage, then copy start, end and quote from codings.csv'
      : 'check the passage, and place it again on the review page where it is wrong',
})

function noteMoved(moved: readonly Decision[]): Diagnostic {
  const [first] = moved
  const lines = moved.map(({ place: { line } }) => line).join(', ')
  return {
    level: 'note',
    code: 'decisions/moved',
    place: first!.place,
    message: `"${first!.transcriptId}" was edited: the words of ${moved.length === 1 ? 'a decision' : `${moved.length} decisions`} were found at another place (line ${lines.length > 60 ? `${lines.slice(0, 60)} …` : lines})`,
  }
}
