import type { Codebook } from '../model/codebook.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { foldEvents } from '../study/decision-events/fold-events.ts'
import { mergedRefusals } from '../study/decision-events/merged-refusals.ts'
import { createCodeFinder, type PresentCode } from '../study/former-codes.ts'
import type { ReviewTranscript, Suggestion } from './review-data.ts'

/** Suggestions under the present ids of their codes; those for retired codes are dropped, those for a split code are for each part. */
export function followSuggestions(
  transcripts: readonly ReviewTranscript[],
  codebook: Codebook,
): readonly ReviewTranscript[] {
  const find = createCodeFinder(codebook)
  return transcripts.map((transcript) => ({
    ...transcript,
    passages: transcript.passages.map((passage) => ({
      ...passage,
      suggestions: joinSame(
        passage.suggestions.flatMap((one) => idsOf(find(one.codeId)).map((codeId) => ({ ...one, codeId }))),
      ),
    })),
  }))
}

const idsOf = (found: PresentCode): readonly string[] =>
  found.kind === 'code' ? [found.id] : found.kind === 'split' ? found.ids : []

/** Joins suggestions of the same code, which merging makes: the more confident one, with the reasons of all. */
function joinSame(suggestions: readonly Suggestion[]): Suggestion[] {
  const byCode = new Map<string, Suggestion>()
  for (const one of suggestions) {
    const other = byCode.get(one.codeId)
    if (other === undefined) {
      byCode.set(one.codeId, one)
      continue
    }
    const [first, second] = other.confidence >= one.confidence ? [other, one] : [one, other]
    byCode.set(one.codeId, {
      ...first,
      why: [...first.why, ...second.why],
      evidence: [...first.evidence, ...second.evidence],
      keywords: [...first.keywords, ...second.keywords],
    })
  }
  return [...byCode.values()]
}

/**
 * Events under the present ids of their codes; an event on a code that was split or retired keeps the former id. Rejections
 * that merging has made void are left out.
 */
export function followEvents(events: readonly DecisionEvent[], codebook: Codebook): DecisionEvent[] {
  const find = createCodeFinder(codebook)
  const refusals = new Set(
    [...foldEvents(events).coders.values()].flatMap(({ decisions }) => [...mergedRefusals(decisions, find)]),
  )
  return events.flatMap((event) => {
    if (refusals.has(event.id)) return []
    if (!('code' in event) || event.code === null) return event
    const found = find(event.code)
    return found.kind === 'code' && found.id !== event.code ? { ...event, code: found.id } : event
  })
}
