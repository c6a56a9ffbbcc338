import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPlacer } from '../../src/anchoring/place-anchor.ts'
import { createRandom } from '../../src/math/random.ts'
import { type Span, textAt } from '../../src/model/span.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import {
  addTimes,
  cleanUp,
  cutTurns,
  type Edit,
  moveBlock,
  proofread,
  pseudonymize,
  truthOf,
} from '../support/edits.ts'

const lines = [
  'We moved here in spring and the gate was broken.',
  'The old spade of my aunt never bends, I would not give it away.',
  'Yes.',
  'In the evenings we carried water from the pond to the beds.',
  'Yes.',
  'Nobody told us that the soil was so heavy.',
]
const old = lines.join('\n')
const spanOf = (words: string, from = 0): Span => {
  const start = old.indexOf(words, from)
  return { start, end: start + words.length }
}
const quoted = (span: Span) => ({ span, quote: textAt(old, span) })

describe('a place is found by its words', () => {
  const spade = spanOf('The old spade of my aunt never bends')
  test('in an unchanged text', () => {
    expect(createPlacer(old, null)(quoted(spade))).toEqual({ how: 'same', span: spade })
  })
  test('after inserted words', () => {
    const text = old.replace('broken.', 'broken, and the fence leaned over.')
    const found = createPlacer(text, null)(quoted(spade))
    expect(found.how).toBe('moved')
    expect('span' in found && textAt(text, found.span)).toBe('The old spade of my aunt never bends')
  })
  test('after a correction of one word, and is marked as changed', () => {
    const text = `Spring. ${old.replace('aunt never', 'aunt hardly ever')}`
    for (const before of [null, old])
      expect(createPlacer(text, before)(quoted(spade))).toMatchObject({ how: 'changed' })
  })
  test('if only the words are known', () => {
    const [anchor, spanless] = [quoted(spade), { span: null, quote: 'the soil was so heavy' }]
    expect(createPlacer(old, null)({ ...anchor, span: null })).toEqual({ how: 'moved', span: spade })
    expect(createPlacer(old, null)(spanless)).toMatchObject({ how: 'moved' })
  })
  test('with blanks that a spreadsheet changed', () => {
    const long = { start: 0, end: old.length }
    expect(createPlacer(old, null)({ span: long, quote: old.replaceAll('\n', ' \r\n') }).how).toBe('same')
  })
})

describe('a person has to place an anchor', () => {
  test('whose words are gone', () => {
    const text = old.replace('The old spade of my aunt never bends, I would not give it away.', '')
    expect(createPlacer(text, null)(quoted(spanOf('The old spade of my aunt')))).toEqual({ how: 'gone' })
  })
  test('whose words are short, or occur more than once', () => {
    const text = `Well. ${old}`
    expect(createPlacer(text, null)(quoted(spanOf('Yes.')))).toEqual({ how: 'several' })
    const twice = `${text}\n${lines[1]}`
    expect(createPlacer(twice, null)(quoted(spanOf(lines[1]!)))).toEqual({ how: 'several' })
  })
  test('unless the old text distinguishes short words by their place', () => {
    const text = `Well.\n${old}`
    const second = spanOf('Yes.', spanOf('Yes.').end)
    const found = createPlacer(text, old)(quoted(second))
    expect(found).toEqual({ how: 'moved', span: { start: second.start + 6, end: second.end + 6 } })
  })
})

