import type { Code } from '../model/codebook.ts'
import type { Place } from '../model/coded-transcript.ts'
import type { Coding } from '../model/coding.ts'
import type { AttributedCoding } from '../model/findings.ts'
import type { Participant } from '../model/participant.ts'

/** Says for each coding who said it, from where, and under which theme and top code it counts. */
export function attributeCodings(
  codings: readonly Coding[],
  segments: readonly Place[],
  lineageById: ReadonlyMap<string, readonly Code[]>,
  participantOf: (speaker: string | null) => Pick<Participant, 'id' | 'organization'>,
): AttributedCoding[] {
  const speakerBySegment = new Map(segments.map(({ id, speaker }) => [id, speaker]))
  return codings.map((coding) => {
    const { id: participantId, organization } = participantOf(speakerBySegment.get(coding.segmentId)!)
    const top = lineageById.get(coding.codeId)!.at(-1)!
    return { ...coding, participantId, organization, themeId: top.themeId, topCodeId: top.id }
  })
}
