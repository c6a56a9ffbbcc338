import { groupBy, unique } from '../../collections.ts'
import type { Evidence } from '../../model/coding.ts'
import { textAt } from '../../model/span.ts'
import { enumerate } from '../report/wording.ts'

/** Words of a passage that a sentence names. */
const mostWords = 3
/** Letters of an example that a sentence names. */
const mostLetters = 60

/**
 * The reason of a coding as plain sentences: what people decided, what suggested it, and how often that is right.
 *
 * @param text text of the transcript
 * @param passages coded passages from which was learned; null where nothing was
 */
export function describeReason(evidence: readonly Evidence[], text: string, passages: number | null): string {
  const decisions = evidence.flatMap((reason) => (reason.kind === 'decision' ? [reason] : []))
  const decided = [...groupBy(decisions, ({ status }) => status)].map(
    ([status, own]) => `${status === 'open' ? 'noted' : status} by ${enumerate(unique(own.map(({ by }) => by)))}`,
  )
  const sentences = [
    ...(decided.length === 0 ? [] : [`${capitalize(enumerate(decided))}.`]),
    ...describeSuggestion(evidence, text, passages),
  ]
  return sentences.join(' ')
}

function describeSuggestion(evidence: readonly Evidence[], text: string, passages: number | null): string[] {
  const keywords = evidence.flatMap((reason) =>
    reason.kind === 'keyword' || reason.kind === 'quoted' ? [textAt(text, reason.span)] : [],
  )
  const words = unique(keywords.map((word) => word.toLowerCase())).slice(0, mostWords)
  const learned = evidence.find(({ kind }) => kind === 'learned') as Extract<Evidence, { kind: 'learned' }> | undefined
  const anchor = evidence.find(({ kind }) => kind === 'anchor') as Extract<Evidence, { kind: 'anchor' }> | undefined
  const parts = [
    ...(words.length === 0
      ? []
      : [`its ${words.length === 1 ? 'word' : 'words'} ${enumerate(words.map((word) => `“${word}”`))}`]),
    ...(learned !== undefined && words.length === 0 ? ['its wording'] : []),
    ...((learned?.before ?? 1) > 1.25 ? ['what was said just before'] : []),
    ...(learned === undefined ? [] : [`what was learned from ${passages ?? 'other'} coded passages`]),
    ...(anchor === undefined || learned !== undefined
      ? []
      : [`a meaning near to “${Array.from(anchor.anchor).slice(0, mostLetters).join('')}”`]),
  ]
  const models = unique(evidence.flatMap((reason) => (reason.kind === 'machine' ? [reason.by] : [])))
  if (parts.length === 0) return models.length === 0 ? [] : [`Suggested by ${enumerate(models)}.`]
  return [`Suggested for ${enumerate(parts)}.`, ...(learned === undefined ? [] : [describeChance(learned.chance)])]
}

/** From the percentage that the detail states. */
function describeChance(chance: number): string {
  const percent = Math.round(100 * chance)
  return `By estimate ${percent < 5 ? 'fewer than 1' : Math.round(percent / 10)} of 10 such passages are of this theme.`
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
