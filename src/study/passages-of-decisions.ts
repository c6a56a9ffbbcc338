import { groupBy, unique } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, type Judged as Looked, readWhole } from '../model/coded-passage.ts'
import type { Decision } from '../model/decision.ts'
import type { Segment } from '../model/segment.ts'
import { atOnePlace } from '../model/span.ts'

/**
 * What is taken to be judged: every segment of a transcript in which a person decided anything (for people who code a
 * transcript from end to end), or only the segments in which they did (for people who go through suggestions).
 */
export type Judged = 'transcript' | 'segment'

/** The segments that people decided on, as passages: what a person did not accept in a judged one is a no. */
export function passagesOfDecisions(
  segments: readonly Segment[],
  decisions: readonly Decision[],
  codebook: Codebook,
  judged: Judged,
): CodedPassage[] {
  const lineageById = lineages(codebook)
  const coders = unique(decisions.map(({ coder }) => coder))
  const byTranscript = groupBy(decisions, ({ transcriptId }) => transcriptId)
  return segments.flatMap((segment) => {
    const near = byTranscript.get(segment.transcriptId) ?? []
    const here = near.filter(({ span }) => atOnePlace(span, segment.span))
    const present = new Set((judged === 'transcript' ? near : here).map(({ coder }) => coder))
    if (present.size === 0) return []
    const codesByCoder = coders
      .filter((coder) => present.has(coder))
      .map((coder): [string, ReadonlySet<string>] => {
        const accepted = here.filter((decision) => decision.coder === coder && decision.status === 'accepted')
        return [coder, new Set(accepted.flatMap(({ codeId }) => lineageById.get(codeId)!.map(({ id }) => id)))]
      })
    const judgedByCoder = coders
      .filter((coder) => present.has(coder))
      .map((coder): [string, Looked] => {
        const own = here.filter((decision) => decision.coder === coder)
        const codes = new Set(own.flatMap(({ codeId }) => lineageById.get(codeId)!.map(({ id }) => id)))
        return [coder, judged === 'transcript' ? readWhole : { codes, basis: 'suggested' }]
      })
    const memos = here.filter(({ memo }) => memo !== '').map(({ coder, memo }) => [coder, memo] as const)
    return [
      {
        id: segment.id,
        group: segment.transcriptId,
        text: segment.text,
        codesByCoder: new Map(codesByCoder),
        judgedByCoder: new Map(judgedByCoder),
        memoByCoder: new Map(memos),
      },
    ]
  })
}