describe('laws of anchors', () => {
  const word = fc.constantFrom('spade', 'pond', 'beds', 'rain', 'aunt', 'fence', 'never', 'water', 'soil', 'heavy')
  const line = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => words.join(' '))
  const text = fc.array(line, { minLength: 2, maxLength: 8 }).map((all) => all.join('\n'))
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim()

  test('an anchor that is the same or moved has the same words, however the text was edited', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.nat(60),
        fc.integer({ min: 5, max: 60 }),
        fc.boolean(),
        (a, b, start, length, isKept) => {
          const span = { start: Math.min(start, a.length - 1), end: Math.min(start + length, a.length) }
          if (span.end <= span.start || plain(textAt(a, span)) === '') return
          const found = createPlacer(b, isKept ? a : null)({ span, quote: textAt(a, span) })
          if (!('span' in found)) return
          expect(found.span.start).toBeGreaterThanOrEqual(0)
          expect(found.span.end).toBeLessThanOrEqual(b.length)
          if (found.how !== 'changed') expect(plain(textAt(b, found.span))).toContain(plain(textAt(a, span)))
        },
      ),
    )
  })
  test('words that do not occur in the text are never placed', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (now, start) => {
        const quote = 'Unheard things of quite another kind, zig zag jumbo quiz'
        const found = createPlacer(now, null)({ span: { start, end: start + quote.length }, quote })
        expect(found.how).toBe('gone')
      }),
    )
  })
  test('inserted or moved lines do not change the places of others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 2, maxLength: 8 }), line, fc.nat(7), (all, added, at) => {
        if (all.includes(added)) return
        const [before, after] = [all.join('\n'), [...all.slice(at), added, ...all.slice(0, at)].join('\n')]
        const place = createPlacer(after, before)
        let start = 0
        for (const one of all) {
          const found = place({ span: { start, end: start + one.length }, quote: one })
          expect('span' in found && textAt(after, found.span)).toBe(one)
          start += one.length + 1
        }
      }),
    )
  })
})

const folder = '../shared/corpora/practical-ai'
const hasCorpora = existsSync(folder)
if (!hasCorpora) console.info('tests/anchoring: ../shared/corpora is absent, rates on real interviews are not checked')

/** Per cent of places that are right, wrong and lost, and of those that were cut the per cent that were placed. */
interface Rates {
  readonly right: number
  readonly wrong: number
  readonly lost: number
  readonly falsely: number
}

/** Twelve interviews, a turn a line, without names and times. */
const interviews = (): string[][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split('\n')
        .flatMap(
          (turn) =>
            turn
              .replace(/^\*\*.*?\*\*|\\\[.*?\\\]/g, '')
              .replace(/\s+/g, ' ')
              .trim() || [],
        ),
    )

