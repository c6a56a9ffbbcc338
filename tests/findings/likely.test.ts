import { describe, expect, test } from 'vitest'
import {
  bestOf,
  chooseLikely,
  type Likely,
  type LikelyColumns,
  type LikelyInputs,
  likelyCount,
  tallyLikely,
} from '../../src/findings/tally/tally-likely.ts'
import type { AttributedCoding } from '../../src/model/coding.ts'
import type { LikelyPassage } from '../../src/model/likely-passage.ts'
import { fileOf, gardenCodebook, transcriptOf } from '../support/builders.ts'

const transcript = transcriptOf('P1', ['Ana', 'It was dry.'], ['Ana', 'Then it rained.'])
const segments = transcript.turns.map(({ number, speaker, span }) => ({
  id: `P1#${number}`,
  turn: number,
  speaker,
  span,
}))
const above: Readonly<Record<string, readonly string[]>> = {
  'soil-water': ['soil', 'soil-water'],
  'soil-rain': ['soil', 'soil-rain', 'soil-water'],
}
const fitting = (position: number, score: number) => ({ position, score, keywords: [], similarity: 1 })

const sumOf = (all: readonly Likely[]): Likely =>
  all.reduce(
    (total, more) => likelyCount.add(total, more, { limits: { quotes: 1, quotesPerParticipant: 1 }, intern: String }),
    likelyCount.empty(),
  )

/** The places listed for each code of a transcript of two segments, which both fit both codes; the second fits better. */
function listed(
  codings: readonly { readonly codeId: string; readonly status: AttributedCoding['status']; readonly turn: number }[],
  isReadFor: LikelyInputs['isReadFor'] = () => false,
) {
  const likely = tallyLikely({
    coded: {
      file: fileOf(transcript),
      segments,
      codings: codings.map(({ turn, ...own }) => ({
        ...own,
        segmentId: `P1#${turn}`,
      })) as unknown as AttributedCoding[],
    },
    ranked: ['soil-water', 'soil-rain'].map((codeId) => ({ codeId, fits: [fitting(1, 2), fitting(0, 1)] })),
    isReadFor,
    participantOf: () => ({ id: 'P1', organization: null }),
    rowsOf: (codeId) => above[codeId]!,
  })
  return Object.fromEntries(
    [...bestOf(sumOf([likely]))].map(([code, own]) => [
      code,
      own.map(({ turn, isSuggested }) => `${turn}${isSuggested ? ' suggested' : ''}`),
    ]),
  )
}

describe('the likely passages of a transcript', () => {
  test('come best first, and say what is suggested already; an inner code counts for the outer one', () => {
    expect(listed([])).toEqual({ 'soil-water': ['2', '1'], 'soil-rain': ['2', '1'] })
    expect(listed([{ codeId: 'soil-rain', status: 'suggested', turn: 1 }])).toEqual({
      'soil-water': ['2', '1 suggested'],
      'soil-rain': ['2', '1 suggested'],
    })
    expect(listed([{ codeId: 'soil-water', status: 'suggested', turn: 1 }])).toEqual({
      'soil-water': ['2', '1 suggested'],
      'soil-rain': ['2', '1'],
    })
  })
  test('leave out what people decided: accepted codes with those around them, rejected ones with those inside', () => {
    expect(listed([{ codeId: 'soil-rain', status: 'accepted', turn: 1 }])).toEqual({
      'soil-water': ['2'],
      'soil-rain': ['2'],
    })
    expect(listed([{ codeId: 'soil-water', status: 'accepted', turn: 1 }])).toEqual({
      'soil-water': ['2'],
      'soil-rain': ['2', '1'],
    })
    expect(listed([{ codeId: 'soil-water', status: 'rejected', turn: 1 }])).toEqual({
      'soil-water': ['2'],
      'soil-rain': ['2'],
    })
    expect(listed([{ codeId: 'soil-rain', status: 'rejected', turn: 1 }])).toEqual({
      'soil-water': ['2', '1 suggested'],
      'soil-rain': ['2'],
    })
  })
  test('leave out what was read for the code', () => {
    expect(listed([], (position, codeId) => position === 1 && codeId === 'soil-water')).toEqual({
      'soil-water': ['1'],
      'soil-rain': ['2', '1'],
    })
  })
})

test('of many transcripts forty are kept for a code, in any order of adding; of equals the first in the study', () => {
  const of = (transcriptId: string): LikelyColumns => ({
    ...{ transcriptId, people: [{ participantId: 'P', organization: null, speaker: null }], codes: ['soil-water'] },
    places: Float64Array.from([...[1, 0, 1, 0, NaN, NaN], ...[1, 5, 6, 0, NaN, NaN]]),
    keywords: [[]],
    fits: Float64Array.from([...[0, 0, 2, 0, 0, 0], ...[0, 1, 1, 0, 0, 0]]),
  })
  const lists = Array.from({ length: 50 }, (_, at) => ({ columns: [of(`P${at + 10}`)], best: new Map() }))
  const kept = bestOf(sumOf(lists)).get('soil-water')!
  expect([kept.length, kept.filter(({ score }) => score === 2).length]).toEqual([40, 40])
  expect(kept.slice(0, 3).map(({ transcriptId }) => transcriptId)).toEqual(['P10', 'P11', 'P12'])
  expect(bestOf(sumOf([...lists].reverse())).get('soil-water')).toEqual(kept)
})

test('passages are listed of the codes that are asked for, as many as are asked for, and of no unknown code', () => {
  const passages = ['soil-water', 'soil-rain'].flatMap((codeId) =>
    [1, 2].map((rank) => ({ codeId, rank }) as LikelyPassage),
  )
  const chosen = (code: readonly string[], most: number) =>
    chooseLikely(passages, gardenCodebook, { code, passages: most }).map(({ codeId, rank }) => `${codeId} ${rank}`)
  expect(chosen(['soil-rain'], 1)).toEqual(['soil-rain 1'])
  expect(chosen([], 2)).toHaveLength(4)
  expect(() => chosen(['soil-rian'], 2)).toThrow(/there is no code "soil-rian".*\n.*write soil-rain/s)
})
