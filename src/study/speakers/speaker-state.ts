import { notSpoken, type SpokenUnit } from '../../model/spoken-unit.ts'
import { roleOfLabel } from '../../text/role-words.ts'
import type { SpeakerCorrections } from './corrections.ts'
import { proposeSpeakers } from './propose-speakers.ts'

/** A unit with the speaker that is proposed for it or that a person stated. */
export interface ProposedUnit extends SpokenUnit {
  /** `I` asks, `P` answers; or what a person wrote. */
  readonly label: string
  /** From 0.5 to 1; null where a person stated it. */
  readonly chance: number | null
}

/** Proposes a speaker for each unit, with what a person corrected kept, and learned from for the others. */
export function proposeLabels(
  units: readonly SpokenUnit[],
  language: string | null,
  { labels, swapped }: SpeakerCorrections,
): ProposedUnit[] {
  const asks = new Map(
    [...labels].flatMap(([number, label]) => (label === notSpoken ? [] : [[number, isAsking(label)]])),
  )
  const chances = proposeSpeakers(units, { language, stated: { asks, swapped } })
  return units.map((unit, index): ProposedUnit => {
    const stated = labels.get(unit.number)
    if (stated !== undefined) return { ...unit, label: stated, chance: null }
    const chance = chances[index]!
    return { ...unit, label: chance > 0.5 ? 'I' : 'P', chance: Math.max(chance, 1 - chance) }
  })
}

/** True for labels of somebody who asks, such as `I` and `I2`. */
export const isAsking = (label: string): boolean => roleOfLabel(label) === 'interviewer'
