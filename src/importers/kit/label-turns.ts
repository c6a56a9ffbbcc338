import { fingerprintOfTexts } from '../../anchoring/words-fingerprint.ts'
import { countBy, groupBy } from '../../collections.ts'
import { type ConfirmedSpeakers, notSpoken } from '../../model/spoken-unit.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, DraftTurn } from '../importer.ts'
import { type PlacedUnit, spokenUnits } from './spoken-units.ts'

/**
 * A draft whose turns without a name have the speakers that a person confirmed; null if its words are others than those
 * that were confirmed. Units of one speaker that follow each other become one turn; what nobody says is left out.
 */
export function labelTurns(draft: Draft, { words, runs }: ConfirmedSpeakers, language: string): Draft | null {
  const units = spokenUnits(draft.turns, language)
  if (fingerprintOfTexts(units) !== words) return null
  const labels = labelsOf(units, runs)
  const byTurn = groupBy(units, ({ turn }) => turn)
  const said = draft.turns.flatMap((turn, position): LabelledTurn[] =>
    turn.speaker === null
      ? (byTurn.get(position) ?? []).map((unit) => ({ ...toTurn(turn, unit, labels[unit.number - 1]!), of: position }))
      : [{ ...turn, of: null }],
  )
  const left = said.filter(({ of, speaker }) => of !== null && speaker === notSpoken)
  return {
    ...draft,
    turns: joinRuns(said.filter((turn) => !left.includes(turn))),
    skipped: [
      ...draft.skipped,
      ...left.map(({ text, line }) => ({
        reason: 'not spoken',
        words: countWords(text),
        line,
        sample: text.slice(0, 40),
      })),
    ],
  }
}

/** A turn, and the position of the turn without a name of which it is a part; null if it had a name. */
interface LabelledTurn extends DraftTurn {
  readonly of: number | null
}

const toTurn = (turn: DraftTurn, { text, startMs, line, end }: PlacedUnit, speaker: string): DraftTurn => ({
  speaker,
  text,
  startMs,
  endMs: end === turn.text.length ? turn.endMs : null,
  line,
  number: turn.number,
})

/** Joins what one speaker says in units that follow each other. */
function joinRuns(said: readonly LabelledTurn[]): DraftTurn[] {
  const turns: LabelledTurn[] = []
  for (const turn of said) {
    const open = turns.at(-1)
    if (open === undefined || open.of === null || turn.of === null || open.speaker !== turn.speaker) turns.push(turn)
    else {
      const text = open.text + (open.of === turn.of ? ' ' : '\n') + turn.text
      turns[turns.length - 1] = { ...open, text, endMs: turn.endMs ?? open.endMs, of: turn.of }
    }
  }
  return turns.map(({ of: _, ...turn }) => turn)
}

/** The label of each unit: that of most of its words, should units be cut otherwise than when they were confirmed. */
function labelsOf(units: readonly PlacedUnit[], runs: ConfirmedSpeakers['runs']): string[] {
  const perWord = runs.flatMap(([label, words]) => new Array<string>(words).fill(label))
  let at = 0
  return units.map(({ text }) => {
    const own = perWord.slice(at, at + countWords(text))
    at += own.length
    const counts = [...countBy(own, (label) => label)].sort(([, a], [, b]) => b - a)
    return counts[0]?.[0] ?? perWord[at] ?? notSpoken
  })
}
