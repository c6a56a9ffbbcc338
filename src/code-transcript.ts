import { joinCoders, orderCodings } from './code-segments.ts'
import { applyDecisions } from './coders/index.ts'
import { attributeCodings } from './findings/attribute-codings.ts'
import { mapQuotes, type Tally } from './findings/tally.ts'
import { tallyTranscript } from './findings/tally-transcript.ts'
import type { FittedStudy } from './fit-study.ts'
import { withoutCommon } from './math/vectors.ts'
import { lineages } from './model/codebook.ts'
import type { CodedTranscript } from './model/coded-transcript.ts'
import type { Plan } from './plan-study.ts'
import type { Segmented } from './prepare-file.ts'
import { createReplacer, pseudonymizeTranscript, type Stands } from './pseudonymize.ts'
import type { Circumstances } from './settle-study.ts'

/** A transcript with its codings, and what it adds to the counts. */
export interface Coded {
  readonly coded: CodedTranscript
  readonly tally: Tally
}

/** A transcript that is to be coded, and what the study as a whole says of it. */
export interface Uncoded {
  readonly talk: Segmented
  readonly circumstances: Omit<Circumstances, 'speakers'>
}

/**
 * Makes ready what codes transcripts, each by itself; some are handed over at once because a step is quicker when it is
 * done for all of them before the next.
 */
export function createTranscriptCoder(
  { codebook, keywords, options, weights, parts }: Plan,
  { common, anchors, centers, sample }: FittedStudy,
  stands: Stands,
): (uncoded: readonly Uncoded[]) => Coded[] {
  const code = joinCoders(parts.coders, { codebook, keywords, weights, anchors })
  const lineageById = lineages(codebook)
  const rowsByCode = new Map(
    [...lineageById].map(([id, lineage]) => [id, [lineage[0]!.themeId, ...lineage.map((above) => above.id)]]),
  )
  const sampled = new Set(sample.segments.map(({ id }) => id))
  const task = {
    codebook,
    language: codebook.language,
    rowsOf: (codeId: string) => rowsByCode.get(codeId)!,
    centers,
    limits: options,
    isSampled: (segmentId: string) => sampled.has(segmentId),
  }
  const replacer = createReplacer(stands)

  return (uncoded) => {
    const vectors = uncoded.map(({ talk }) => withoutCommon(talk.vectors, common))
    const suggested = uncoded.map(({ talk: { segments } }, at) => code({ segments, vectors: vectors[at]! }))
    const decided = uncoded.map(({ talk: { segments }, circumstances: { decisions } }, at) => {
      if (decisions.length === 0) return { codings: suggested[at]!, warnings: [] }
      const { codings, warnings } = applyDecisions(suggested[at]!, decisions, segments)
      return { codings: orderCodings(codings, segments, codebook), warnings }
    })
    const participantsOf = uncoded.map(({ circumstances: { participants } }) => {
      const participantBySpeaker = new Map(participants)
      return (speaker: string | null) => participantBySpeaker.get(speaker)!
    })
    const coded = uncoded.map(({ talk: { file, segments } }, at): CodedTranscript => {
      const places = segments.map(({ id, turn, speaker, span }) => ({ id, turn, speaker, span }))
      const { codings } = decided[at]!
      return {
        file,
        segments: places,
        codings: attributeCodings(codings, places, lineageById, participantsOf[at]!),
      }
    })
    return uncoded.map(({ talk: { words, sentences } }, at): Coded => {
      const tally = tallyTranscript(
        {
          coded: coded[at]!,
          words,
          sentences,
          vectors: vectors[at]!,
          participantOf: participantsOf[at]!,
          warnings: decided[at]!.warnings,
        },
        task,
      )
      if (stands.length === 0) return { coded: coded[at]!, tally }
      const renamed = pseudonymizeTranscript(coded[at]!, replacer)
      return { coded: renamed.coded, tally: mapQuotes(tally, renamed.moveQuote) }
    })
  }
}
