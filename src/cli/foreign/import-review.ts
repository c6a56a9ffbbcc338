import { countBy } from '../../collections.ts'
import type { ForeignProject } from '../../exchange/foreign-project.ts'
import type { CodeMap } from '../../exchange/map-codes.ts'
import { compareReview, type ReviewedSuggestion, separateCopies } from '../../exchange/refi-qda/compare-review.ts'
import { eventsOfReview } from '../../exchange/refi-qda/events-of-review.ts'
import type { SentSuggestion } from '../../exchange/refi-qda/sent-file.ts'
import { toCoderName } from '../../model/coder-names.ts'
import type { CodeEvent } from '../../model/decision-event.ts'
import type { ImportProjectOptions } from './import-options.ts'
import type { Target } from './open-target.ts'

/** A project without the copies of codes that we added. */
export const withoutCopies = (project: ForeignProject, sent: readonly SentSuggestion[]): ForeignProject => ({
  ...project,
  codes: project.codings.length === 0 ? [] : separateCopies(project.codes, sent).codes,
})

/** What a project that came back says of our suggestions, and the project without them. */
export interface ImportedReview {
  readonly project: ForeignProject
  readonly codeMap: CodeMap
  readonly events: readonly CodeEvent[]
  /** Lines for the report. */
  readonly report: string
}

/** Takes our suggestions out of a project that came back, as decisions of the person who reviewed it. */
export function importReview(
  project: ForeignProject,
  sent: readonly SentSuggestion[],
  {
    codeMap,
    target,
    options,
  }: { readonly codeMap: CodeMap; readonly target: Target; readonly options: ImportProjectOptions },
): ImportedReview {
  const { copies } = separateCopies(project.codes, sent)
  const withCopies: CodeMap = { ...codeMap, ours: new Map([...codeMap.ours, ...copies]) }
  const { suggestions, theirs, unrecorded } = compareReview(project, sent, { ours: withCopies.ours, copies })
  const { reviewedBy, goneIsRejected } = options
  const transcriptOf = ({ sent: { transcript } }: ReviewedSuggestion) =>
    target.transcripts.find(({ id }) => id === transcript) ?? null
  const events =
    reviewedBy === undefined
      ? []
      : eventsOfReview(suggestions, transcriptOf, { coder: toCoderName(reviewedBy), isComplete: goneIsRejected })
  return {
    project: { ...project, codings: theirs },
    codeMap: withCopies,
    events,
    report: describeReview(suggestions, unrecorded, options),
  }
}

function describeReview(
  suggestions: readonly ReviewedSuggestion[],
  unrecorded: number,
  { reviewedBy, goneIsRejected }: Pick<ImportProjectOptions, 'reviewedBy' | 'goneIsRejected'>,
): string {
  const counts = countBy(suggestions, ({ how }) => how)
  const accepted =
    reviewedBy === undefined
      ? 'not counted: add --reviewed-by NAME if somebody looked at them'
      : `accepted by ${reviewedBy}`
  const meanings: Record<ReviewedSuggestion['how'], string> = {
    kept: `still there: ${accepted}`,
    taken: 'coded alike by a person',
    resized: `at another place: ${accepted} there`,
    recoded: `with another code: ${accepted} with that`,
    gone:
      goneIsRejected && reviewedBy !== undefined
        ? `gone: rejected by ${reviewedBy}`
        : 'gone: not counted as a no; add --gone-is-rejected if every suggestion was looked at',
    unknown: 'in documents that are not in this project, or at words that are not there any more',
  }
  if (unrecorded === 0 && suggestions.every(({ how }) => how === 'unknown')) return ''
  const lines = Object.entries(meanings).flatMap(([how, meaning]) => {
    const count = counts.get(how as ReviewedSuggestion['how']) ?? 0
    return count === 0 ? [] : [`    ${String(count).padStart(5)} ${meaning}`]
  })
  if (unrecorded === 0 && !suggestions.some(({ how }) => how === 'kept' || how === 'resized' || how === 'recoded'))
    lines.push('          none of them is in this project: make sure that it is the copy that they were put into')
  if (unrecorded > 0) lines.push(`    ${String(unrecorded).padStart(5)} of which this study has no record`)
  return [`  our suggestions: ${suggestions.length} recorded`, ...lines, ''].join('\n')
}
