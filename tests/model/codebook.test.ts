import { describe, expect, test } from 'vitest'
import { codesOf, frameOf, lineages } from '../../src/model/codebook.ts'
import { frozen, gardenCodebook } from '../support/builders.ts'

frozen(gardenCodebook)
const idsOf = (codes: readonly { readonly id: string }[]) => codes.map(({ id }) => id)

describe('a codebook', () => {
  test('lists the codes of a theme with the nested ones, in its own order', () => {
    expect(idsOf(codesOf(gardenCodebook, 'soil'))).toEqual(['soil-water', 'soil-rain'])
    expect(codesOf(gardenCodebook, 'weather')).toEqual([])
  })

  test('gives coders ids and nesting, and none of its words', () => {
    const frame = frameOf(gardenCodebook)
    expect(frame).toEqual({
      language: 'en',
      themes: [{ id: 'soil' }, { id: 'people' }],
      codes: [
        { id: 'soil-water', themeId: 'soil', parentId: null },
        { id: 'soil-rain', themeId: 'soil', parentId: 'soil-water' },
        { id: 'people-help', themeId: 'people', parentId: null },
      ],
    })
  })
})

describe('the lineage of a code', () => {
  test('goes from the code itself to the one directly under the theme', () => {
    const lineage = lineages({
      codes: [
        { id: 'a', parentId: null },
        { id: 'b', parentId: 'a' },
        { id: 'c', parentId: 'b' },
        { id: 'd', parentId: 'a' },
      ],
    })
    expect([...lineage].map(([id, codes]) => [id, idsOf(codes)])).toEqual([
      ['a', ['a']],
      ['b', ['b', 'a']],
      ['c', ['c', 'b', 'a']],
      ['d', ['d', 'a']],
    ])
  })

  test('is known for codes that are named like parts of every object', () => {
    const lineage = lineages({
      codes: [
        { id: 'constructor', parentId: null },
        { id: '__proto__', parentId: 'constructor' },
      ],
    })
    expect(idsOf(lineage.get('__proto__')!)).toEqual(['__proto__', 'constructor'])
    expect(lineage.get('toString')).toBeUndefined()
  })
})
