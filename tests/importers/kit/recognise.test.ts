import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOf, type Line } from '../../../src/importers/kit/label-use.ts'
import { markNames } from '../../../src/importers/kit/mark-names.ts'
import { recognise } from '../../../src/importers/kit/recognise.ts'

/** Lines of a text as the grammar is looked for in them: each begins a paragraph. */
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .map((line, at) => ({ text: line, number: at + 1, begins: line !== '', isHeading: false, isAlone: true }))
const nothing = { listed: [], denied: [] }
const read = (text: string, known = {}) => recognise(linesOf(text), { ...nothing, ...known })
/** The labels of turns by their lines, such as `1 Mina`. */
const turnsOf = (text: string, known = {}): string[] =>
  [...read(text, known).turns].sort(([a], [b]) => a - b).map(([at, { name }]) => `${at + 1} ${name}`)

const said = ['How often?', 'Every day.', 'Why is that?', 'It helps us.', 'And at night?', 'We sleep.']
const talk = (write: (name: string, text: string, at: number) => string): string =>
  said.map((text, at) => write(at % 2 === 0 ? 'Mina' : 'Jo Lind', text, at)).join('\n')
const both = ['Mina', 'Jo Lind', 'Mina', 'Jo Lind', 'Mina', 'Jo Lind']

describe('the way in which a file writes who speaks is recognised', () => {
  test.each([
    ['Name: words', talk((name, text) => `${name}: ${text}`), 1],
    ['**Name:** words', talk((name, text) => `**${name}:** ${text}`), 1],
    ['Name [time]: words', talk((name, text, at) => `${name} [0:0${at}]: ${text}`), 1],
    ['[time] Name: words', talk((name, text, at) => `[0:0${at}] ${name}: ${text}`), 1],
    ['a name and a time above the words', talk((name, text, at) => `${name} [0:0${at}]\n${text}`), 2],
    ['a name above a time above the words', talk((name, text, at) => `${name}\n0:0${at}\n${text}`), 3],
    ['IRC', talk((name, text, at) => `[0:0${at}] <${name}> ${text}`), 1],
  ])('as %s', (_, text, step) => {
    expect(turnsOf(text)).toEqual(both.map((name, at) => `${at * step + 1} ${name}`))
  })
  test('with the times that are written', () => {
    const { turns } = read(talk((name, text, at) => `${name} [1:0${at}]: ${text}`))
    expect([...turns.values()].map(({ startMs }) => startMs)).toEqual(
      [60, 61, 62, 63, 64, 65].map((seconds) => 1000 * seconds),
    )
  })
  test('with the length of each label, so that the words begin behind it', () => {
    const text = talk((name, words) => `${name}: ${words}`)
    const { turns } = read(text)
    expect([...turns].map(([at, { length }]) => text.split('\n')[at]!.slice(length).trim())).toEqual(said)
  })
  test('in a stretch of it as well as in all: what is above the first label is no turn', () => {
    expect(turnsOf(`A talk in the gardens\n\n${talk((name, text) => `${name}: ${text}`)}`)[0]).toBe('3 Mina')
  })
  test('as none where nobody is named', () => {
    expect(read(said.join('\n'))).toEqual({ turns: new Map(), grammar: null, doubtful: [], disputed: [] })
    expect(read('').grammar).toBeNull()
  })
})