/** Spans of some words, or of up to three sentences, within a line. */
function spansOf(text: string, unit: 'sentences' | 'words', random: () => number): Span[] {
  const words = [...text.matchAll(/\S+/g)]
  const isEnd = (at: number) =>
    at < 0 || /[.?!]["”’)]*$/.test(words[at]![0]) || text[words[at]!.index + words[at]![0].length] === '\n'
  return Array.from({ length: 25 }, () => {
    let first = Math.floor(random() * words.length)
    if (unit === 'sentences') while (!isEnd(first - 1)) first--
    let [last, left] = [first, 1 + Math.floor(random() * 3)]
    while (left > 0 && last < words.length - 1 && text[words[last]!.index + words[last]![0].length] !== '\n') {
      if (unit === 'words' || isEnd(last)) left--
      if (left > 0) last++
    }
    return { start: words[first]!.index, end: words[last]!.index + words[last]![0].length }
  })
}

/** What is known of the old text: all of it, the words with their context as events have them, or the words alone. */
type Known = 'text' | 'context' | 'words'

function rate(edit: Edit, unit: 'sentences' | 'words', known: Known): Rates {
  const count = { all: 0, right: 0, wrong: 0, lost: 0, cut: 0, falsely: 0 }
  for (const [number, turns] of interviews().entries()) {
    const random = createRandom(number + 1)
    const [before, edited] = [turns.join('\n'), edit(turns, random)]
    const place = createPlacer(edited.text, known === 'text' ? before : null)
    const record = createPlaceRecorder({ id: 'P1', text: before })
    for (const span of spansOf(before, unit, random)) {
      const truth = truthOf(edited, span)
      const { exact: quote, prefix, suffix } = record(span)
      const found = place({ span, quote, ...(known === 'context' ? { before: prefix, after: suffix } : {}) })
      if (truth === null) {
        count.cut++
        if ('span' in found) count.falsely++
        continue
      }
      count.all++
      if (!('span' in found)) {
        count.lost++
        continue
      }
      const shared = Math.min(truth.end, found.span.end) - Math.max(truth.start, found.span.start)
      const share = shared / Math.max(truth.end - truth.start, found.span.end - found.span.start)
      if (share >= 0.9) count.right++
      else if (share < 0.5) count.wrong++
    }
  }
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
  const { all, right, wrong, lost, cut, falsely } = count
  return {
    right: percent(right, all),
    wrong: percent(wrong, all),
    lost: percent(lost, all),
    falsely: percent(falsely, cut),
  }
}

describe.skipIf(!hasCorpora)('after edits of real interviews, as many places are found as measured before', () => {
  const none = 101
  test.each([
    ['proofread', 'sentences', proofread, { right: 97, wrong: 0.2, lost: 0.5, falsely: none }],
    ['proofread', 'words', proofread, { right: 97, wrong: 0.5, lost: 1, falsely: none }],
    ['names replaced', 'sentences', pseudonymize, { right: 97, wrong: 0.2, lost: 0.5, falsely: none }],
    ['cleaned up', 'sentences', cleanUp, { right: 96, wrong: 0.3, lost: 0.5, falsely: none }],
    ['cleaned up', 'words', cleanUp, { right: 90, wrong: 1, lost: 6, falsely: none }],
    ['times and names put in', 'sentences', addTimes, { right: 99, wrong: 0, lost: 0.5, falsely: none }],
    ['a third of the turns cut', 'sentences', cutTurns, { right: 99, wrong: 0, lost: 0.5, falsely: 4 }],
    ['a third of the turns cut', 'words', cutTurns, { right: 99, wrong: 0, lost: 0.5, falsely: 6 }],
    ['a block moved', 'words', moveBlock, { right: 99, wrong: 0, lost: 0.5, falsely: none }],
  ] as const)('%s: with the old text at hand, %s', { timeout: 60_000 }, (_, unit, edit, bounds) => {
    const found = rate(edit, unit, 'text')
    expect(found.right).toBeGreaterThanOrEqual(bounds.right)
    expect(found.wrong).toBeLessThanOrEqual(bounds.wrong)
    expect(found.lost).toBeLessThanOrEqual(bounds.lost)
    expect(found.falsely).toBeLessThanOrEqual(bounds.falsely)
  })
  test.each([
    ['proofread', proofread, 90],
    ['names replaced', pseudonymize, 90],
    ['cleaned up', cleanUp, 88],
    ['times and names put in', addTimes, 90],
    ['a third of the turns cut', cutTurns, 90],
    ['a block moved', moveBlock, 90],
  ] as const)('%s: by the words alone sentences are found, or listed, and hardly ever misplaced', (_, edit, right) => {
    const found = rate(edit, 'sentences', 'words')
    expect(found.right).toBeGreaterThanOrEqual(right)
    expect(found.wrong).toBeLessThanOrEqual(0.5)
    expect(found.falsely).toBeLessThanOrEqual(3)
  })
  test.each([
    ['proofread', 'words', proofread, { right: 85, wrong: 1, falsely: none }],
    ['names replaced', 'words', pseudonymize, { right: 93, wrong: 1, falsely: none }],
    ['cleaned up', 'words', cleanUp, { right: 40, wrong: 1, falsely: none }],
    ['times and names put in', 'sentences', addTimes, { right: 99, wrong: 0, falsely: none }],
    ['a third of the turns cut', 'words', cutTurns, { right: 97, wrong: 0.5, falsely: 4 }],
    ['a block moved', 'words', moveBlock, { right: 99, wrong: 0, falsely: none }],
  ] as const)('%s: with the context that events record, %s are found, or listed', (_, unit, edit, bounds) => {
    const found = rate(edit, unit, 'context')
    expect(found.right).toBeGreaterThanOrEqual(bounds.right)
    expect(found.wrong).toBeLessThanOrEqual(bounds.wrong)
    expect(found.falsely).toBeLessThanOrEqual(bounds.falsely)
  })
})
