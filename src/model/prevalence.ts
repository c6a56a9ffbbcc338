import type { Stance } from './coding.ts'
import type { Estimate, Limits } from './estimate.ts'

/** The frequency of a theme or a code in segments, participants and organisations. Nested codes count for those above. */
export interface Prevalence {
  readonly themeId: string
  /** Null in the row of a theme. */
  readonly codeId: string | null
  readonly label: string
  /** 0 for a theme, 1 for its codes, 2 for codes inside these … */
  readonly depth: number
  /** Segments with at least one coding that is not rejected. */
  readonly segments: number
  /** Segments with an accepted coding. */
  readonly accepted: number
  /** Segments with a coding that somebody accepted without seeing suggestions. */
  readonly acceptedBlind: number
  /** Ids of participants, and organisations, with an accepted coding. */
  readonly acceptedParticipants: readonly string[]
  readonly acceptedOrganizations: readonly string[]
  /** Segments whose codings nobody has decided on. */
  readonly suggested: number
  /** Segments whose codings were rejected. */
  readonly rejected: number
  /** Segments with a coding that one person accepted and another rejected. */
  readonly disputed: number
  /** Number of codings that are not rejected, by stance. */
  readonly stances: Readonly<Partial<Record<Stance, number>>>
  /** Ids of the participants with such a segment, sorted by name. */
  readonly participants: readonly string[]
  readonly organizations: readonly string[]
  /** From 0 to 1, of all participants of the study. */
  readonly shareOfParticipants: number
  /** From 0 to 1, of all organisations of the study. */
  readonly shareOfOrganizations: number
  /** Share of the segments, from 0 to 1, that comes from the participant with the most. */
  readonly dominance: number
  /** Those who have so many; empty where nobody has more than one, since one segment makes no share, and in a study of one participant. */
  readonly dominant: readonly string[]
  /** The check of the machine's suggestions by a drawn sample; null without one. */
  readonly estimate: Estimate | null
  /** The true number of participants, from those who were chosen by chance and read whole; null without any. */
  readonly people: Limits | null
  /** The same of organisations. */
  readonly organizationsEstimate: Limits | null
}
