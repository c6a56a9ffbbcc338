import { addUpLosses, type ForeignDocument, type Loss } from '../foreign-project.ts'
import { type ComparedReview, type ReviewedSuggestion, withoutBlanks } from './compare-review.ts'
import { machineName } from './own-project.ts'
import type { ReadProject } from './read-project.ts'
import { suggestionsParent } from './splice-suggestions.ts'
import type { PreparedSuggestion } from './suggestions-for-project.ts'

/** What a project has of our suggestions. */
export interface PresentSuggestions {
  readonly project: Pick<ReadProject, 'documents' | 'codes' | 'codings'>
  /** Names of its users, also of those who coded nothing. */
  readonly users: readonly string[]
  /** Our code for one of theirs, copies of codes included. */
  readonly ours: ReadonlyMap<string, string>
  /** What became of the suggestions that were put into projects before. */
  readonly review: ComparedReview
  /** True to add again what was taken out. */
  readonly isAgain: boolean
}

const reasons: Readonly<Record<ReviewedSuggestion['how'], string | null>> = {
  kept: 'they are in the project already',
  taken: 'they are in the project already',
  resized: 'they are in the project already, at another place or with another code',
  recoded: 'they are in the project already, at another place or with another code',
  gone: 'they were in the project before and were taken out: --again adds them',
  unknown: null,
}

/**
 * Leaves out the suggestions that a project has already, whoever gave the code, and those that people have changed or taken
 * out since: what they did with a suggestion is not undone by adding it again. They are found by document, place and code,
 * as programs give everything new GUIDs.
 */
export function leaveOutPresent(
  prepared: readonly PreparedSuggestion[],
  { project, users, ours, review, isAgain }: PresentSuggestions,
): { readonly suggestions: readonly PreparedSuggestion[]; readonly losses: readonly Loss[] } {
  const { documents, codes, codings } = project
  // Without any trace of us, this is a project into which nothing was put, such as the first one once more.
  const hadSuggestions =
    users.includes(machineName) ||
    codes.some(({ path }) => path.includes(suggestionsParent)) ||
    review.unrecorded > 0 ||
    review.suggestions.some(({ how }) => how === 'kept' || how === 'resized' || how === 'recoded')
  const textOf = new Map(documents.map(({ id, text }: ForeignDocument) => [id, text ?? '']))
  const keyOf = (document: string, span: { readonly start: number; readonly end: number }, code: string): string => {
    const { start, end } = withoutBlanks(textOf.get(document) ?? '', span)
    return JSON.stringify([document, start, end, code])
  }
  const fates = new Map<string, ReviewedSuggestion['how']>()
  for (const { sent, how, document, span } of review.suggestions)
    if (document !== null && span !== null && (how !== 'gone' || (hadSuggestions && !isAgain)))
      fates.set(keyOf(document.id, span, sent.code), how)
  for (const { document, span, code } of codings)
    if (span !== null) fates.set(keyOf(document, span, ours.get(code) ?? ''), 'kept')
  const losses: Loss[] = []
  const suggestions = prepared.filter(({ spliced: { document, span, code } }) => {
    const why = reasons[fates.get(keyOf(document, span, code.id)) ?? 'unknown']
    if (why !== null) losses.push({ what: 'suggestions', count: 1, why })
    return why === null
  })
  return { suggestions, losses: addUpLosses(losses) }
}
