import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import type { SpokenUnit } from '../../../src/model/spoken-unit.ts'
import {
  addCorrections,
  noCorrections,
  parseCorrection,
  writeCorrections,
} from '../../../src/study/speakers/corrections.ts'
import { confirmedSpeakers, readSpeakers } from '../../../src/study/speakers/read-speakers.ts'
import { proposeLabels } from '../../../src/study/speakers/speaker-state.ts'
import { writeSpeakers } from '../../../src/study/speakers/write-speakers.ts'

const toUnits = (texts: readonly string[], gap: SpokenUnit['gap'] = 'paragraph'): SpokenUnit[] =>
  texts.map((text, index) => ({ number: index + 1, text, startMs: null, gap, pauseMs: null }))

const interview = toUnits([
  'Thank you for coming. Could you tell me how you water the beds?',
  'We carry the cans up from the pond every morning, and I do the upper beds myself because nobody else likes the slope.',
  'And who looks after the seedlings?',
  'My sister does. We lost half of them in May, so she moved them into the shed and it got better from there.',
  'Mm-hm.',
  'In the shed we have lamps now. It is not cheap, but for example the tomatoes would not have come at all without them.',
  'What would you do differently next year?',
  'I would start with the soil. We never had it tested, and I think that is where all of this began.',
])
const labelsOf = (units: readonly { readonly label: string }[]) => units.map(({ label }) => label).join('')

const said = fc.constantFrom(
  'How do you water them?',
  'We carry the cans.',
  'Mm-hm.',
  'I did that alone, for years.',
  'And then?',
  '3 beds were left',
  '# not a comment',
)
const anyUnits = fc
  .array(said, { minLength: 1, maxLength: 30 })
  .chain((texts) =>
    fc.constantFrom('none' as const, 'line' as const, 'paragraph' as const).map((gap) => toUnits(texts, gap)),
  )
const anyCorrections = fc
  .array(fc.constantFrom('3 is P', '1-4 is I', 'from 7 is P2', 'swap all', 'swap 2, 5-6', '2 is -', 'from 3 is Anna'), {
    maxLength: 4,
  })
  .map((lines) => lines.map((line) => parseCorrection(line)!))

describe('a proposal of who speaks', () => {
  test('takes short questions to the other for those who ask, and long tellings of oneself for those who answer', () => {
    expect(labelsOf(proposeLabels(interview, 'en', noCorrections))).toBe('IPIPIPIP')
  })

  test('is less sure where less shows it: of a listener than of a question', () => {
    const proposed = proposeLabels(interview, 'en', noCorrections)
    expect(proposed[4]!.chance!).toBeLessThan(proposed[6]!.chance!)
    for (const { chance } of proposed) expect(chance).toBeGreaterThanOrEqual(0.5)
  })

  test('is the exact opposite when all is swapped, and the same again when swapped twice', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const swap = parseCorrection('swap all')!
        const plain = proposeLabels(units, 'en', noCorrections)
        const once = proposeLabels(units, 'en', addCorrections(noCorrections, [swap], units.length))
        const twice = proposeLabels(units, 'en', addCorrections(noCorrections, [swap, swap], units.length))
        expect(twice).toEqual(plain)
        for (const [index, { label, chance }] of once.entries())
          if (chance !== 0.5) expect(label).not.toBe(plain[index]!.label)
      }),
    )
  })

  test('keeps every correction, and the words and number of every line', () => {
    fc.assert(
      fc.property(anyUnits, anyCorrections, (units, more) => {
        const corrections = addCorrections(noCorrections, more, units.length)
        const proposed = proposeLabels(units, 'en', corrections)
        expect(proposed.map(({ number, text }) => [number, text])).toEqual(
          units.map(({ number, text }) => [number, text]),
        )
        for (const [number, label] of corrections.labels)
          expect(proposed[number - 1]).toMatchObject({ label, chance: null })
      }),
    )
  })

  test('lets lines that are like a corrected one follow', () => {
    const told =
      'The pond was dug by hand, and it took a summer. There were four people, and a dog that was in the way.'
    const units = toUnits(['Is it deep?', told, 'Mm-hm.', told, 'Who dug?', told, 'Mm-hm.', told, 'Mm-hm.', told])
    const before = proposeLabels(units, 'en', noCorrections)
    expect(labelsOf(before)).toBe('IPIPIPIPIP')
    const after = proposeLabels(units, 'en', addCorrections(noCorrections, [parseCorrection('3 is P')!], units.length))
    for (const like of [6, 8]) {
      const asks = ({ label, chance }: (typeof after)[number]) => (label === 'I' ? chance! : 1 - chance!)
      expect(asks(after[like]!)).toBeLessThan(asks(before[like]!))
    }
  })

  test('finds questions by the words they begin with where a recogniser writes no marks', () => {
    const texts = [
      'how do you water them',
      'we carry cans up from the pond and i do it myself because nobody likes it',
      'what do you grow',
      'we have beans and my sister has tomatoes in the shed',
    ]
    expect(labelsOf(proposeLabels(toUnits(texts), 'en', noCorrections))).toBe('IPIP')
  })

  test('knows the address of other languages', () => {
    const texts = [
      'Können Sie mir erzählen, wie Sie gießen?',
      'Also, ich trage die Kannen vom Teich hoch, und meine Schwester macht die oberen Beete, weil ich da nicht hinkomme.',
      'Und wer hilft Ihnen?',
      'Ja, wir sind halt nur zu zweit, und ich glaube, das bleibt auch so.',
    ]
    expect(labelsOf(proposeLabels(toUnits(texts), 'de', noCorrections))).toBe('IPIP')
  })
})

