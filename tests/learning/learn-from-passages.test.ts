import { beforeAll, describe, expect, test } from 'vitest'
import type { Embedder } from '../../src/embedders/embedder.ts'
import { embedders } from '../../src/embedders/index.ts'
import { minToLearn } from '../../src/evaluation/learned.ts'
import { learnFromPassages } from '../../src/learning/learn-from-passages.ts'
import { gardenCodebook, noOptions, readResource } from '../support/builders.ts'
import { codedGardens } from '../support/coded-gardens.ts'

let embedder: Embedder
beforeAll(async () => {
  embedder = await embedders.words.build(noOptions('embedder'))({ readResource, language: 'en' })
})
const learn = (passages: ReturnType<typeof codedGardens>, more = {}) =>
  learnFromPassages(passages, gardenCodebook, { embedder, coders: 'Ana', ...more })
const kinds = ({ objections }: Awaited<ReturnType<typeof learn>>) => objections.map(({ kind }) => kind)

describe('what was learned', () => {
  test('is recommended where enough was read and it measures better than keywords on other interviews', async () => {
    const learned = await learn(codedGardens(5, 4))
    expect(learned.objections).toEqual([])
    const kappa = (name: string) => learned.figures.find((own) => own.name === name)!.measured!.kappa
    expect(kappa('learned')).toBeGreaterThan(kappa('keywords'))
    expect(learned.weights.measured!.kappa).toBe(kappa('learned'))
  })
  test('is not recommended below the stated number of passages, or of interviews', async () => {
    const few = codedGardens(5, 4).slice(0, minToLearn.passages - 1)
    expect(kinds(await learn(few))).toEqual(['few'])
    expect(kinds(await learn(codedGardens(minToLearn.interviews - 1, 6)))).toEqual(['few'])
  })
  test('claims no passage that nobody read whole, and no figure for suggestions that were judged', async () => {
    const judged = { codes: new Set(['soil-water', 'people-help']), basis: 'suggested' as const }
    const learned = await learn(codedGardens(6, 4, judged))
    expect(learned.objections).toEqual([{ kind: 'few', passages: 0, interviews: 0 }, { kind: 'unmeasured' }])
    expect(learned.weights.measured).toBeNull()
    expect(learned.figures.map(({ measured }) => measured)).not.toContainEqual(expect.anything())
  })
  test('is not recommended where keywords alone are as good', async () => {
    const byKeyword = codedGardens(5, 4).map((passage) => ({
      ...passage,
      text: passage.text.includes('green') ? passage.text : `${passage.text} Water, water.`,
      codesByCoder: new Map([['ana', new Set(passage.text.includes('green') ? [] : ['soil-water'])]]),
    }))
    const learned = await learn(byKeyword)
    expect(kinds(learned)).toEqual(['no-better'])
  })
  test('never takes the place of what measured better before, here or on its own passages', async () => {
    const { weights } = await learn(codedGardens(5, 4))
    const better = { ...weights, measured: { kappa: 1, f1: 1 } }
    expect(kinds(await learn(codedGardens(5, 4), { earlier: better }))).toEqual(['earlier'])
    const worse = { ...weights, measured: { kappa: 0.1, f1: 0.1 } }
    expect(kinds(await learn(codedGardens(5, 4), { earlier: worse }))).toEqual([])
    const otherInterviews = { ...worse, learnedFrom: { ...worse.learnedFrom, interviews: ['elsewhere'] } }
    expect((await learn(codedGardens(5, 4), { earlier: otherInterviews })).objections).toMatchObject([
      { kind: 'earlier', onThese: true },
    ])
    const ofOtherCodebook = { ...better, codebook: { name: 'Gardens', version: '1' } }
    expect(kinds(await learn(codedGardens(5, 4), { earlier: ofOtherCodebook }))).toEqual([])
  })
})
