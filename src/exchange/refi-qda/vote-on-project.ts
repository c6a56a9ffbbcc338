import { countBy } from '../../collections.ts'
import { findSelections, type ReadText, type SelectionElement } from './read-sources.ts'
import type { Reading } from './readings.ts'
import { type Vote, voteOnReading } from './vote.ts'

/** A text with its selections and how their positions are counted. */
export interface VotedText {
  readonly text: ReadText
  readonly selections: readonly SelectionElement[]
  readonly vote: Vote
}

/** Number of selections from which a text needs no others to decide. */
const enough = 4

/** Lets each text vote on how positions are counted; texts that leave it open are read as most others are. */
export function voteOnProject(texts: readonly ReadText[]): VotedText[] {
  const stated = texts.map((text) => ({ text, selections: findSelections(text) }))
  const firstVotes = stated.map(({ text, selections }) => voteOnReading(text.raw ?? '', selections, null))
  const usual = mostFrequent(firstVotes.filter((_, index) => stated[index]!.selections.length > 0))
  return stated.map(({ text, selections }, index) => {
    const first = firstVotes[index]!
    const isOpen = first.reading === null || selections.length < enough
    return { text, selections, vote: isOpen ? voteOnReading(text.raw ?? '', selections, usual) : first }
  })
}

function mostFrequent(votes: readonly Vote[]): Reading | null {
  const readings = votes.flatMap(({ reading }) => (reading === null ? [] : JSON.stringify(reading)))
  const [first] = [...countBy(readings, (reading) => reading)].sort(([, a], [, b]) => b - a)
  return first === undefined ? null : (JSON.parse(first[0]) as Reading)
}
