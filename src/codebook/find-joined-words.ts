import type { Diagnostic } from '../model/diagnostic.ts'
import type { PatternNode } from '../model/pattern.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { wordRulesOf } from '../text/word-rules.ts'
import { tokenizedText } from '../text/words.ts'
import type { PlacedCodebook } from './read-codebook.ts'

/**
 * Doubts about keywords of one word that also find another word, which is none of its inflections: suite finds suit. A
 * phrase is left alone, since the other word seldom fits in it, and so is a keyword that lists the other word or excepts it.
 */
export function findJoinedWords({ codebook, pathByCode, placeOf }: PlacedCodebook): Diagnostic[] {
  const rules = wordRulesOf(codebook.language)
  return codebook.codes.flatMap((code) =>
    code.keywords.flatMap((keyword, position): Diagnostic[] => {
      const listed = wordsOfNode(keyword.node).map(rules.formOf)
      const others = [...new Set(listed.flatMap(rules.alsoFinds))].filter((other) => !listed.includes(other))
      if (others.length === 0) return []
      const { find } = createMatcher([keyword], codebook.language)
      const found = others.filter((other) => find([tokenizedText(other)]).some((hits) => hits.length > 0))
      if (found.length === 0) return []
      return [
        {
          level: 'warning',
          code: 'codebook/keyword-joins',
          place: placeOf([...pathByCode.get(code.id)!, 'keywords', position]),
          message: `the keyword "${keyword.source}" also finds "${found.join('", "')}", which is another word`,
          fix: `put = before a word to find it in this form alone, or except the other: ${keyword.source} ! =${found[0]}`,
        },
      ]
    }),
  )
}

/** The words any of which is enough for a match, when they are looked for with their inflections. */
function wordsOfNode(node: PatternNode): string[] {
  if (node.kind === 'word') return node.word.kind === 'stem' ? [node.word.value] : []
  return node.kind === 'either' ? node.options.flatMap(wordsOfNode) : []
}
