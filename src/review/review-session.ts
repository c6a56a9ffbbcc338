import type { Codebook } from '../model/codebook.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { foldEvents } from '../study/decision-events/fold-events.ts'
import { writeEvents } from '../study/decision-events/write-event.ts'
import { placeEvents, withoutSuggestions } from './build-review.ts'
import { eventOfDraft } from './event-of-draft.ts'
import { findDifferences } from './find-differences.ts'
import { orderQueue } from './order-queue.ts'
import type { Draft } from './requests-file.ts'
import type { Difference, QueueOrder, ReviewCode, ReviewOutline, ReviewTranscript } from './review-data.ts'

/** How a coder reviews a study. */
export interface ReviewOptions {
  readonly coder: string
  readonly isBlind: boolean
  readonly isSettling: boolean
  readonly order: QueueOrder
  /** The coder whose passages are taken; null for all passages. */
  readonly sameAs: string | null
}

/** The study to review, and what is done with its decisions. */
export interface ReviewStudy {
  readonly name: string
  readonly codebook: Codebook
  /** Hash of the codebook. */
  readonly run: string | null
  readonly transcripts: readonly ReviewTranscript[]
  /** Reads the events of all coders as they are now. */
  readonly readEvents: () => Promise<readonly DecisionEvent[]>
  /** Appends lines to the log of the coder; resolves when they are on the disk. */
  readonly append: (lines: string) => Promise<void>
  /** Adds a code to the codebook on the disk and returns the new codebook; null where there is none to change. */
  readonly propose: ((code: { readonly label: string; readonly description: string }) => Promise<Codebook>) | null
}

/** One coder's review of a study. */
export interface ReviewSession {
  readonly outline: () => ReviewOutline
  /** Undefined if there is no such transcript. */
  readonly transcript: (index: number) => ReviewTranscript | undefined
  /** Stores events; resolves with messages about those that are refused: then nothing is stored. */
  readonly store: (drafts: readonly Draft[]) => Promise<readonly string[]>
  /** The coder's events, without the first ones. */
  readonly changes: (after: number) => readonly DecisionEvent[]
  readonly differences: () => Promise<readonly Difference[]>
  readonly propose: (code: { readonly label: string; readonly description: string }) => Promise<readonly ReviewCode[]>
}

/** Opens a coder's review of a study. What blind coding must not show is not in any answer. */
export async function openSession(study: ReviewStudy, options: ReviewOptions): Promise<ReviewSession> {
  const { coder, isBlind, isSettling, order, sameAs } = options
  let { codebook } = study
  const transcripts = isBlind ? study.transcripts.map(withoutSuggestions) : study.transcripts
  const all = placeEvents(await study.readEvents(), transcripts)
  const isOwn = (event: DecisionEvent): boolean => event.coder === coder
  const events = all.events.filter(isOwn)
  const ids = new Set(events.map(({ id }) => id))
  const queue = orderQueue(study.transcripts, {
    ...{ order, isBlind, coder, codeIds: codebook.codes.map(({ id }) => id) },
    chosen: sameAs === null ? null : passagesOf(all.events, sameAs, transcripts),
  })
  return {
    outline: () => ({
      ...{ study: study.name, coder, isBlind, isSettling, order, queue, events, lost: all.lost },
      canPropose: study.propose !== null,
      themes: codebook.themes,
      codes: codebook.codes.map(toReviewCode),
      transcripts: transcripts.map(({ id }) => ({ id })),
    }),
    transcript: (index) => transcripts[index],
    async store(drafts) {
      const codeIds = new Set(codebook.codes.map(({ id }) => id))
      const context = { coder, isBlind, order, run: study.run, transcripts, codeIds }
      const made = drafts.filter(({ id }) => !ids.has(id)).map((draft) => eventOfDraft(draft, context))
      const refused = made.filter((one) => typeof one === 'string')
      if (refused.length > 0) return refused
      const added = made.filter((one) => typeof one !== 'string')
      if (added.length === 0) return []
      for (const { id } of added) ids.add(id)
      try {
        await study.append(writeEvents(added))
      } catch (error) {
        for (const { id } of added) ids.delete(id)
        throw error
      }
      events.push(...added)
      return []
    },
    changes: (after) => events.slice(after),
    async differences() {
      if (!isSettling) return []
      const now = placeEvents(await study.readEvents(), transcripts)
      return findDifferences(
        foldEvents(now.events),
        transcripts.map(({ id }) => id),
      )
    },
    async propose(code) {
      if (study.propose !== null) codebook = await study.propose(code)
      return codebook.codes.map(toReviewCode)
    },
  }
}

/** True for the passages on which a coder has stated anything. */
function passagesOf(
  events: readonly DecisionEvent[],
  coder: string,
  transcripts: readonly Pick<ReviewTranscript, 'id'>[],
) {
  const own = foldEvents(events).coders.get(coder)
  const spans = [...(own?.decisions ?? []), ...(own?.reads ?? [])].map(({ on }) => on)
  return ({ transcript, start, end }: { readonly transcript: number; readonly start: number; readonly end: number }) =>
    spans.some(
      (on) =>
        on.transcript === transcripts[transcript]!.id &&
        (on.start === null || on.end === null || (on.start < end && start < on.end)),
    )
}

const toReviewCode = ({ keywords: _, was: __, ...code }: Codebook['codes'][number]): ReviewCode => code
