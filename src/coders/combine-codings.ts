import { roundToSixDigits } from '../math/round.ts'
import type { Coding } from '../model/coding.ts'
import type { CoderInputs } from './coder.ts'
import type { CodingTask } from './coding-task.ts'
import { weighTogether } from './weigh-together.ts'

/** Confidence below which a coding is not suggested where several coders run: one weak sign by itself. */
const minJointConfidence = 0.35

/** What several coders suggest together: one coding for a segment and a code, without what is too weak beside the others. */
export function combineCodings(
  codings: readonly Coding[],
  task: CodingTask,
  inputs: Pick<CoderInputs, 'codebook' | 'exemplars'>,
): readonly Coding[] {
  const strong = mergeCodings(codings).filter(({ confidence }) => confidence >= minJointConfidence)
  return weighTogether(strong, task, inputs)
}

/** One coding for a segment and a code, with the name of the most confident coder and the evidence of all. */
function mergeCodings(codings: readonly Coding[]): Coding[] {
  const merged = new Map<string, Coding>()
  for (const coding of codings) {
    const key = `${coding.segmentId} ${coding.codeId}`
    const other = merged.get(key)
    if (!other) merged.set(key, coding)
    else {
      const [first, second] = coding.confidence > other.confidence ? [coding, other] : [other, coding]
      const evidence = [...first.evidence, ...second.evidence]
      merged.set(key, { ...first, confidence: jointConfidence(first, second), evidence })
    }
  }
  return [...merged.values()]
}

/**
 * The confidence of a coding that two coders suggest: the chance that at least one is right, where keywords and similarity
 * agree, which are different signs; else that of the more confident one, since what was learned includes the others.
 */
function jointConfidence(first: Coding, second: Coding): number {
  if (first.coder === 'learned' || second.coder === 'learned') return first.confidence
  return roundToSixDigits(1 - (1 - first.confidence) * (1 - second.confidence))
}
