import { groupBy, orderBy } from '../../collections.ts'
import type { Dissent } from '../../model/code-quote.ts'
import type { Codebook } from '../../model/codebook.ts'
import { copyOf, textAt } from '../../model/span.ts'
import type { Tally } from '../tally/tally.ts'
import type { DissentCandidate } from './dissent-candidate.ts'
import { createPlaces } from './distinct-places.ts'
import { type TextOf, withWords } from './place-quote.ts'

/**
 * Dissenting passages of a study, by code in codebook order, the most confident first; none is listed twice within its
 * theme.
 */
export function selectDissent(
  { dissent: candidates }: Tally,
  { themes, codes }: Pick<Codebook, 'themes' | 'codes'>,
  textOf: TextOf,
): Dissent[] {
  const byCode = groupBy(candidates.values(), ({ dissent }) => dissent.codeId)
  return themes.flatMap(({ id: themeId }) => {
    const places = createPlaces()
    return codes
      .filter((code) => code.themeId === themeId)
      .flatMap(({ id }) => [...(byCode.get(id) ?? [])].sort(mostConfidentFirst))
      .filter(({ dissent }) => {
        const isFree = places.isFree(dissent)
        if (isFree) places.take(dissent)
        return isFree
      })
      .map(({ dissent, cue }) =>
        withWords({ ...dissent, cue: copyOf(textAt(textOf(dissent.transcriptId), cue.span)) }, textOf),
      )
  })
}

const mostConfidentFirst = orderBy<DissentCandidate>(
  ({ confidence }) => confidence,
  ({ segmentId }) => segmentId,
)
