import { inputError } from '../boundary/diagnostic.ts'
import type { Codebook } from '../model/codebook.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { foldEvents } from '../study/decision-events/fold-events.ts'
import { orderEvents } from '../study/decision-events/order-events.ts'
import { eventsInForce } from '../study/decision-events/revoked-events.ts'
import { writeEvents } from '../study/decision-events/write-event.ts'
import { withoutSuggestions } from './build-review.ts'
import type { CodebookEditor } from './codebook-editor.ts'
import { queueOfOpenPairs } from './confirm-queue.ts'
import { queueOfDraw } from './draw-queue.ts'
import { eventOfDraft } from './event-of-draft.ts'
import { findDifferences } from './find-differences.ts'
import { followEvents, followSuggestions } from './follow-codes.ts'
import { orderQueue } from './order-queue.ts'
import { placeEvents } from './place-events.ts'
import type { AskedChange, AskedExclusion, Draft } from './requests-file.ts'
import type {
  ConfirmedUnit,
  Difference,
  FoundPassage,
  LosingPassage,
  QueueOrder,
  ReviewCode,
  ReviewOutline,
  ReviewTranscript,
} from './review-data.ts'
import { searchWords } from './search-words.ts'
import type { SpeakersEditor } from './speakers-editor.ts'
import { withoutKeyword } from './without-keyword.ts'

/** How a coder reviews a study. */
export interface ReviewOptions {
  readonly coder: string
  readonly isBlind: boolean
  readonly isSettling: boolean
  readonly order: QueueOrder
  /** The coder whose passages are taken; null for all passages. */
  readonly sameAs: string | null
  /** True to take the drawn segments of the study, in blind coding. */
  readonly isDraw?: boolean
  /** The units for which it is settled who speaks of what, to take the passages that settle it; null for other queues. */
  readonly confirming?: ConfirmedUnit | null
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
  /** An earlier text by its hash; null if it was not kept. */
  readonly textOf: (hash: string) => string | null
  /** Appends lines to the log of the coder; resolves when they are on the disk. */
  readonly append: (lines: string) => Promise<void>
  /** Changes the codebook on the disk; null where there is none to change. */
  readonly editor: CodebookEditor | null
  /** Confirms who speaks in transcripts that name nobody. */
  readonly speakers: SpeakersEditor
  /** True if there are such transcripts. */
  readonly hasUnnamed: boolean
  /** True if transcripts have changed on the disk since they were read. */
  readonly isStale: () => Promise<boolean>
  /** Reads the study anew; resolves when the server has it. */
  readonly reload: () => Promise<void>
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
  readonly search: (words: string) => readonly FoundPassage[]
  readonly propose: (code: { readonly label: string; readonly description: string }) => Promise<readonly ReviewCode[]>
  readonly change: (change: AskedChange) => Promise<void>
  readonly exclude: (exclusion: AskedExclusion) => Promise<readonly LosingPassage[]>
  readonly speakers: SpeakersEditor
  readonly isStale: () => Promise<boolean>
  readonly reload: () => Promise<void>
}

/** Opens a coder's review of a study. What blind coding must not show is not in any answer. */
export async function openSession(study: ReviewStudy, options: ReviewOptions): Promise<ReviewSession> {
  const { coder, isBlind, isSettling, order, sameAs, isDraw = false } = options
  const { textOf } = study
  let { codebook } = study
  let suggested = study.transcripts
  const recorded = await study.readEvents()
  const own = recorded.filter((event) => event.coder === coder && event.kind !== 'draw')
  const ids = new Set(own.map(({ id }) => id))
  const othersBars = eventsInForce(orderEvents(recorded).events).filter(
    (event) => event.kind === 'quote' && event.code === null && event.coder !== coder, // pins would show their codes
  )
  const place = (events: readonly DecisionEvent[]) => {
    const { events: placed, moved } = placeEvents(events, { transcripts: suggested, textOf })
    return { events: followEvents(placed, codebook), moved }
  }
  const chosen = sameAs === null ? null : passagesOf(place(recorded).events, sameAs, suggested)
  const drawn = isDraw ? queueOfDraw(foldEvents(recorded).draws, suggested) : null
  const unit = options.confirming ?? null
  const confirming = unit && queueOfOpenPairs(suggested, place(recorded).events, unit)
  const queue = () =>
    drawn?.queue ??
    confirming ??
    orderQueue(suggested, { order, isBlind, coder, codeIds: codebook.codes.map(({ id }) => id), chosen })
  const take = (changed: Codebook): void => {
    codebook = changed
    suggested = followSuggestions(suggested, codebook)
  }
  const edit = <Result>(with_: (editor: CodebookEditor) => Promise<Result>): Promise<Result> => {
    if (study.editor === null) throw refuse(study, 'the study has no codebook of its own to change')
    return with_(study.editor)
  }
  return {
    outline: () => ({
      ...{
        study: study.name,
        coder,
        isBlind,
        isDraw,
        confirming: unit,
        isSettling,
        order,
        queue: queue(),
        seen: own.length,
        ...place([...own, ...othersBars]),
      },
      hasUnnamed: study.hasUnnamed,
      canEdit: study.editor !== null,
      themes: codebook.themes,
      codes: codebook.codes.map(toReviewCode),
      transcripts: suggested.map(({ id }) => ({ id })),
    }),
    transcript(index) {
      const transcript = suggested[index]
      return transcript !== undefined && isBlind ? withoutSuggestions(transcript) : transcript
    },
    async store(drafts) {
      const codeIds = new Set([...codebook.codes.flatMap(({ id, was }) => [id, ...was]), ...codebook.retired])
      const drawnAt = drawn?.drawnAt ?? notDrawn
      const context = { coder, isBlind, order, run: study.run, transcripts: suggested, codeIds, drawnAt }
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
      own.push(...added)
      return []
    },
    changes: (after) => followEvents(own.slice(after), codebook),
    async differences() {
      if (!isSettling) return []
      return findDifferences(
        foldEvents(place(await study.readEvents()).events),
        suggested.map(({ id }) => id),
      )
    },
    search: (words) => searchWords(suggested, words),
    async propose(code) {
      take(await edit((editor) => editor.propose(code)))
      return codebook.codes.map(toReviewCode)
    },
    async change(change) {
      take(await edit((editor) => editor.change(change)))
    },
    async exclude(exclusion) {
      if (isBlind) throw refuse(study, 'keywords are suggestions, and blind coding has none')
      const { codebook: changed, passages } = await edit((editor) => editor.exclude(exclusion))
      if (exclusion.write) {
        take(changed)
        suggested = withoutKeyword(suggested, { code: exclusion.code, passages })
      }
      return passages
    },
    speakers: study.speakers,
    isStale: study.isStale,
    reload: study.reload,
  }
}

const refuse = ({ name }: ReviewStudy, message: string): Error =>
  inputError({ code: 'review/refused', place: { file: name }, message })

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

const notDrawn = (): null => null

const toReviewCode = ({ keywords: _, was: __, ...code }: Codebook['codes'][number]): ReviewCode => code
