import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addListedTurns } from '../../../src/importers/kit/add-listed-turns.ts'
import { addUnlabelledTurns } from '../../../src/importers/kit/add-unlabelled-turns.ts'
import { createDraft, type Utterance } from '../../../src/importers/kit/draft.ts'
import { addTiers, dependentTier, type Tier } from '../../../src/importers/kit/tiers.ts'
import { countWords } from '../../../src/text/words.ts'

const join = (...lines: readonly Utterance[]) => {
  const draft = createDraft()
  addUnlabelledTurns(lines, draft)
  return draft.build(0).turns
}
const textsOf = (...lines: readonly Utterance[]): string[] => join(...lines).map(({ text }) => text)
const line = (text: string, more: Partial<Utterance> = {}): Utterance => ({ speaker: null, text, ...more })
const words = (count: number, end = ''): string => `${Array.from({ length: count }, () => 'word').join(' ')}${end}`

describe('a draft', () => {
  test('adds up the words left out for one reason, with the first place and forty letters of them', () => {
    const draft = createDraft()
    draft.skip('header', 'one two', 3)
    draft.skip('header', 'three', 9)
    draft.skip('times', `${'a'.repeat(50)} b`, 4)
    draft.skip('times', '12', null)
    expect(draft.build(0).skipped).toEqual([
      { reason: 'header', words: 3, line: 3, sample: 'one two' },
      { reason: 'times', words: 3, line: 4, sample: 'a'.repeat(40) },
    ])
  })
  test('has no reason for signs without a word', () => {
    const draft = createDraft()
    draft.skip('markup', '---', 1)
    draft.skipWords('markup', -2)
    expect(draft.build(0).skipped).toEqual([])
  })
  test('drops a turn in which nothing is said', () => {
    const draft = createDraft()
    draft.startTurn({ speaker: 'Ana', text: '' })
    draft.startTurn({ speaker: 'Ben', text: 'Yes.' })
    draft.startTurn({ speaker: 'Ana', text: '' })
    draft.appendToTurn({ text: '   ' }, ' ')
    expect(draft.build(0).turns.map(({ speaker }) => speaker)).toEqual(['Ben'])
  })
  test('joins paragraphs of a turn with a line end, and ends the turn when the last does', () => {
    const draft = createDraft()
    draft.startTurn({ speaker: 'Ana', text: 'One.', startMs: 5, endMs: 10 })
    draft.appendToTurn({ text: 'Two.', endMs: 30 }, '\n')
    draft.appendToTurn({ text: '', endMs: 40 }, '\n')
    expect(draft.build(0).turns).toMatchObject([{ text: 'One.\nTwo.', startMs: 5, endMs: 40 }])
  })
  test('makes turns of what others say into a turn, as noScribe writes it', () => {
    const draft = createDraft()
    draft.startTurn({ speaker: 'Ana', text: 'We meet //Ben: right.// every day.' })
    const { turns, skipped } = draft.build(0)
    expect(turns.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
      'Ana: We meet',
      'Ben: right.',
      'Ana: every day.',
    ])
    expect(skipped).toMatchObject([{ reason: 'speaker labels', words: 1 }])
  })
  test('keeps an address, which has two strokes as well', () => {
    const draft = createDraft()
    draft.startTurn({ speaker: 'Ana', text: 'See https://example.org/a for it.' })
    expect(draft.build(0).turns.map(({ text }) => text)).toEqual(['See https://example.org/a for it.'])
  })
  test('repairs half a character, so that places in the text stay the same when it is saved', () => {
    const draft = createDraft()
    draft.startTurn({ speaker: 'Ana', text: 'a\ud83d b' })
    expect(draft.build(0).turns[0]!.text).toBe('a\ufffd b')
  })
  test('records where each line is in a turn without a name', () => {
    const pieces = fc.array(fc.stringMatching(/^[a-z]{1,6}\.?$/), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(pieces, (said) => {
        const draft = createDraft()
        draft.startTurn({ speaker: null, text: said[0]!, line: 1 })
        said.slice(1).forEach((text, at) => {
          draft.appendToTurn({ text, line: at + 2 }, ' ')
        })
        const [turn] = draft.build(0).turns
        expect(turn!.parts!.map(({ start }, at) => turn!.text.slice(start, start + said[at]!.length))).toEqual(said)
        expect(turn!.parts!.map((part) => part.line)).toEqual(said.map((_, at) => at + 1))
      }),
    )
  })
})

