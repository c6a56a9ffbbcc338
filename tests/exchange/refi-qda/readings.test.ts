import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/exchange/refi-qda/raw-text.ts'
import {
  createPositionReader,
  createPositionWriter,
  type Reading,
  readingsOf,
} from '../../../src/exchange/refi-qda/readings.ts'
import { createNamePlacer, voteOnReading } from '../../../src/exchange/refi-qda/vote.ts'
import { anySpanOf, anyText } from '../../support/refi-qda.ts'

// Positions by hand: Z0 o1 ë2 :3 _4 😀5 _6 s7 o8 nbsp9 f10 a11 s12 t13 CR14 LF15 o16 k17.
const crlf = 'Zoë: 😀 so\u00a0fast\r\nok'
const points: Reading = { units: 'code points', lineEnds: 'as written', hasMark: false }
const wordAt = (raw: string, reading: Partial<Reading>, start: number, end: number): string | null => {
  const span = createPositionReader(raw, { ...points, ...reading })({ start, end })
  return span && plainText(raw).slice(span.start, span.end)
}

describe('positions of other programs', () => {
  test.each([
    ['so', crlf, {}, 7, 9],
    ['so', crlf, { units: 'UTF-16 units' }, 8, 10],
    ['ok', crlf, {}, 16, 18],
    ['ok', crlf, { lineEnds: 'one' }, 15, 17],
    ['ok', crlf, { units: 'UTF-16 units' }, 17, 19],
    ['ok', crlf.replace('\r', ''), {}, 15, 17],
    ['ok', crlf.replace('\r', ''), { lineEnds: 'two' }, 16, 18],
    ['so', `\ufeff${crlf}`, {}, 7, 9],
    ['so', `\ufeff${crlf}`, { hasMark: true }, 8, 10],
  ] as const)('find "%s" in %j as %j', (word, raw, reading, start, end) => {
    expect(wordAt(raw, reading, start, end)).toBe(word)
  })
  test.each([
    [-1, 2],
    [3, 3],
    [5, 4],
    [0, 19],
    [0.5, 2],
    [Number.NaN, 2],
  ])('that are not in the text, %d to %d, are no place', (start, end) => {
    expect(wordAt(crlf, {}, start, end)).toBeNull()
  })
  test('are written as they are read, in every way of counting', () => {
    const written = fc
      .tuple(anyText, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'))
      .chain(([text, end, mark]) => {
        const raw = mark + text.replaceAll('\n', end)
        return fc.tuple(
          fc.constant(raw),
          anySpanOf(text),
          fc.constantFrom(...readingsOf(raw).map(({ reading }) => reading)),
        )
      })
    fc.assert(
      fc.property(written, ([raw, span, reading]) => {
        expect(createPositionReader(raw, reading)(createPositionWriter(raw, reading)(span))).toEqual(span)
      }),
    )
  })
})

describe('the vote on how positions are counted', () => {
  const spoken = 'Ana: we planted 😀 beans\r\nBo: and then the long rain came\r\nAna: nobody had watered the roses\r\n'
  const plain = plainText(spoken)
  const select = (words: string, reading: Partial<Reading>) => {
    const start = plain.indexOf(words)
    const positions = createPositionWriter(spoken, { ...points, ...reading })({ start, end: start + words.length })
    return { positions, name: words.length > 18 ? `${words.slice(0, 18)}…` : words }
  }
  const chosen = ['beans', 'the long rain came', 'nobody had watered', 'roses']

  test.each([
    [{}],
    [{ lineEnds: 'one' }],
    [{ units: 'UTF-16 units' }],
    [{ units: 'UTF-16 units', lineEnds: 'one' }],
    [{ hasMark: true }],
  ] as const)('finds %j', (reading) => {
    const { spans } = voteOnReading(
      spoken,
      chosen.map((words) => select(words, reading)),
      null,
    )
    expect(spans.map((span) => span && plain.slice(span.start, span.end))).toEqual(chosen)
  })
  test('is decided by whole words where names are the users’ own', () => {
    const selections = chosen.map((words) => ({ ...select(words, { lineEnds: 'one' }), name: 'my own title' }))
    expect(voteOnReading(spoken, selections, null).reading).toMatchObject({ lineEnds: 'one' })
  })
  test('is open, with its points, where the selections fit nothing', () => {
    const selections = [3, 9, 30, 41, 52].map((start) => ({ positions: { start, end: start + 3 }, name: 'nowhere' }))
    const { reading, spans, scores } = voteOnReading(spoken, selections, null)
    expect({ reading, spans }).toEqual({ reading: null, spans: [null, null, null, null, null] })
    expect(scores).toMatch(/code points, line ends as written: \d+; /)
  })
  test('is taken from other documents of the project where a document leaves it open', () => {
    const usual: Reading = { units: 'UTF-16 units', lineEnds: 'one', hasMark: false }
    expect(voteOnReading(spoken, [], usual).reading).toEqual(usual)
  })
  test('a selection whose name is a quote from one other place follows its words', () => {
    const place = createNamePlacer('first the roses bloomed, then the beans were eaten')
    expect(place({ start: 0, end: 5 }, 'then the beans…')).toEqual({ start: 25, end: 30 })
    expect(place({ start: 25, end: 39 }, 'then the beans…')).toBeNull()
    expect(place({ start: 0, end: 5 }, 'a title of my own')).toBeNull()
  })
})
