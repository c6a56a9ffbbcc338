import type { Code } from '../../model/codebook.ts'
import type { AttributedCoding, Coding } from '../../model/coding.ts'
import type { Participant } from '../../model/participant.ts'
import type { Segment } from '../../model/segment.ts'

/** Says for each coding who said it, from where, and under which theme and top code it counts. */
export function attributeCodings(
  codings: readonly Coding[],
  segments: readonly Segment[],
  lineageById: ReadonlyMap<string, readonly Pick<Code, 'id' | 'themeId'>[]>,
  participantOf: (segment: Segment) => Pick<Participant, 'id' | 'organization'>,
): AttributedCoding[] {
  const segmentById = new Map(segments.map((segment) => [segment.id, segment]))
  return codings.map((coding) => {
    const { id: participantId, organization } = participantOf(segmentById.get(coding.segmentId)!)
    const top = lineageById.get(coding.codeId)!.at(-1)!
    return { ...coding, participantId, organization, themeId: top.themeId, topCodeId: top.id }
  })
}