describe('captions that were saved while they grew', () => {
  const grow = (...said: readonly (readonly [speaker: string, text: string, startMs?: number])[]) => {
    const draft = createDraft()
    for (const [speaker, text, startMs = null] of said) draft.startTurn({ speaker, text, startMs })
    return draft.build(0).turns
  }
  test('become one turn, which begins when the first did', () => {
    const turns = grow(
      ['Ana', 'We meet in', 1000],
      ['Ana', 'We meet in the', 2000],
      ['Ana', 'We meet in the yard.', 3000],
    )
    expect(turns).toMatchObject([{ text: 'We meet in the yard.', startMs: 1000 }])
  })
  test('are not what people say twice: "No." and then more', () => {
    const said = [
      ['Ana', 'No.'],
      ['Ana', 'No. Never.'],
      ['Ben', 'Why?'],
      ['Ana', 'It rains.'],
    ] as const
    expect(grow(...said)).toHaveLength(4)
  })
  test('are not of two people', () => {
    expect(
      grow(['Ana', 'We meet in', 1], ['Ben', 'We meet in the', 2], ['Ana', 'We meet in the yard.', 3]),
    ).toHaveLength(3)
  })
})

describe('lines that name nobody', () => {
  test('are one turn while nothing parts them', () => {
    expect(textsOf(line('We meet'), line('every day.'), line('It helps.'))).toEqual(['We meet every day. It helps.'])
  })
  test.each([
    ['>> How often?', '>> Daily.'],
    ['- How often?', '- Daily.'],
    ['– How often?', '— Daily.'],
    ['-How often?', '-Daily.'],
  ])('begin another voice at %j', (first, second) => {
    const turns = join(line(first), line(second))
    expect(turns.map(({ text }) => text)).toEqual(['How often?', 'Daily.'])
    expect(turns.map(({ parts }) => parts![0]!.begins)).toEqual([true, true])
  })
  test('with two dashes in one line are said by two', () => {
    expect(textsOf(line('- Thank you. - Glad to be here.'))).toEqual(['Thank you.', 'Glad to be here.'])
  })
  test('with a dash inside a sentence are said by one', () => {
    expect(textsOf(line('- It was cold. - or so they said.'))).toEqual(['It was cold. - or so they said.'])
    expect(textsOf(line('It was cold. - We left.'))).toEqual(['It was cold. - We left.'])
  })
  test.each([
    ['a sentence and a pause of two seconds', 'Done.', 2000, 2],
    ['a sentence and a shorter pause', 'Done.', 1999, 1],
    ['a pause inside a sentence', 'and then', 9000, 1],
    ['a question in quotes and a pause', '“Really?”', 2000, 2],
  ])('end a turn after %s or not', (_, first, pause, turns) => {
    const [a, b] = [line(first, { startMs: 0, endMs: 1000 }), line('Next.', { startMs: 1000 + pause, endMs: 9000 })]
    expect(join(a, b)).toHaveLength(turns)
  })
  test.each([
    ['60 words and the end of a sentence', words(60, '.'), 2],
    ['59 words and the end of a sentence', words(59, '.'), 1],
    ['119 words without one', words(119), 1],
    ['120 words without one', words(120), 2],
  ])('are parted after %s or not', (_, first, turns) => {
    expect(join(line(first), line('next.'))).toHaveLength(turns)
  })
  test('of somebody with a name are never parted by length or pause', () => {
    const [a, b] = [
      line(words(200, '.'), { speaker: 'Ana', endMs: 0 }),
      line('next.', { speaker: 'Ana', startMs: 60_000 }),
    ]
    expect(join(a, b)).toHaveLength(1)
  })
  test('keep every word in its order, however they are parted', () => {
    const said = fc.record({
      text: fc.constantFrom('yes.', 'no, I', 'we meet.', words(30, '.'), words(45)),
      speaker: fc.constantFrom(null, 'Ana', 'Ben'),
      startMs: fc.nat(100_000),
    })
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (lines) => {
        expect(textsOf(...lines).join(' ')).toBe(lines.map(({ text }) => text).join(' '))
      }),
    )
  })
})

