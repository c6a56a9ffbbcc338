import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildClusterer } from '../../src/analysis/build-parts.ts'
import { clusterSample } from '../../src/analysis/cluster-sample.ts'
import { drawSample } from '../../src/analysis/draw-sample.ts'
import type { ResolvedStudy } from '../../src/analysis/stages.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { PreparedReport } from '../../src/model/prepared.ts'

/** A study of transcripts with so many segments of an interviewer and of a participant each. */
function studyOf(sizes: readonly (readonly [asked: number, answered: number])[]): ResolvedStudy<PreparedReport> {
  const speakers = [
    { name: 'Interviewer', role: 'interviewer', reason: '', turns: 1, words: 1 },
    { name: 'P', role: 'participant', reason: '', turns: 1, words: 1 },
  ] as const
  const transcripts = sizes.map(([asked, answered], order) => ({
    account: { id: `T${order}` },
    segmentsBySpeaker: [asked, answered],
    width: 2,
  }))
  // only what the sample is drawn from
  return { transcripts, roster: { contextOf: () => ({ speakers }) } } as unknown as ResolvedStudy<PreparedReport>
}
const sizes = fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { minLength: 1, maxLength: 20 })
const namesOf = (sample: readonly { readonly id: string }[]): string[] => sample.map(({ id }) => id)

describe('the sample of a small study', () => {
  test('has every segment of the participants once, in the order of the study', () => {
    fc.assert(
      fc.property(sizes, fc.nat(9), (all, seed) => {
        const expected = all.flatMap(([, answered], order) =>
          Array.from({ length: answered }, (_, position) => `T${order}#${position + 1}`),
        )
        expect(namesOf(drawSample(studyOf(all), { seed }))).toEqual(expected)
      }),
    )
  })
})

describe('the sample of a large study', () => {
  const large = Array.from({ length: 60 }, () => [3, 200] as const)

  test('has a bounded size, is the same for the same seed, and another for another', () => {
    const draw = (seed: number): string[] => namesOf(drawSample(studyOf(large), { seed }))
    expect(draw(1)).toHaveLength(2000)
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
  })
  test('draws from all transcripts alike, as by chance: chi-square over transcripts, mean of ten seeds', () => {
    // 2,000 of 12,000: about 33 of each of 60 transcripts. By chance the mean of chi-square over its 59 degrees of
    // freedom is 10,000 / 12,000 (the sample is drawn without replacement), with a deviation of 0.05.
    const chiSquare = (seed: number): number => {
      const counts = large.map(() => 0)
      for (const { order } of drawSample(studyOf(large), { seed })) counts[order]!++
      return counts.reduce((sum, count) => sum + (count - 2000 / 60) ** 2 / (2000 / 60), 0)
    }
    const seeds = Array.from({ length: 10 }, (_, seed) => seed)
    const mean = seeds.reduce((sum, seed) => sum + chiSquare(seed), 0) / seeds.length / 59
    expect(mean).toBeGreaterThan(0.6)
    expect(mean).toBeLessThan(1.1)
  })
  test('changes by few segments when a transcript is added, since each is drawn by its own hash', () => {
    const before = new Set(namesOf(drawSample(studyOf(large), { seed: 1 })))
    const after = namesOf(drawSample(studyOf([...large, [3, 200]]), { seed: 1 }))
    expect(after.filter((id) => !before.has(id) && !id.startsWith('T60#'))).toEqual([])
  })
})

describe('clusters of a sample', () => {
  const said = (words: string, number: number): string =>
    `We ${words} every single morning before the others came in, and that went on for week ${number}.`
  const groups = [
    { words: 'water the tomatoes', vector: [1, 0, 0] },
    { words: 'repair the old tractor', vector: [0, 1, 0] },
    { words: 'sell honey at the market', vector: [0, 0, 1] },
  ]
  const sample = (each: number) => {
    const all = groups.flatMap(({ words, vector }, group) =>
      Array.from({ length: each }, (_, number) => ({
        segment: { id: `T${group}#${number + 1}`, words: 18, text: said(words, number), language: null },
        // nearly alike inside a group
        vector: vector.map((part) => part + number / 1000),
      })),
    )
    return {
      segments: all.map(({ segment }) => segment),
      vectors: matrixOf(
        all.map(({ vector }) => vector),
        3,
      ),
    }
  }
  const inputs = { clusterer: 'k-means', cluster: buildClusterer('k-means'), seed: 1, language: 'en' }
  const meanVector = Float64Array.of(1 / 3, 1 / 3, 1 / 3)
  const codes = {
    segments: sample(8).segments.map(({ id }) => ({
      ...{ id, transcriptId: id.split('#')[0]!, participantId: id, codeIds: [] },
    })),
    names: [],
  }
  test('are none where none is asked for, or where there is too little', async () => {
    const model = { meanVector, centroids: new Map<string, Float64Array>(), sample: sample(8) }
    expect(await clusterSample(model, codes, { ...inputs, clusters: 0 })).toEqual({ clusters: [], clustering: null })
    const few = { ...model, sample: sample(1) }
    expect((await clusterSample(few, codes, { ...inputs, clusters: 3 })).clusters).toEqual([])
  })
  test('leave short passages out: greetings are alike, and say nothing', async () => {
    const { segments, vectors } = sample(8)
    const short = { segments: segments.map((segment) => ({ ...segment, words: 3 })), vectors }
    const model = { meanVector, centroids: new Map<string, Float64Array>(), sample: short }
    expect((await clusterSample(model, codes, { ...inputs, clusters: 2 })).clusters).toEqual([])
  })
})
