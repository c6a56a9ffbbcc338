import { describe, expect, test } from 'vitest'
import { codesOfSegments } from '../../src/analysis/code-segments.ts'
import { joinCoders, orderCodings } from '../../src/analysis/join-coders.ts'
import { codingOf, gardenCodebook } from '../support/builders.ts'

const segments = ['P1#2', 'P1#10', 'P2#1'].map((id) => ({ id })) as never
const idsOf = (codings: readonly { segmentId: string; codeId: string }[]) =>
  codings.map(({ segmentId, codeId }) => [segmentId, codeId])

describe('codings', () => {
  const mixed = [
    codingOf('people-help', 'P2#1'),
    codingOf('soil-rain', 'P1#10'),
    codingOf('soil-water', 'P1#10'),
    codingOf('people-help', 'P1#2'),
  ]
  const ordered = [
    ['P1#2', 'people-help'],
    ['P1#10', 'soil-water'],
    ['P1#10', 'soil-rain'],
    ['P2#1', 'people-help'],
  ]
  test('are in the order of the segments, not of their names, and then in that of the codebook', () => {
    expect(idsOf(orderCodings(mixed, segments, gardenCodebook))).toEqual(ordered)
  })
  test('of one coder are ordered too, and not changed', () => {
    const code = joinCoders([() => () => mixed], { codebook: gardenCodebook } as never)
    const joined = code({ segments } as never)
    expect(idsOf(joined)).toEqual(ordered)
    for (const one of joined) expect(mixed).toContain(one)
  })
  test('are the codes of each segment, none for a segment without', () => {
    const three = ['P1#2', 'P1#10', 'P9#1'].map((id) => ({ id })) as never
    expect(codesOfSegments(three, mixed).map((codes) => [...codes].sort())).toEqual([
      ['people-help'],
      ['soil-rain', 'soil-water'],
      [],
    ])
  })
})
