import { createPlacer } from '../../anchoring/place-anchor.ts'
import { groupBy } from '../../collections.ts'
import { createNumbers } from '../../estimation/draw-segments.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import type { DrawnTranscript } from '../../model/draw.ts'
import { isSamePlace, textAt } from '../../model/span.ts'
import { byKey, type Count, together, total, type ValueOf } from './count.ts'

const rowCount = together({
  /** Segments of the frame for which the machine suggests it. */
  suggested: total,
  /** Read segments for which the machine suggests it, and with what answers. */
  readSuggested: total,
  yesSuggested: total,
  unsureSuggested: total,
  /** The same of other read segments. */
  yesOther: total,
  unsureOther: total,
})

/** Segments of a class of a draw, about one theme or code. */
export type DrawnRow = ValueOf<typeof rowCount>

const { empty, add } = together({
  /** Segments of the frame as it is now, and segments that were read, by class. */
  segments: byKey(total),
  read: byKey(total),
  /** By `class row`. */
  rows: byKey(rowCount),
})

/** The count of a drawn sample in several transcripts; it holds no words. */
export const drawnCount: Count<ReturnType<typeof empty>> = { empty, add }

/** The count of a transcript that was not drawn from. */
export const noDraw = empty()

/** Counts what was drawn from a transcript, and what it was drawn from. */
export function tallyDrawn(
  { file, segments, codings }: CodedTranscript,
  drawn: DrawnTranscript,
  rowsOf: (codeId: string) => readonly string[],
): ValueOf<typeof drawnCount> {
  const { text } = file.transcript
  const bySegment = groupBy(codings.filter(isSuggested), ({ segmentId }) => segmentId)
  const rowsAt = (segmentId: string): Set<string> =>
    new Set((bySegment.get(segmentId) ?? []).flatMap(({ codeId }) => rowsOf(codeId)))
  const counts = {
    segments: new Map<string, number>(),
    read: new Map<string, number>(),
    rows: new Map<string, DrawnRow>(),
  }
  const count = (name: string, rows: Iterable<string>, fields: readonly (keyof DrawnRow)[]): void => {
    for (const row of rows) {
      const key = `${name} ${row}`
      const own = { ...(counts.rows.get(key) ?? rowCount.empty()) }
      for (const field of fields) own[field]++
      counts.rows.set(key, own)
    }
  }
  const classOf = createClassifier(drawn)
  const numberOf = createNumbers(drawn.seed, file.id)
  for (const { id, span } of segments) {
    const name = classOf(numberOf(textAt(text, span)))
    counts.segments.set(name, (counts.segments.get(name) ?? 0) + 1)
    count(name, rowsAt(id), ['suggested'])
  }
  const place = createPlacer(text, null)
  for (const { class: name, anchor, yes, unsure } of drawn.segments) {
    const found = place(anchor)
    if (!('span' in found)) continue
    const here = segments.filter(({ span }) => isSamePlace(span, found.span))
    const suggested = new Set(here.flatMap(({ id }) => [...rowsAt(id)]))
    const given = new Set(yes.flatMap(rowsOf))
    const open = new Set(unsure.flatMap(rowsOf).filter((row) => !given.has(row)))
    counts.read.set(name, (counts.read.get(name) ?? 0) + 1)
    count(name, suggested, ['readSuggested'])
    for (const row of given) count(name, [row], [suggested.has(row) ? 'yesSuggested' : 'yesOther'])
    for (const row of open) count(name, [row], [suggested.has(row) ? 'unsureSuggested' : 'unsureOther'])
  }
  return counts
}

/** True for what a program suggests, whatever people decided on it. */
const isSuggested = ({ evidence }: AttributedCoding): boolean => evidence.some(({ kind }) => kind !== 'decision')

/** The class of a segment by its permanent random number. */
function createClassifier({ members, lastClass }: DrawnTranscript): (number: number) => string {
  const classes = new Map(
    Object.entries(members).flatMap(([name, numbers]) =>
      numbers.split(' ').map((written) => [Number.parseInt(written, 36), name] as const),
    ),
  )
  return (number) => classes.get(number) ?? lastClass
}
