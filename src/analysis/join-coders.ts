import type { Coder, CoderFactory, CoderInputs } from '../coders/coder.ts'
import { combineCodings } from '../coders/combine-codings.ts'
import type { CodingFrame } from '../model/codebook.ts'
import type { Coding } from '../model/coding.ts'
import type { Segment } from '../model/segment.ts'

/**
 * Joins coders to one that gives at most one coding for a segment and a code, in the order of segments and codebook. Where
 * several run, what is too weak is left out: passages that are only somewhat similar to a code, and single keywords in
 * passages that are about something else.
 */
export function joinCoders(factories: readonly CoderFactory[], inputs: CoderInputs): Coder {
  const coders = factories.map((create) => create(inputs))
  return (task) => {
    const codings = coders.flatMap((code) => code(task))
    const joined = coders.length > 1 ? combineCodings(codings, task, inputs) : codings
    return orderCodings(joined, task.segments, inputs.codebook)
  }
}

/** Codings in the order of the segments, those of one segment in the order of the codebook. */
export function orderCodings(
  codings: readonly Coding[],
  segments: readonly Segment[],
  codebook: CodingFrame,
): Coding[] {
  const segmentOrder = new Map(segments.map(({ id }, position) => [id, position]))
  const codeOrder = new Map(codebook.codes.map(({ id }, position) => [id, position]))
  return [...codings].sort(
    (a, b) =>
      segmentOrder.get(a.segmentId)! - segmentOrder.get(b.segmentId)! ||
      codeOrder.get(a.codeId)! - codeOrder.get(b.codeId)!,
  )
}
