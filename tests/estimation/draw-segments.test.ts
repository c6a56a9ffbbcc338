import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chooseRareCodes,
  classifySegments,
  createNumbers,
  drawClasses,
  drawSegments,
  type FrameSegment,
} from '../../src/estimation/draw-segments.ts'

const frames = fc.uniqueArray(fc.record({ class: fc.constantFrom(...drawClasses), number: fc.nat(1_000_000) }), {
  selector: ({ number }) => number,
  maxLength: 120,
})
const inClass = (list: readonly FrameSegment[], name: string) => list.filter((one) => one.class === name)

describe('drawing', () => {
  test('a larger draw begins with the smaller one', () => {
    fc.assert(
      fc.property(frames, fc.nat(130), fc.nat(130), (frame, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((size) => drawSegments(frame, size))
        expect(large!.slice(0, small!.length)).toEqual(small)
        expect(large).toHaveLength(Math.min(Math.max(a, b), frame.length))
      }),
    )
  })
  test('in each class those with the smallest numbers are drawn, whatever the order of files', () => {
    fc.assert(
      fc.property(frames, fc.nat(60), (frame, size) => {
        const drawn = drawSegments(frame, size)
        expect(drawSegments([...frame].reverse(), size)).toEqual(drawn)
        for (const name of drawClasses) {
          const numbers = inClass(frame, name).map(({ number }) => number)
          const own = inClass(drawn, name)
          expect(own.map(({ number }) => number)).toEqual(numbers.sort((a, b) => a - b).slice(0, own.length))
        }
      }),
    )
  })
  test('half of the readings go to the rest, a quarter to each of the other classes', () => {
    const frame = drawClasses.flatMap((name, at) =>
      Array.from({ length: 300 }, (_, number): FrameSegment => ({ class: name, number: number * 3 + at })),
    )
    const drawn = drawSegments(frame, 200)
    expect(drawClasses.map((name) => inClass(drawn, name).length)).toEqual([50, 50, 100])
  })
  test('what a small class cannot give comes from the others', () => {
    const frame = [
      { class: 'rare', number: 1 } as const,
      ...Array.from({ length: 99 }, (_, at): FrameSegment => ({ class: 'rest', number: at + 2 })),
    ]
    expect(drawSegments(frame, 40)).toHaveLength(40)
    expect(drawSegments(frame, 500)).toHaveLength(100)
  })
})

describe('classes', () => {
  test('rare codes are the rarest that together take up no more than 15 % of the segments', () => {
    const suggested = new Map([
      ['often', 300],
      ['some', 90],
      ['few', 40],
      ['once', 1],
      ['never', 0],
    ])
    expect([...chooseRareCodes(suggested, 1000)]).toEqual(['once', 'few', 'some'])
    expect([...chooseRareCodes(suggested, 800)]).toEqual(['once', 'few'])
  })
  test('a segment next to one with a rare code is beside it', () => {
    const classes = classifySegments([['a'], ['often'], [], ['few', 'often'], ['few'], []], new Set(['few']))
    expect(classes).toEqual(['rest', 'rest', 'beside', 'rare', 'rare', 'beside'])
  })
})

describe('permanent random numbers', () => {
  test('belong to transcript and words, not to the position', () => {
    const [original, edited] = [createNumbers(1, 'P1'), createNumbers(1, 'P1')]
    const [first, second] = [original('We paired up.'), original('It was slow.')]
    expect([edited('Something added.'), edited('We paired up.'), edited('It was slow.')].slice(1)).toEqual([
      first,
      second,
    ])
    expect(createNumbers(1, 'P2')('We paired up.')).not.toBe(first)
    expect(createNumbers(2, 'P1')('We paired up.')).not.toBe(first)
  })
  test('equal words have different numbers', () => {
    const numberOf = createNumbers(1, 'P1')
    expect(new Set([numberOf('Yes.'), numberOf('Yes.'), numberOf('Yes.')]).size).toBe(3)
  })
  test('are spread evenly', () => {
    const numberOf = createNumbers(7, 'P1')
    const numbers = Array.from({ length: 4000 }, (_, at) => numberOf(`words ${at}`) / 2 ** 48)
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })
})
