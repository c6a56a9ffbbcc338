import { addImported } from '../coders/add-imported.ts'
import { applyDecisions } from '../coders/apply-decisions.ts'
import type { CoderFactory } from '../coders/coder.ts'
import type { KeywordFinder } from '../coders/keyword-hits.ts'
import { placeMemos } from '../coders/place-memos.ts'
import { createRanker } from '../coders/rank-passages.ts'
import { hitsBefore, readsBefore } from '../coders/trained/said-before.ts'
import { attributeCodings } from '../findings/counts/attribute-codings.ts'
import { createStem, subjectsOf } from '../findings/quotes/subject-words.ts'
import { mapTexts } from '../findings/tally/tally.ts'
import { createPairTally } from '../findings/tally/tally-pairs.ts'
import { tallyTranscript } from '../findings/tally/tally-transcript.ts'
import { centre } from '../math/vectors.ts'
import { lineages } from '../model/codebook.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { Segment } from '../model/segment.ts'
import { isReadFor } from '../study/is-read.ts'
import { judgedTogether } from '../study/judged-together.ts'
import { createReplacer, pseudonymizeTranscript } from '../study/pseudonymize.ts'
import type { FittedModel } from './fitted-model.ts'
import { joinCoders, orderCodings } from './join-coders.ts'
import type { CodeInputs } from './stage-inputs.ts'
import type { TranscriptCoder } from './stages.ts'

/** What codes transcripts, beside the inputs. */
interface CodingParts {
  readonly keywords: KeywordFinder
  readonly parts: { readonly coders: readonly CoderFactory[] }
}

/**
 * Creates a function that codes transcripts, each in isolation.
 *
 * @param plan its keywords, and the coders that the inputs name
 */
export function createTranscriptCoder(
  { frame: codebook, coders: coderNames, weights, pseudonyms, matrixUnit, quotes, quotesPerParticipant }: CodeInputs,
  { keywords, parts: { coders } }: CodingParts,
  { meanVector, exemplars, centroids, sample }: FittedModel,
): TranscriptCoder {
  const isBeforeRead = coderNames.includes('learned') && readsBefore(weights)
  const code = joinCoders(coders, { codebook, keywords, weights, exemplars })
  const rank = createRanker({ codebook, keywords, exemplars })
  const lineageById = lineages(codebook)
  const rowsByCode = new Map(
    [...lineageById].map(([id, lineage]) => [id, [lineage[0]!.themeId, ...lineage.map((above) => above.id)]]),
  )
  const sampled = new Set(sample.segments.map(({ id }) => id))
  const task = {
    language: codebook.language,
    stem: createStem(codebook.language),
    tallyPairs: createPairTally(codebook),
    rowsOf: (codeId: string) => rowsByCode.get(codeId)!,
    centroids,
    subjects: subjectsOf(exemplars.texts, codebook.language),
    limits: { quotes, quotesPerParticipant },
    matrixUnit,
    isSampled: (segmentId: string) => sampled.has(segmentId),
  }
  const replacer = createReplacer(pseudonyms)

  return (
    { file, words, sentences, segments, between, vectors: raw },
    { participants, decisions, reads, open, drawnTogether, memos, quoteChoices, counted, drawn, answers },
  ) => {
    const vectors = centre(raw, meanVector)
    const text = file.transcript.text
    const people = decisions.filter(({ coder }) => !isMachineCoder(coder))
    const imported = addImported(
      code({
        segments,
        vectors,
        answers,
        ...(isBeforeRead && { before: hitsBefore({ segments, between }, keywords) }),
      }),
      decisions.filter(({ coder }) => isMachineCoder(coder)),
      { text, segments },
    )
    const participantBySpeaker = new Map(participants)
    const participantOf = (speaker: string | null) => participantBySpeaker.get(speaker)!
    const about = {
      text,
      segments,
      participantOf: ({ speaker }: Segment) => participantOf(speaker).id,
    }
    const decided =
      people.length === 0
        ? { codings: imported.codings, warnings: [], memos: [] }
        : applyDecisions(imported.codings, people, about)
    const attributed = attributeCodings(
      decisions.length === 0 ? decided.codings : orderCodings(decided.codings, segments, codebook),
      segments,
      lineageById,
      ({ speaker }) => participantOf(speaker),
    )
    const places = segments.map(({ id, turn, speaker, span }) => ({ id, turn, speaker, span }))
    const coded = { file, segments: places, codings: attributed }
    const tally = tallyTranscript(
      {
        coded,
        words,
        sentences,
        vectors,
        participantOf,
        counted,
        drawn,
        judged: judgedTogether(
          { decisions, reads, open, drawnTogether },
          { transcript: file.transcript, segments },
          codebook,
        ),
        ranked: rank({ segments, vectors }),
        isReadFor: (position, codeId) => isReadFor(segments[position]!, codeId, reads),
        quoteChoices,
        warnings: [...imported.warnings, ...decided.warnings],
        memos: [...placeMemos(memos, about), ...decided.memos],
      },
      task,
    )
    if (replacer === null) return { coded, tally }
    const renamed = pseudonymizeTranscript(coded, replacer)
    return { coded: renamed.coded, tally: { ...mapTexts(tally, renamed.change), names: renamed.uses } }
  }
}
