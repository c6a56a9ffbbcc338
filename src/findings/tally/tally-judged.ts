import { groupBy } from '../../collections.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'

/** The judgements of two people or more on passages of a transcript, and the number of passages with just these. */
export interface JudgedTogether {
  readonly times: number
  readonly judgement: Pick<CodedPassage, 'codesByCoder' | 'judgedByCoder' | 'viewByCoder' | 'drawn'>
}

/** Counts passages that two people or more judged by what they judged; words are left out. */
export function tallyJudged(passages: readonly CodedPassage[]): JudgedTogether[] {
  const judgements = passages.map(({ codesByCoder, judgedByCoder, viewByCoder, drawn }) => ({
    ...{ codesByCoder, judgedByCoder },
    ...(viewByCoder === undefined ? {} : { viewByCoder }),
    ...(drawn === undefined ? {} : { drawn }),
  }))
  return [...groupBy(judgements, keyOf).values()].map((own) => ({ times: own.length, judgement: own[0]! }))
}

/** A key that is equal for equal judgements, whatever the order of coders and codes. */
function keyOf({ codesByCoder, judgedByCoder, viewByCoder, drawn }: JudgedTogether['judgement']): string {
  const coders = [...judgedByCoder].map(([coder, { codes, basis }]) => [
    ...[coder, basis, viewByCoder?.get(coder) ?? 'unknown'],
    codes === 'all' ? codes : [...codes].sort(),
    [...codesByCoder.get(coder)!].sort(),
  ])
  return JSON.stringify([coders.sort(), drawn ?? null])
}

/** The passages that two people or more judged, as passages without words; those with the same judgements are the same object. */
export const expandJudged = (
  judged: ReadonlyMap<string, readonly JudgedTogether[]>,
  transcriptIds: readonly string[],
): CodedPassage[] =>
  transcriptIds.flatMap((group) =>
    (judged.get(group) ?? []).flatMap(({ times, judgement }, at) =>
      Array.from<CodedPassage>({ length: times }).fill({
        ...{ id: `${group} ${at}`, group, text: '', memoByCoder: new Map() },
        ...judgement,
      }),
    ),
  )
