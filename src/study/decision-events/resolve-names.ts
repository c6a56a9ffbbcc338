import { groupBy } from '../../collections.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import { nearMiss } from '../../text/near-miss.ts'
import { knownId } from '../decision-rows.ts'
import { codesFor, createCodeFinder, type FormerDecision, warnOfFormer } from '../former-codes.ts'
import type { KnownNames } from '../known-names.ts'

/** Finds what the names in events mean in a study as it is now, and notes those that mean nothing. */
export interface NameResolver {
  /** The id of a transcript; null if it is not there. */
  readonly transcriptOf: (name: string, eventId: string) => string | null
  /** The codes that an event on a code counts for; none if it is retired, waits for a choice, or is not there. */
  readonly codesOf: (name: string, eventId: string, isRejected: boolean) => readonly string[]
  /** Warnings about names that were asked for in vain, one for each. */
  readonly warnings: () => Diagnostic[]
}

/** A name that the study does not know, with an event that has it. */
interface UnknownName {
  readonly what: 'transcript' | 'code'
  readonly name: string
  readonly place: Place
}

/** @param placeOf the line of an event */
export function createNameResolver(
  { codebook, transcripts }: KnownNames,
  placeOf: (eventId: string) => Place,
): NameResolver {
  const find = createCodeFinder(codebook)
  const ids = transcripts.map(({ id }) => id)
  const unknown: UnknownName[] = []
  const former: FormerDecision[] = []
  return {
    transcriptOf: (name, eventId) => {
      const known = knownId(name, ids)
      if (known === null) unknown.push({ what: 'transcript', name, place: placeOf(eventId) })
      return known
    },
    codesOf: (name, eventId, isRejected) => {
      const found = find(name)
      const codes = codesFor(found, isRejected)
      const place = placeOf(eventId)
      if (found.kind === 'unknown') unknown.push({ what: 'code', name, place })
      else if (found.kind !== 'code' && codes.length === 0) former.push({ written: name, found, place })
      return codes
    },
    warnings: () => [...warnOfFormer(former), ...warnOfUnknown(unknown, ids)],
  }
}

/** One warning for each unknown name. */
const warnOfUnknown = (unknown: readonly UnknownName[], transcriptIds: readonly string[]): Diagnostic[] =>
  [...groupBy(unknown, ({ what, name }) => `${what} "${name}"`)].map(([described, own]) => {
    const { what, name, place } = own[0]!
    const near = nearMiss(name, transcriptIds)
    return {
      level: 'warning',
      code: 'decisions/unknown',
      place,
      message: `${own.length === 1 ? 'an event is' : `${own.length} events are`} about the ${described}, which is not there, and count${own.length === 1 ? 's' : ''} for nothing`,
      fix:
        what === 'code'
          ? `write "was: [${name}]" beside the code that it is now, or list it under "retired" in the codebook`
          : `give the transcript its name back${near === undefined ? '' : ` (is it "${near}"?)`}`,
    }
  })
