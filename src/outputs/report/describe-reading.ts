import { sum } from '../../collections.ts'
import type { DrawSummary } from '../../model/draw.ts'
import { enumerate } from './wording.ts'

export const readIn = ({ classes }: DrawSummary): number => sum(classes, ({ read }) => read)

export const drawnIn = ({ classes }: DrawSummary): number => sum(classes, ({ drawn }) => drawn)

export const sizeOf = ({ classes }: DrawSummary): number => sum(classes, ({ size }) => size)

/** A sentence on how far the reading of a drawn sample is, and by whom. */
export function describeReading(draw: DrawSummary): string {
  const { reader, readers, waiting, seen } = draw
  if (reader === null) return `Nobody has read any of the ${drawnIn(draw)} drawn segments without suggestions yet.`
  const others = readers.filter(({ coder }) => coder !== reader)
  return [
    `${reader} has read ${readIn(draw)} of the ${drawnIn(draw)} drawn segments without suggestions`,
    ...(waiting === 0 ? [] : [`; ${waiting} more come after one that is unread, and count when that is read`]),
    ...(seen === 0 ? [] : [`; ${seen} were seen with suggestions before, and do not count`]),
    ...(others.length === 0
      ? []
      : [`; ${enumerate(others.map(({ coder, read }) => `${coder} ${read}`))} of them, too`]),
    '.',
  ].join('')
}
