import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOfPeople } from '../../src/findings/agreement/measure-people.ts'
import { tallyJudged } from '../../src/findings/tally/tally-judged.ts'
import type { ReadStretch, StatedDecision } from '../../src/model/decision.ts'
import type { DrawSummary } from '../../src/model/draw.ts'
import type { Segment } from '../../src/model/segment.ts'
import { judgedTogether, placeOfPeople, type StatedOfTranscript } from '../../src/study/judged-together.ts'
import type { StudyAtHand, Written } from '../../src/verify/evidence.ts'
import { recountAgreement } from '../../src/verify/recount/agreement.ts'
import {
  ac1Of,
  alphaOf,
  type Cross,
  fleissOf,
  kappaOfAll,
  kappaOfCross,
  studentOf,
} from '../../src/verify/recount/coefficients.ts'
import { gardenCodebook, transcriptOf } from '../support/builders.ts'
import '../support/seed.ts'

const said = ['It is clay here.', 'Puddles stay until May.', 'Sand and stones.', 'A neighbour helps.', 'Nobody came.']
const ids = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6']
const transcripts = ids.map((id) => transcriptOf(id, ...said.map((words) => [id, words] as const)))
const segmentsOf = (at: number): Segment[] =>
  transcripts[at]!.turns.map(({ number, span }, position) => ({
    ...{ id: `${ids[at]}#${position}`, transcriptId: ids[at]!, turn: number, speaker: ids[at]!, language: null, span },
    ...{ text: said[position]!, words: [] as never, sentences: [] as never },
  }))
const { codes } = gardenCodebook
const coder = fc.constantFrom('ana', 'ben', 'eva', 'machine-m')
const mode = fc.constantFrom('blind', 'assisted', 'revealed', undefined)
const { length } = transcripts[0]!.text
/** A place: the words of one turn or of several, or any stretch. */
const place = fc.oneof(
  fc.tuple(fc.nat(4), fc.nat(1)).map(([from, more]) => {
    const turns = transcripts[0]!.turns.slice(from, from + 1 + more)
    return { start: turns[0]!.span.start, end: turns.at(-1)!.span.end }
  }),
  fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 40 }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) })),
)
const decisionIn = (transcriptId: string) =>
  fc
    .record({
      ...{ coder, span: place, shown: mode },
      codeId: fc.constantFrom(...codes.map(({ id }) => id)),
      status: fc.constantFrom('accepted' as const, 'rejected' as const, 'open' as const),
    })
    .map(
      ({ shown, ...own }): StatedDecision => ({
        ...{ ...own, transcriptId, quote: '', stance: null, memo: '', place: { file: 'a.csv' } },
        ...(shown === undefined
          ? {}
          : {
              event: {
                ...{ id: '1', isOrdered: false, text: null, before: '', after: '', shown, suggestion: null },
                ...{ seconds: null, settlement: null },
              },
            }),
      }),
    )
const readBy = fc.record({
  ...{ coder, quote: fc.constant('') },
  stretch: fc.oneof(
    fc.constant('all' as const),
    fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(3)).map(([firstTurn, more]) => ({
      ...{ firstTurn, lastTurn: firstTurn + more },
    })),
    place,
  ) as fc.Arbitrary<ReadStretch['stretch']>,
  codes: fc.constantFrom('all' as const, [codes[0]!.id], [codes[0]!.id, codes[1]!.id]),
  isChosenFreely: fc.boolean(),
  shown: mode.map((one) => one ?? 'blind'),
})
const statedIn = (at: number): fc.Arbitrary<StatedOfTranscript> =>
  fc.record({
    decisions: fc.array(decisionIn(ids[at]!), { maxLength: 6 }),
    reads: fc.array(readBy, { maxLength: 4 }),
    open: fc.array(decisionIn(ids[at]!), { maxLength: 1 }),
    drawnTogether: fc.subarray(segmentsOf(at)).map((own) =>
      own.map(({ span, text, turn }) => ({
        transcriptId: ids[at]!,
        class: turn % 2 === 0 ? 'rare' : 'rest',
        readers: ['ana', 'ben'],
        anchor: { span, quote: text },
      })),
    ),
  })

const classes = [
  { class: 'rare', size: 20, drawn: 12, rule: '', read: 0 },
  { class: 'rest', size: 90, drawn: 18, rule: '', read: 0 },
]
const draw = { classes } as unknown as DrawSummary
const written = {
  options: { pseudonyms: false },
  codebook: gardenCodebook,
  files: ids.map((id) => ({ id })),
  segments: ids.flatMap((_, at) =>
    segmentsOf(at).map(({ id, transcriptId, turn, span }) => ({ id, transcriptId, turn, ...span })),
  ),
  findings: { draw },
} as unknown as Written
const toStudy = (stated: readonly StatedOfTranscript[]): StudyAtHand =>
  ({
    transcripts: new Map(
      transcripts.map((transcript, at) => [
        transcript.id,
        { transcript, stated: placeOfPeople(stated[at]!, transcript) },
      ]),
    ),
  }) as unknown as StudyAtHand
const analysed = (stated: readonly StatedOfTranscript[]) =>
  agreementOfPeople(
    {
      judged: new Map(
        transcripts.map((transcript, at) => [
          transcript.id,
          tallyJudged(judgedTogether(stated[at]!, { transcript, segments: segmentsOf(at) }, gardenCodebook)),
        ]),
      ),
      ...{ transcriptIds: ids, draw },
    },
    gardenCodebook,
  )

/** Numbers to eight digits, since two ways to compute differ in the last. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'number' ? Math.round(one * 1e8) / 1e8 + 0 : one)))

describe('the agreement of people, made anew by verify', () => {
  test('is that of the analysis, whatever people answered, read and left open', () => {
    let found = 0
    fc.assert(
      fc.property(fc.tuple(...ids.map((_, at) => statedIn(at))), (stated) => {
        const wanted = analysed(stated)
        found += wanted[1]?.drawn.length ?? 0
        expect(rounded(recountAgreement(written, toStudy(stated)))).toEqual(rounded(wanted))
      }),
      { numRuns: 100 },
    )
    expect(found).toBeGreaterThan(30)
  })
  test('is unknown where pseudonyms have replaced the words that people answered on', () => {
    const hidden = { ...written, options: { pseudonyms: true } } as unknown as Written
    expect(recountAgreement(hidden, { transcripts: new Map() } as unknown as StudyAtHand)).toBeNull()
  })
  test('has the coefficients of published examples', () => {
    const cohen: Cross = [20, 5, 10, 15]
    expect(kappaOfCross(cohen)).toBeCloseTo(0.4, 12)
    expect(kappaOfAll([cohen])).toBeCloseTo(0.4, 12)
    expect(kappaOfCross([0, 0, 0, 9])).toBeNull()
    expect(ac1Of(cohen)).toBeCloseTo((0.7 - 0.495) / 0.505, 12)
    // Krippendorff 2011, section A: two observers, ten units, alpha 0.095.
    const observers = ['0100001000', '1110010000']
    const units = [...observers[0]!].map((one, at) => ({ yes: Number(one) + Number(observers[1]![at]), answers: 2 }))
    expect(alphaOf(units)).toBeCloseTo(0.095, 3)
    expect(fleissOf([3, 2, 0, 1], 3)).toBeCloseTo(1 / 3, 12)
    expect(fleissOf([3, 3], 3)).toBeNull()
    expect(studentOf(4)).toBe(2.7764)
    expect(studentOf(20)).toBeCloseTo(2.086, 3) // standard tables
  })
})
