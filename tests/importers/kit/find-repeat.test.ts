import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRepeat } from '../../../src/importers/kit/find-repeat.ts'

describe('what a caption shows again of the one before', () => {
  test.each([
    ['nothing of other lines', ['a', 'b'], ['c', 'd'], { lines: 0, signs: 0 }],
    ['nothing where there was none', [], ['a'], { lines: 0, signs: 0 }],
    ['the last line, as captions that roll', ['a', 'b'], ['b', 'c'], { lines: 1, signs: 0 }],
    ['both lines', ['a', 'b'], ['a', 'b'], { lines: 2, signs: 0 }],
    ['as many lines as it can', ['a', 'a', 'a'], ['a', 'a', 'b'], { lines: 2, signs: 0 }],
    ['the beginning of a line that grows', ['we'], ['we meet'], { lines: 0, signs: 2 }],
    ['a line, and the beginning of the next', ['a', 'we'], ['a', 'we meet'], { lines: 1, signs: 2 }],
    ['nothing of a word that only begins alike', ['we'], ['weather is bad'], { lines: 0, signs: 0 }],
    ['nothing of a line that grows below another one', ['a', 'we'], ['b', 'we meet'], { lines: 0, signs: 0 }],
    ['nothing of a first line that comes last', ['a', 'b'], ['c', 'a'], { lines: 0, signs: 0 }],
    ['nothing in no lines', ['a'], [], { lines: 0, signs: 0 }],
  ])('is %s', (_, shown, lines, repeat) => {
    expect(findRepeat(shown, lines)).toEqual(repeat)
  })
  test('is the longest tail of the one before that heads it', () => {
    const lines = fc.array(fc.constantFrom('a', 'b'), { maxLength: 7 })
    fc.assert(
      fc.property(lines, lines, (shown, next) => {
        const lengths = [7, 6, 5, 4, 3, 2, 1].filter((count) => count <= Math.min(shown.length, next.length))
        const longest = lengths.find((count) => shown.slice(-count).join() === next.slice(0, count).join()) ?? 0
        expect(findRepeat(shown, next)).toEqual({ lines: longest, signs: 0 })
      }),
    )
  })
  test('is found in steps that grow with the lines, not with their square', () => {
    const stepsFor = (size: number): number => {
      let steps = 0
      const next = new Proxy([...Array<string>(size).fill('a'), 'b'], {
        get(list, key) {
          steps++
          return Reflect.get(list, key)
        },
      })
      findRepeat([...Array<string>(size).fill('a'), 'c'], next)
      return steps
    }
    expect(stepsFor(4000)).toBeLessThan(3 * stepsFor(2000))
    expect(stepsFor(4000)).toBeLessThan(20_000)
  })
})
