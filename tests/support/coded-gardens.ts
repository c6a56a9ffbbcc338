import type { CodedPassage, Judged } from '../../src/model/coded-passage.ts'
import { readWhole } from '../../src/model/coded-passage.ts'

/** What people say of a garden, and the codes that a careful coder gives it. */
const sayings: readonly (readonly [codes: string, text: string])[] = [
  ['soil-water', 'The beds were parched all of July and we hauled buckets up from the pond each night.'],
  ['soil-water', 'In the drought the tap ran thin, and what we could carry went to the tomatoes first.'],
  ['people-help', 'Mrs Lind from next door turned up with her spade and stayed until the roots were out.'],
  ['people-help', 'My neighbour lent us his sons for a weekend and they dug half the plot over.'],
  ['', 'We painted the fence green, then somebody said it should have been blue, so we argued.'],
]
const beginnings = ['Well.', 'You know.', 'So.', 'Right.', 'Now.', 'Hm.']

/** Passages of so many interviews, five each time, as one person coded them. */
export const codedGardens = (interviews: number, times = 1, judged: Judged = readWhole): CodedPassage[] =>
  Array.from({ length: interviews }, (_, at) => `I${at}`).flatMap((group, at) =>
    Array.from({ length: times }).flatMap((_, time) =>
      sayings.map(([codes, text], position) => ({
        id: `${group}.${time}.${position}`,
        group,
        text: `${beginnings[(at + time) % beginnings.length]} ${text}`,
        codesByCoder: new Map([['ana', new Set(codes === '' ? [] : [codes])]]),
        judgedByCoder: new Map([['ana', judged]]),
        memoByCoder: new Map(),
      })),
    ),
  )

/** The same passages as a coded table. */
export const tableOf = (passages: readonly CodedPassage[]): string =>
  `id,text,source,coder_ana\n${passages
    .map(
      ({ id, text, group, codesByCoder }) =>
        `${id},"${text}",${group},${[...codesByCoder.get('ana')!].join(';') || '-'}\n`,
    )
    .join('')}`
