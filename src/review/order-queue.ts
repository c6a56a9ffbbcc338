import { createRandom, hashText } from '../math/random.ts'
import type { QueueItem, QueueOrder, ReviewTranscript } from './review-data.ts'

/** How a queue is made from the passages of a study. */
export interface QueueOptions {
  readonly order: QueueOrder
  /** True to take all passages, and none of their suggestions. */
  readonly isBlind: boolean
  /** Seeds the random order, so that every coder has an order of their own, the same each time. */
  readonly coder: string
  /** Ids of codes in the order of the codebook. */
  readonly codeIds: readonly string[]
  /** The passages to take; null for all with suggestions, or in blind coding for all. */
  readonly chosen: ((item: QueueItem) => boolean) | null
}

/** Makes the queue of passages to decide on. */
export function orderQueue(
  transcripts: readonly ReviewTranscript[],
  { order, isBlind, coder, codeIds, chosen }: QueueOptions,
): QueueItem[] {
  const all = transcripts.flatMap(({ passages }, transcript) =>
    passages.map(({ start, end, suggestions }, passage) => {
      const codes = isBlind ? [] : suggestions.map(({ codeId }) => codeId)
      return { item: { transcript, passage, start, end, codes }, suggestions }
    }),
  )
  const taken = all.filter(({ item, suggestions }) =>
    chosen === null ? isBlind || suggestions.length > 0 : chosen(item),
  )
  const rank = new Map(codeIds.map((id, index) => [id, index]))
  const ranks: Readonly<Record<QueueOrder, (entry: (typeof taken)[number]) => number>> = {
    interview: () => 0,
    code: ({ item }) => rank.get(item.codes[0] ?? '') ?? codeIds.length,
    doubt: ({ suggestions }) => Math.min(1, ...suggestions.map(({ confidence }) => confidence)),
    random: ({ item }) => createRandom(hashText(`${coder} ${transcripts[item.transcript]!.id} ${item.start}`))(),
  }
  return taken.sort((a, b) => ranks[order](a) - ranks[order](b)).map(({ item }) => item)
}
