import { compareCodeUnits, groupBy } from '../collections.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { CodeEvent } from '../model/decision-event.ts'
import { isSamePlace, type Span } from '../model/span.ts'
import type { FoldedEvents } from '../study/decision-events/fold-events.ts'
import type { Difference, Side } from './review-data.ts'

type Answer = CodeEvent & { readonly on: Span }

/**
 * The codes on which people differ at a place: some accepted, others rejected. The people are letters, in the order of
 * their names.
 *
 * @param transcriptIds ids in the order of the study
 */
export function findDifferences({ coders, settlements }: FoldedEvents, transcriptIds: readonly string[]): Difference[] {
  const people = [...coders].filter(([coder]) => !isMachineCoder(coder))
  const letters = new Map(
    people
      .map(([coder]) => coder)
      .sort(compareCodeUnits)
      .map((coder, at) => [coder, letterOf(at)]),
  )
  const answers = people.flatMap(([, { decisions }]) =>
    decisions.filter((one): one is Answer => one.on.start !== null && one.status !== 'unsure'),
  )
  const groups = groupBy(answers, ({ on, code }) => JSON.stringify([on.transcript, code]))
  const found = [...groups.values()].flatMap((own) =>
    gather(own).flatMap((alike): Difference[] => {
      if (new Set(alike.map(({ coder }) => coder)).size < 2 || new Set(alike.map(({ status }) => status)).size < 2)
        return []
      const { on, code } = alike[0]!
      const span = {
        start: Math.min(...alike.map((one) => one.on.start)),
        end: Math.max(...alike.map((one) => one.on.end)),
      }
      const settled = settlements.filter(
        (one) =>
          one.on.transcript === on.transcript &&
          one.code === code &&
          one.on.start !== null &&
          isSamePlace(one.on as Span, span),
      )
      const sides = alike.map(
        ({ id, coder, status, memo, on: { exact } }): Side => ({
          ...{ eventId: id, who: letters.get(coder)!, memo, exact },
          status: status === 'accepted' ? 'accepted' : 'rejected',
        }),
      )
      const transcript = transcriptIds.indexOf(on.transcript)
      return transcript === -1
        ? []
        : [{ ...span, transcript, codeId: code, sides, verdict: settled.at(-1)?.verdict ?? null }]
    }),
  )
  return found.sort((a, b) => a.transcript - b.transcript || a.start - b.start || compareCodeUnits(a.codeId, b.codeId))
}

const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `coder ${at + 1}`)

/** Groups answers at the same place. */
function gather(answers: readonly Answer[]): Answer[][] {
  const groups: Answer[][] = []
  for (const answer of [...answers].sort((a, b) => a.on.start - b.on.start)) {
    const group = groups.find((own) => own.some((one) => isSamePlace(one.on, answer.on)))
    if (group === undefined) groups.push([answer])
    else group.push(answer)
  }
  return groups
}
