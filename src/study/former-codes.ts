import { groupBy } from '../collections.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { knownId } from './decision-rows.ts'

/**
 * The present meaning of a code's id in decisions: a code, under its id or a former one; the codes that it was split
 * into; a code that is no longer applied; or nothing that the codebook knows.
 */
export type PresentCode =
  | { readonly kind: 'code'; readonly id: string }
  | { readonly kind: 'split'; readonly ids: readonly string[] }
  | { readonly kind: 'retired' }
  | { readonly kind: 'unknown' }

/** Creates a function that follows the ids of codes through renaming, merging, splitting and retiring. */
export function createCodeFinder({
  codes,
  retired,
}: Pick<Codebook, 'codes' | 'retired'>): (written: string) => PresentCode {
  const ids = codes.map(({ id }) => id)
  return (written) => {
    const current = knownId(written, ids)
    if (current !== null) return { kind: 'code', id: current }
    const heirs = codes.filter(({ was }) => was.includes(written)).map(({ id }) => id)
    if (heirs.length === 1) return { kind: 'code', id: heirs[0]! }
    if (heirs.length > 1) return { kind: 'split', ids: heirs }
    return { kind: retired.includes(written) ? 'retired' : 'unknown' }
  }
}

/** A decision on a code that is no longer applied, or was split, with the id in the file. */
export interface FormerDecision {
  readonly written: string
  readonly found: Extract<PresentCode, { readonly kind: 'split' | 'retired' }>
  readonly place: Place
}

/**
 * The codes that a decision on a code counts for: that code; all into which it was split, if it was rejected. Whether a
 * passage that had the code has one of these is for a person to decide.
 */
export function codesFor(found: PresentCode, isRejected: boolean): readonly string[] {
  if (found.kind === 'code') return [found.id]
  return found.kind === 'split' && isRejected ? found.ids : []
}

/** Warnings about decisions on former codes, one for each code. */
export const warnOfFormer = (former: readonly FormerDecision[]): Diagnostic[] =>
  [...groupBy(former, ({ written }) => written)].map(([written, own]) => {
    const { found, place } = own[0]!
    const count = own.length === 1 ? 'a decision' : `${own.length} decisions`
    return found.kind === 'retired'
      ? {
          level: 'note',
          code: 'decisions/retired',
          place,
          message: `${count} on "${written}" count${own.length === 1 ? 's' : ''} for nothing: the codebook has retired the code`,
        }
      : {
          level: 'warning',
          code: 'decisions/split',
          place,
          message: `"${written}" was split: ${count} wait${own.length === 1 ? 's' : ''} for a choice between ${found.ids.join(', ')}, and until then count${own.length === 1 ? 's' : ''} for nothing`,
          fix: 'decide these passages again with the new codes',
        }
  })
