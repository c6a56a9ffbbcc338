import { unique } from '../collections.ts'
import type { BothScores, CodingMethod } from '../evaluation/evaluation.ts'
import { scoreCodings } from '../evaluation/score-codings.ts'
import type { Codebook } from '../model/codebook.ts'
import { type Basis, type CodedPassage, withoutMachines, withVerdicts } from '../model/coded-passage.ts'
import { isMachineCoder } from '../model/coder-names.ts'

/**
 * Scores models whose codings were imported against what people coded, as our own ways to code are scored. A model coded
 * the transcripts in which it gave any code; what it did not code there is its no.
 *
 * @param passages coded by models, people or both
 */
export function scoreModels(passages: readonly CodedPassage[], codebook: Codebook): CodingMethod[] {
  const models = unique(passages.flatMap(({ codesByCoder }) => [...codesByCoder.keys()])).filter(isMachineCoder)
  return models.flatMap((model) => {
    const transcripts = new Set(passages.flatMap((one) => (one.codesByCoder.has(model) ? one.group : [])))
    const coded = passages.filter(({ group }) => transcripts.has(group))
    const known = coded.flatMap((passage) => {
      const [people] = withoutMachines([passage])
      return people === undefined ? [] : [{ people: withVerdicts(people), codes: passage.codesByCoder.get(model) }]
    })
    if (known.length === 0) return []
    const bases = new Set(known.flatMap(({ people }) => [...people.judgedByCoder.values()].map(({ basis }) => basis)))
    const scores = (basis: Basis): BothScores => {
      const score = (level: 'theme' | 'code') =>
        scoreCodings(
          known.map(({ people }) => people),
          known.map(({ codes }) => codes ?? new Set()),
          codebook,
          { level, basis },
        )
      return { theme: score('theme'), code: score('code') }
    }
    const both = bases.has('read') && bases.has('suggested')
    return [
      {
        name: model,
        ...scores(bases.has('read') ? 'read' : 'suggested'),
        suggested: both ? scores('suggested') : null,
        tested: null,
        codings: [],
      },
    ]
  })
}
