import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SpokenUnit } from '../../../src/model/spoken-unit.ts'
import { proposeSpeakers } from '../../../src/study/speakers/propose-speakers.ts'
import { featureNames, featuresOf } from '../../../src/study/speakers/unit-features.ts'

const units = (...texts: string[]): SpokenUnit[] =>
  texts.map((text, at) => ({ number: at + 1, text, gap: 'paragraph', pauseMs: null }) as unknown as SpokenUnit)
type Name = (typeof featureNames)[number]
/** The features of the last of some units, by name. */
function shownBy(texts: string[], language: string | null = 'en') {
  const { values } = featuresOf(units(...texts), language).at(-1)!
  return (name: Name): number => values[featureNames.indexOf(name)]!
}

describe('what a line shows of who speaks', () => {
  test('is a value for each feature, from -1 to 1, whatever the words and the language', () => {
    const text = fc.string({
      unit: fc.constantFrom('you ', 'I ', 'yeah ', '? ', 'tell me ', 'because ', '¿', 'ä ', '\n', ''),
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('en', 'de', 'pt-BR', 'fi', null),
        (texts, language) => {
          for (const { values } of featuresOf(units(...texts), language)) {
            expect(values).toHaveLength(featureNames.length)
            for (const value of values) expect(value >= -1 && value <= 1).toBe(true)
          }
        },
      ),
    )
  })
  test.each([
    ['a question by its mark', ['It rained.', 'And how did you dig?'], 'en', 'ends with a question', 1],
    ['a question in the middle', ['Why? Because it rained.'], 'en', 'contains a question', 1],
    [
      'a question by its first word, where nobody writes marks',
      ['it rained', 'how did you dig'],
      'en',
      'ends with a question',
      1,
    ],
    [
      'no question by its first word, where marks are written',
      ['It rained?', 'How we dug.'],
      'en',
      'ends with a question',
      0,
    ],
    ['an answer to a question', ['Did it rain?', 'Yes, all week.'], 'en', 'replies', 1],
    ['no answer where nothing was asked', ['It rained.', 'Yes, all week.'], 'en', 'replies', 0],
    ['a listener', ['It rained.', 'Okay, right.'], 'en', 'only listens', 1],
    ['no listener in many words', ['It rained.', 'Okay, so we dug all night.'], 'en', 'only listens', 0],
    ['a question in German', ['Wie war das Jahr?'], 'de', 'begins like a question', 1],
    ['a question in a language without a list, by its mark', ['Mitä kuuluu?'], 'fi', 'ends with a question', 1],
    ['a question in Arabic', ['كيف كان العام؟'], 'ar', 'ends with a question', 1],
  ] as const)('%s', (_, texts, language, name, value) => expect(shownBy([...texts], language)(name)).toBe(value))
  test('counts who is spoken to and who speaks, as a share of the words', () => {
    const short = shownBy(['Tell me about your year and you.'])
    const long = shownBy([`Tell me about your year. ${'The beds were dry and empty. '.repeat(20)}`])
    expect(short('second person')).toBeGreaterThan(long('second person'))
    expect(shownBy(['I dug my beds.'])('first person')).toBeGreaterThan(0)
  })
})

describe('the chance that somebody asks', () => {
  const none = { asks: new Map<number, boolean>(), swapped: new Set<number>() }
  const talk = units(
    'How was the year for you?',
    'We had rain, I think, and our beds were wet.',
    'And what did you do?',
    'I dug, because it was wet.',
  )
  const propose = (stated: Partial<typeof none> = {}) =>
    proposeSpeakers(talk, { language: 'en', stated: { ...none, ...stated } })

  test('is high for questions and low for answers', () => {
    const [first, second, third, fourth] = propose()
    expect(Math.min(first!, third!)).toBeGreaterThan(0.5)
    expect(Math.max(second!, fourth!)).toBeLessThan(0.5)
  })
  test('is certain where a person stated it, and moves what is beside it', () => {
    const asks = new Map([[2, true]])
    expect(propose({ asks })[1]).toBeCloseTo(1, 6)
    expect(propose({ asks })[2]).not.toBe(propose()[2])
  })
  test('is the other way round for lines that are exchanged', () => {
    const usual = propose()
    const turned = propose({ swapped: new Set([1, 2, 3, 4]) })
    for (const [at, chance] of turned.entries()) expect(chance).toBeCloseTo(1 - usual[at]!, 9)
  })
  test('is a chance, whatever is said and stated, and there is one for each line', () => {
    const line = fc.constantFrom('Yes.', 'And you?', 'I think so because.', '', '…', 'How?')
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 6 }),
        (lines, stated) => {
          const chances = proposeSpeakers(units(...lines), {
            language: 'en',
            stated: { ...none, asks: new Map(stated) },
          })
          expect(chances).toHaveLength(lines.length)
          for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true)
        },
      ),
    )
  })
})
