import type { Codebook } from '../../model/codebook.ts'
import type { ModelAnswer } from '../../model/model-answer.ts'
import { type AskedPassage, buildRequests, type ModelRequest } from './build-requests.ts'
import { type ReadAnswer, readAnswer } from './read-answer.ts'

/** The language model as requests reach it. */
export interface ModelPort {
  /**
   * Answers a request, from what was kept or by asking.
   *
   * @param isUsable true for a content that can be read; others are asked for again, and never kept
   * @returns null if there was no usable answer
   */
  readonly answer: (request: ModelRequest, isUsable: (content: string) => boolean) => Promise<string | null>
  /** True if an answer was kept, so that nothing has to be asked. */
  readonly isKept: (request: ModelRequest) => boolean
}

/** The answers of a language model, and what came of all requests. */
export interface AskedAnswers {
  readonly byTranscript: ReadonlyMap<string, readonly ModelAnswer[]>
  readonly requests: number
  readonly unsaid: number
  readonly malformed: number
  /** Passages without a usable answer. */
  readonly unanswered: number
}

/** Passages of a transcript to ask about. */
export interface TranscriptToAsk {
  readonly id: string
  readonly passages: readonly AskedPassage[]
}

/** Requests that are sent before the first one is answered. */
const inFlight = 2

/** Follows the requests. */
export interface AskProgress {
  /** Before the first request. @param open requests that have to be asked, with the characters that are sent */
  readonly begin: (all: number, open: { readonly requests: number; readonly characters: number }) => void
  readonly advance: () => void
  readonly end: () => void
}

/** Asks a language model about the passages of transcripts; answers that were kept are not asked for again. */
export async function askPassages(
  transcripts: readonly TranscriptToAsk[],
  codebook: Codebook,
  { port, progress }: { readonly port: ModelPort; readonly progress: AskProgress },
): Promise<AskedAnswers> {
  const asked = transcripts.flatMap(({ id, passages }) =>
    buildRequests(passages, codebook).map((request) => ({ id, request })),
  )
  const open = asked.filter(({ request }) => !port.isKept(request))
  const characters = open.reduce((sum, { request }) => sum + sizeOf(request), 0)
  progress.begin(asked.length, { requests: open.length, characters })
  const results = new Array<ReadAnswer | null>(asked.length).fill(null)
  let next = 0
  const work = async (): Promise<void> => {
    while (next < asked.length) {
      const index = next++
      const { request } = asked[index]!
      const content = await port.answer(request, (text) => readAnswer(text, request) !== null)
      results[index] = content === null ? null : readAnswer(content, request)
      progress.advance()
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  progress.end()
  return sum(
    asked.map(({ id, request }, index) => ({ id, request, result: results[index]! })),
    transcripts,
  )
}

const sizeOf = ({ messages }: ModelRequest): number => messages.reduce((sum, { content }) => sum + content.length, 0)

function sum(
  asked: readonly { readonly id: string; readonly request: ModelRequest; readonly result: ReadAnswer | null }[],
  transcripts: readonly TranscriptToAsk[],
): AskedAnswers {
  const byTranscript = new Map<string, ModelAnswer[]>(transcripts.map(({ id }) => [id, []]))
  const total = { unsaid: 0, malformed: 0 }
  const unanswered = new Set<string>()
  for (const { id, request, result } of asked) {
    if (result === null) for (const { segmentId } of request.passages) unanswered.add(segmentId)
    else {
      byTranscript.get(id)!.push(...result.answers)
      total.unsaid += result.unsaid
      total.malformed += result.malformed
    }
  }
  return { byTranscript, requests: asked.length, ...total, unanswered: unanswered.size }
}
