import type { Codebook } from '../../model/codebook.ts'
import type { Classifier, Weights } from '../../model/weights.ts'
import { hashKeyword } from './by-learning.ts'
import { renameFeature } from './features.ts'

/**
 * Weights after a code was given another id: what was learned about it stays known.
 *
 * @param codebook as it was before
 */
export function renameInWeights(
  weights: Weights,
  codebook: Codebook,
  { code, to }: { readonly code: string; readonly to: string },
): Weights {
  const rename = (name: string): string => renameFeature(name, code, to)
  const renameKeys = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [rename(id), value]))
  const classifier = (own: Classifier): Classifier => ({ ...own, keywords: renameKeys(own.keywords) })
  const patterns = codebook.codes.find(({ id }) => id === code)?.keywords ?? []
  const hashes = new Map(patterns.map((pattern) => [hashKeyword(code, pattern), hashKeyword(to, pattern)]))
  const themes = Object.entries(weights.themes).map(([id, own]) => [id, own && classifier(own)])
  return {
    ...weights,
    themes: Object.fromEntries(themes),
    ...(weights.without === undefined ? {} : { without: weights.without.map(rename) }),
    codes: renameKeys(Object.fromEntries(Object.entries(weights.codes).map(([id, own]) => [id, classifier(own)]))),
    keywords: weights.keywords.map((hash) => hashes.get(hash) ?? hash),
  }
}