describe('corrections', () => {
  test.each([
    ['3 is P', [3]],
    ['3-5 are I', [3, 4, 5]],
    ['2, 4-5 is P2', [2, 4, 5]],
    ['from 8 is I', [8, 9]],
    ['swap all', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('%s is about lines %j of nine', (written, expected) => {
    expect(parseCorrection(written)!.numbers(9)).toEqual(expected)
  })

  test.each(['3 P', 'swap', 'all', 'P is 3', '3 is two words', ''])('%j is none', (written) => {
    expect(parseCorrection(written)).toBeNull()
  })

  test('written and read are the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), anyCorrections, (count, more) => {
        const corrections = addCorrections(noCorrections, more, count)
        const again = writeCorrections(corrections, count).map((line) => parseCorrection(line)!)
        expect(addCorrections(noCorrections, again, count)).toEqual(corrections)
      }),
    )
  })
})

describe('the file in which speakers are confirmed', () => {
  const written = (isConfirmed = false) => {
    const units = proposeLabels(interview, 'en', noCorrections)
    return writeSpeakers({ transcript: 'sub/a.txt', isConfirmed, corrections: noCorrections, units })
  }
  const read = (text: string) => readSpeakers({ file: 'speakers/a.txt.txt', text })

  test('holds what was proposed and corrected, read and written', () => {
    fc.assert(
      fc.property(anyUnits, anyCorrections, fc.boolean(), (units, more, isConfirmed) => {
        const corrections = addCorrections(noCorrections, more, units.length)
        const proposed = proposeLabels(units, 'en', corrections)
        const file = read(writeSpeakers({ transcript: 'a.txt', isConfirmed, corrections, units: proposed }))
        expect(file).toEqual({
          ...{ transcript: 'a.txt', isConfirmed, corrections },
          units: proposed.map(({ number, label, text }) => ({ number, label, text })),
        })
      }),
    )
  })

  test('a changed letter is a correction', () => {
    const { corrections, units } = read(written().replace(/^5 I /m, '5 P '))
    expect([...corrections.labels]).toEqual([[5, 'P']])
    expect(labelsOf(units)).toBe('IPIPPPIP')
  })

  test('"swap all" that was added by hand turns the letters below, except those that somebody changed', () => {
    const { units } = read(written().replace('corrections:\n', 'corrections:\n  swap all\n').replace(/^5 I /m, '5 P2 '))
    expect(labelsOf(units)).toBe('PIPIP2IPI')
  })

  test('nothing counts before it is confirmed; then the words of each run are counted', () => {
    expect(confirmedSpeakers([{ file: 'a', text: written() }])).toEqual({})
    const { runs } = confirmedSpeakers([{ file: 'a', text: written(true) }])['sub/a.txt']!
    expect(runs.slice(0, 3)).toEqual([
      ['I', 13],
      ['P', 23],
      ['I', 6],
    ])
  })

  test('every line that is neither is an error at its place', () => {
    const broken = written()
      .replace('corrections:\n', 'corrections:\n  everything is fine\n')
      .replace(/^3 I .*$/m, 'whoever')
      .replace('confirmed: no', 'confirmed: perhaps')
    const lineOf = (words: string) => broken.split('\n').findIndex((line) => line.includes(words)) + 1
    const problems = (): unknown[] => {
      try {
        return [read(broken)]
      } catch (error) {
        return (error as InputError).problems.map(({ place, message }) => [place.line, message])
      }
    }
    expect(problems()).toEqual([
      [lineOf('perhaps'), '"perhaps" is neither yes nor no'],
      [lineOf('everything'), 'this is neither a line of the transcript nor a correction'],
      [lineOf('whoever'), 'this is neither a line of the transcript nor a correction'],
      [lineOf('My sister'), 'line 3 of the transcript was expected, and this is 4'],
    ])
  })
})
