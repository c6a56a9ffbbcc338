import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDraft } from '../../../src/importers/kit/draft.ts'
import { stripPageMarks } from '../../../src/importers/kit/page-marks.ts'
import { countWords } from '../../../src/text/words.ts'

/** The lines that are left of a text, and the words that were left out by reason. */
function strip(text: string) {
  const draft = createDraft()
  const lines = text.split('\n').map((raw, index) => ({ raw, number: index + 1 }))
  const rest = stripPageMarks(lines, draft).map(({ raw }) => raw.trim())
  const { skipped } = draft.build(0)
  return { rest: rest.join('\n'), leftOut: Object.fromEntries(skipped.map(({ reason, words }) => [reason, words])) }
}

const heads = 'page headers and footers'
const numbers = 'numbers of lines and pages'

describe('numbers of pages', () => {
  test.each([
    ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3'],
    ['- 1 -', '- 2 -', '- 3 -'],
    ['Seite 1', 'Seite 2', 'Seite 3'],
    ['Interview P1 | p. 1', 'Interview P1 | p. 2', 'Interview P1 | p. 3'],
    ['7', '8', '9'],
    ['1 / 3', '2 / 3', '3 / 3'],
  ])('%j, %j, %j are left out', (...pages) => {
    const { rest, leftOut } = strip(pages.map((page, index) => `${page}\nMina: word ${'abc'[index]}.`).join('\n'))
    expect(rest).toBe('Mina: word a.\nMina: word b.\nMina: word c.')
    expect(leftOut[heads]).toBe(countWords(pages.join(' ')))
  })

  test.each([
    ['answers that are numbers', 'How many?\n7\nAnd then?\n3\nAnd now?\n5'],
    ['two numbers', 'How many?\n7\nAnd then?\n8'],
    ['times', 'x\n0:01\ny\n0:02\nz\n0:03'],
    ['pages that somebody speaks of', 'I read page 3 of it.\nThen I read page 9 of it.'],
    ['labels of people', 'Speaker 1: a\nSpeaker 2: b\nSpeaker 3: c'],
  ])('%s stay', (_, text) => {
    expect(strip(text)).toEqual({ rest: text, leftOut: {} })
  })
})

describe('heads and feet', () => {
  test('beside numbers of pages are left out, and a sentence goes on over them', () => {
    const text = 'P1: we had\n\nProject Alder\n- 1 -\n\nto wait.\n\nI: Why?\n\nProject Alder\n- 2 -\n\nP1: Because.'
    expect(strip(text)).toEqual({ rest: 'P1: we had\nto wait.\n\nI: Why?\n\n\nP1: Because.', leftOut: { [heads]: 6 } })
  })

  test('at form feeds are left out where they are alike but for numbers', () => {
    const text = 'Alder 1\nI: Why?\n\fAlder 2\nP1: Because.\n\fAlder 3\nI: How?'
    expect(strip(text)).toEqual({ rest: 'I: Why?\nP1: Because.\nI: How?', leftOut: { [heads]: 6 } })
  })

  test('that are said elsewhere too are no heads', () => {
    const text = 'Mina\nWhy?\n\fMina\nHow?\nMina\nWho?\n\fJo\nNobody.'
    expect(strip(text).leftOut).toEqual({})
  })

  test('a title of the document that recurs is left out', () => {
    const text = 'Transcript - draft\nI: Why?\nTranscript - draft\nP1: So.\nTranscript - draft\nI: How?'
    expect(strip(text)).toEqual({ rest: 'I: Why?\nP1: So.\nI: How?', leftOut: { [heads]: 6 } })
  })

  test('a word that a page cuts in two is joined', () => {
    const { rest, leftOut } = strip('P1: the la-\n\n- 1 -\n\nbels are late.\n\n- 2 -\n\nI: Why?')
    expect(rest).toBe('P1: the labels are late.\n\n\nI: Why?')
    expect(leftOut['words cut at the end of a page']).toBe(1)
  })
})

describe('numbers of lines', () => {
  const said = Array.from({ length: 15 }, (_, index) => `words ${'abcdefghijklmno'[index]} here`)

  test('before each line, also where each page begins anew, are left out', () => {
    const { rest, leftOut } = strip(said.map((line, index) => `${(index % 8) + 1}  ${line}`).join('\n'))
    expect(rest).toBe(said.join('\n'))
    expect(leftOut).toEqual({ [numbers]: 15 })
  })

  test('behind each line are left out', () => {
    expect(strip(said.map((line, index) => `${line}    ${index + 1}`).join('\n'))).toEqual({
      rest: said.join('\n'),
      leftOut: { [numbers]: 15 },
    })
  })

  test('before each fifth line are left out', () => {
    const text = said.map((line, index) => `${(index + 1) % 5 === 0 ? index + 1 : '  '}  ${line}`).join('\n')
    expect(strip(text)).toEqual({ rest: said.join('\n'), leftOut: { [numbers]: 3 } })
  })

  test('numbers that begin what is said stay', () => {
    const text = '5 of us were there\nand then\n10 more came\nto see it\nat noon'
    expect(strip(text)).toEqual({ rest: text, leftOut: {} })
  })
})

test('whatever the lines, each word is kept or accounted for', () => {
  const line = fc.constantFrom(
    'Page 1',
    'Page 2',
    '- 3 -',
    '5  a b',
    '10  c',
    'A: b',
    '',
    '\fAlder',
    'la-',
    'bels',
    '7',
    'x   8',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { rest, leftOut } = strip(lines.join('\n'))
      const left = Object.values(leftOut).reduce((total, words) => total + words, 0)
      expect(countWords(rest) + left).toBe(countWords(lines.join('\n')))
    }),
  )
})

test('a number that is said among numbered questions is no number of a line', () => {
  const lines = [
    '1. How often?',
    '3 a week.',
    '2. Who?',
    '4 people.',
    '3. Why?',
    'So.',
    '4. When?',
    '9 in the morning.',
  ]
  expect(strip(lines.join('\n'))).toEqual({ rest: lines.join('\n'), leftOut: {} })
})
