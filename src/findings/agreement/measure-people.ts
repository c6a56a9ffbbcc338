import { levels } from '../../evaluation/labels.ts'
import { measurePeople } from '../../evaluation/measure-agreement.ts'
import type { PairAgreement } from '../../evaluation/measure-pairs.ts'
import type { PeopleAgreement, PooledAgreement } from '../../model/agreement.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { DrawSummary } from '../../model/draw.ts'
import { expandJudged, type JudgedTogether } from '../tally/tally-judged.ts'
import { weighPairs } from './weigh-pairs.ts'

/** What people judged in common. */
interface JudgedInStudy {
  readonly judged: ReadonlyMap<string, readonly JudgedTogether[]>
  readonly transcriptIds: readonly string[]
  readonly draw: DrawSummary | null
}

/**
 * Measures how far people agree with each other at each level, with the figures of `themata agreement`; nothing where no
 * two of them judged the same segment.
 */
export function agreementOfPeople(
  { judged, transcriptIds, draw }: JudgedInStudy,
  codebook: Codebook,
): PeopleAgreement[] {
  const passages = expandJudged(judged, transcriptIds)
  return levels.flatMap((level): PeopleAgreement[] => {
    const found = measurePeople(passages, codebook, level)
    if (found === null) return []
    const { units, suggested, labels, byPair, byView } = found
    return [
      {
        ...{ level, units, suggested, labels },
        pairs: byPair.map(pooledOf),
        views: byView.map((own) => ({ ...pooledOf(own), view: own.view })),
        drawn: weighPairs(passages, draw?.classes ?? [], { codebook, level }).map(({ level: _, ...own }) => own),
      },
    ]
  })
}

const pooledOf = ({ coders, units, raw, kappa, ac1 }: PairAgreement): PooledAgreement => {
  return { coders, units, raw, kappa, ac1 }
}