describe('turns that are a list in front matter', () => {
  const raws = ['transcript:', '- who: Ana', '  time: 12.5', '  line: We meet daily.', '- title: Break']
  const listed = (...items: Readonly<Record<string, unknown>>[]) => addListedTurns(items, raws, createDraft())
  test('are read with their speakers, and their times in seconds or on a clock', () => {
    const { turns } = listed(
      { who: 'Ana', time: 12.5, line: 'We meet daily.' },
      { speaker: 'Ben', start: '1:02', text: ' Why? ' },
      { name: 'Ana', seconds: '3,25', said: 'It helps.' },
    )
    expect(turns.map(({ speaker, text, startMs }) => [speaker, text, startMs])).toEqual([
      ['Ana', 'We meet daily.', 12_500],
      ['Ben', 'Why?', 62_000],
      ['Ana', 'It helps.', 3250],
    ])
  })
  test('leave out keys, names and headings by name, so that the words add up', () => {
    const { wordsIn, skipped, turns } = listed({ who: 'Ana', time: 12.5, line: 'We meet daily.' }, { title: 'Break' })
    expect(turns).toHaveLength(1)
    // transcript; who, Ana; time, 12, 5; line and three words; title, Break: twelve, of which three are said
    expect(wordsIn).toBe(countWords(raws.join('\n')))
    expect(skipped.map(({ words: left }) => left)).toEqual([wordsIn - 3])
  })
})

describe('voices in tiers', () => {
  const turnsOf = (...tiers: readonly Tier[]) => {
    const draft = createDraft()
    addTiers(tiers, draft)
    return draft.build(0).turns.map(({ speaker, text, startMs, endMs }) => [speaker, text, startMs, endMs])
  }
  const span = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text })
  test('are interleaved by the times at which they begin, the first tier first', () => {
    const ana = { speaker: 'Ana', spans: [span(0, 10, 'How?'), span(30, 40, 'Why?')] }
    const ben = { speaker: 'Ben', spans: [span(10, 20, 'Daily.'), span(30, 50, ' Because. '), span(60, 70, '  ')] }
    expect(turnsOf(ana, ben)).toEqual([
      ['Ana', 'How?', 0, 10],
      ['Ben', 'Daily.', 10, 20],
      ['Ana', 'Why?', 30, 40],
      ['Ben', 'Because.', 30, 50],
    ])
  })
  test('of single words are joined to utterances up to a pause of 0.7 seconds', () => {
    const spans = ['we', 'meet', 'every', 'day', 'it', 'helps', 'us', 'all'].map((word, at) => {
      const start = 100 * at + (at >= 4 ? 700 : 0) // four words, a pause of 700 ms from the end of the fourth, four words
      return span(start, start + 100, word)
    })
    const ben = { speaker: 'Ben', spans: [span(450, 460, 'Mhm.')] }
    expect(turnsOf({ speaker: 'Ana', spans }, ben)).toEqual([
      ['Ana', 'we meet every day', 0, 400],
      ['Ben', 'Mhm.', 450, 460],
      ['Ana', 'it helps us all', 1100, 1500],
    ])
  })
  test.each(['gloss', 'Mina-translation', 'phones', 'ben@notes', 'Ana_pos', 'comments', 'translation-en', 'Gaze'])(
    'are not in the tier %j, which holds notes on them',
    (name) => {
      expect(dependentTier.test(name)).toBe(true)
    },
  )
  test.each(['Ana', 'Postman', 'Speaker 1', 'Glossop', 'Ben Noteborn', 'interviewer', 'Tony'])(
    'may be in the tier %j',
    (name) => {
      expect(dependentTier.test(name)).toBe(false)
    },
  )
})
