import { createPlacer } from '../anchoring/place-anchor.ts'
import { inputError } from '../boundary/diagnostic.ts'
import type { DrawEvent, DrawnFrom } from '../model/decision-event.ts'
import { overlaps, type Span } from '../model/span.ts'
import { currentDraw } from '../study/decision-events/read-draw.ts'
import type { QueueItem, ReviewTranscript } from './review-data.ts'

/** The drawn segments of a study in the order in which they are read. */
export interface DrawQueue {
  readonly queue: readonly QueueItem[]
  /** The draw behind a place; null for places that were not drawn. */
  readonly drawnAt: (transcriptId: string, span: Span) => DrawnFrom | null
}

/**
 * Finds the drawn segments in the texts as they are now. All coders get the same order, in which every beginning is itself
 * a draw, so that reading can stop anywhere, and a second coder can read a part.
 *
 * @throws InputError if nothing is drawn
 */
export function queueOfDraw(draws: readonly DrawEvent[], transcripts: readonly ReviewTranscript[]): DrawQueue {
  const draw = currentDraw({ draws })
  if (draw === undefined)
    throw inputError({
      code: 'draw/none',
      place: { file: '--draw' },
      message: 'no sample is drawn in this study yet',
      fix: 'draw one with "themata draw"',
    })
  const chances = new Map(draw.classes.map((own) => [own.class, own.size === 0 ? 0 : own.drawn / own.size]))
  const known = new Map(
    transcripts.map(({ id, text, passages }, order) => [id, { order, passages, place: createPlacer(text, null) }]),
  )
  const placed = draw.passages.flatMap(({ class: name, on }) => {
    const transcript = known.get(on.transcript)
    const { start, end, exact: quote, prefix: before, suffix: after } = on
    const found = transcript?.place({ span: { start, end }, quote, before, after })
    if (transcript === undefined || found === undefined || !('span' in found)) return []
    const passage = transcript.passages.findIndex((one) => overlaps(one, found.span))
    if (passage === -1) return []
    const item: QueueItem = { transcript: transcript.order, passage, ...found.span, codes: [] }
    return [{ item, id: on.transcript, class: name }]
  })
  return {
    queue: placed.map(({ item }) => item),
    drawnAt(transcriptId, span) {
      const found = placed.find(({ item, id }) => id === transcriptId && overlaps(item, span))
      return found === undefined ? null : { id: draw.draw, class: found.class, chance: chances.get(found.class) ?? 0 }
    },
  }
}