describe('words before a colon', () => {
  const with3 = (line: string): string => `${talk((name, text) => `${name}: ${text}`)}\n${line}`
  test.each([
    'Monday: we dig.',
    'And then I said: no.',
    'Date: 12 March',
    'they: “We never do.”',
    'So the question is: why?',
  ])('are none of the people who speak: %s', (line) => {
    expect(turnsOf(with3(line))).toHaveLength(6)
  })
  test.each([
    ['a role', 'Interviewer: One more thing?'],
    ['a code', 'P3a: We met as well.'],
  ])('are a speaker though used once, as %s', (_, line) => {
    expect(turnsOf(with3(line)).at(-1)).toBe(`7 ${line.split(':')[0]}`)
  })
  test('are a speaker where somebody lists them, and none where somebody denies them', () => {
    expect(turnsOf(with3('Ed: Me too.'), { listed: ['Ed'] }).at(-1)).toBe('7 Ed')
    expect(turnsOf(with3('Jo Lind: So.'), { denied: ['Jo Lind'] }).every((turn) => turn.endsWith('Mina'))).toBe(true)
  })
  test('that may be people are listed with the line and the number of their uses', () => {
    const { disputed, doubtful } = read(`${with3('Paper: we use it.')}\nMina: Why?`)
    expect([...disputed, ...doubtful].filter(({ name }) => name === 'Paper')[0]).toEqual({
      name: 'Paper',
      uses: 1,
      line: 7,
    })
  })
  test('that only count the turns name nobody', () => {
    expect(read(said.map((text, at) => `TURN ${at}: ${text}`).join('\n')).turns.size).toBe(0)
  })
  test('are recognised the same whatever people are called', () => {
    const name = fc.constantFrom('Ana', 'Ben', 'Mina Okoro', 'Ülkü', 'José', 'van Dyk', 'O’Neil', 'Zoë Lind')
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 2 }), ([first, second]) => {
        const text = said.map((words, at) => `${at % 2 === 0 ? first : second}: ${words}`).join('\n')
        expect(turnsOf(text)).toEqual(said.map((_, at) => `${at + 1} ${at % 2 === 0 ? first : second}`))
      }),
    )
  })
})

describe('the confidence in a shape', () => {
  const shapeOf = (text: string) => read(text).grammar!
  test('is a share, and higher the more turns there are', () => {
    const long = talk((name, text) => `${name}: ${text}`)
    const [one, many] = [shapeOf(long.split('\n').slice(0, 2).join('\n')), shapeOf(long)]
    for (const { confidence } of [one, many]) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
    expect(many.confidence).toBeGreaterThan(one.confidence)
  })
  test('is lower the later the first turn begins', () => {
    const long = talk((name, text) => `${name}: ${text}`)
    const late = `${'Much is written above.\n'.repeat(9)}${long}`
    expect(shapeOf(late).confidence).toBeLessThan(shapeOf(long).confidence)
  })
})

test('the first turn is the one on the first line that has one, in whatever order turns were found', () => {
  expect(
    firstOf(
      new Map([
        [7, 0],
        [3, 0],
        [5, 0],
      ]),
    ),
  ).toBe(3)
  expect(firstOf(new Map())).toBe(Number.POSITIVE_INFINITY)
})

describe('names behind a time, without a mark between them and the words', () => {
  const mark = (...raws: string[]) => markNames(raws.map((raw, at) => ({ raw, number: at + 1 }))).map(({ raw }) => raw)
  const lines = [
    '[0:03] Mina Okoro How often?',
    '[0:05] Jo Lind Every day.',
    '[0:09] Mina Okoro Why is that?',
    '[0:12] Jo Lind We like it.',
  ]
  test('get a colon, where they recur', () => {
    expect(mark(...lines)).toEqual([
      '[0:03] Mina Okoro: How often?',
      '[0:05] Jo Lind: Every day.',
      '[0:09] Mina Okoro: Why is that?',
      '[0:12] Jo Lind: We like it.',
    ])
  })
  test('are the beginning that recurs most: the word behind may have a capital as well', () => {
    expect(mark(...lines, '[0:15] Jo Lind Monday is best.')[4]).toBe('[0:15] Jo Lind: Monday is best.')
  })
  test.each([
    ['of one person alone', lines.filter((line) => line.includes('Mina')).flatMap((line) => [line, line])],
    [
      'that never recur',
      ['Ana Ash', 'Ben Birk', 'Cy Cole', 'Di Dorn'].map((name, at) => `[0:0${at}] ${name} says so.`),
    ],
    ['in fewer than four lines', lines.slice(0, 3)],
    ['in few of many lines', [...lines, ...Array.from({ length: 9 }, () => 'We meet every day.')]],
    ['that are words of a sentence', lines.map((line) => line.replace(/Mina Okoro|Jo Lind/, 'And The'))],
    ['without times', lines.map((line) => line.slice(7))],
  ])('get none if they are %s', (_, some) => {
    expect(mark(...some)).toEqual(some)
  })
  test('get one sign and lose none', () => {
    const line = fc.constantFrom(...lines, '', 'So it is.', '(0:20) Mina Okoro And so on.')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (some) => {
        mark(...some).forEach((raw, at) => {
          expect(raw === some[at] || raw.replace(/(?<=[a-z]):/, '') === some[at]).toBe(true)
        })
      }),
    )
  })
})
