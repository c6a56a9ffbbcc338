import { describe, expect, test } from 'vitest'
import { countFacts } from '../../../src/importers/kit/find-facts.ts'
import { findInterviewers, readFrontMatter } from '../../../src/importers/kit/front-matter.ts'
import { isLabelLine } from '../../../src/importers/kit/label-lines.ts'
import { plainStyle } from '../../../src/importers/kit/line-style.ts'
import { beginWithTimes, closeEmphasis, isTimeAlone, stampOf } from '../../../src/importers/kit/line-utterances.ts'
import { decodeEntities, stripCueTags, stripHtml, stripMarkdown } from '../../../src/importers/kit/markup.ts'
import { readLines } from '../../../src/importers/kit/read-lines.ts'
import { readFile } from '../../support/read-file.ts'

const hints = { columns: {}, speakers: [], notSpeakers: [], leaveOut: [] }
const read = (lines: readonly string[], stated = {}) =>
  readLines(lines, { file: 'a.txt', style: plainStyle, hints: { ...hints, ...stated }, extraText: [] })
const speakersOf = (lines: readonly string[], stated = {}) => read(lines, stated).turns.map(({ speaker }) => speaker)

describe('facts above the talk', () => {
  test.each([
    [['Date: 12 March', 'Interviewer: Mina Okoro', '', 'Mina: Why?'], 2],
    [['Interview 3', 'Fecha: 12 de marzo', 'Lugar: Kassel', 'Mina: Why?'], 3],
    [['Mina: Why?', 'Jo: So.'], 0],
    [['Date: 12 March', '', 'Mina: Why?'], 0],
    [['Topic: labels', 'Question: why do they come late?'], 0],
  ])('%j: %i lines', (lines, count) => {
    expect(countFacts(lines)).toBe(count)
  })

  test('name those who ask', () => {
    expect(findInterviewers(['Interviewer: Mina Okoro, Lee Abel', '**Moderator:** Kim', 'Participant: Jo'])).toEqual([
      ...['Mina Okoro', 'Lee Abel', 'Kim'],
    ])
  })
})

describe('front matter', () => {
  test('lists speakers, and ends with the second rule', () => {
    const { lines, speakers, interviewers } = readFrontMatter(['---', 'host: Mina', 'guests: [Jo]', '---', 'x'], 'a.md')
    expect([lines, speakers, interviewers]).toEqual([4, ['Mina', 'Jo'], ['Mina']])
  })

  test('holds the talk itself where it is a list', () => {
    const { utterances } = readFrontMatter(['---', 'transcript:', '- {who: Mina, line: Why?}'], 'a.md')
    expect(utterances).toEqual([{ who: 'Mina', line: 'Why?' }])
  })

  test.each([[['---', 'Mina: Why?', 'and: so: on', '---']], [['Mina: Why?']], [['---', 'x']]])(
    'is not in %j',
    (lines) => {
      expect(readFrontMatter(lines, 'a.md').lines).toBe(0)
    },
  )
})

test.each(['Mina: Why?', '[0:12] Mina: Why?', '**Mina:** Why?', 'P3a (Lead): Why?', 'Mina (0:12): Why?'])(
  '%j begins with a label',
  (line) => {
    expect(isLabelLine(line)).toBe(true)
  },
)
test.each(['Mina', 'Project Alder - draft', 'So the question is: why?', 'https://a.b', 'at 10:30 we met', ''])(
  '%j does not',
  (line) => {
    expect(isLabelLine(line)).toBe(false)
  },
)

describe('times', () => {
  test('stand alone in any brackets, as a span or with tenths', () => {
    const alone = [
      '0:12',
      '[00:00:12]',
      '#00:00:12-3#',
      '{0:12}',
      '0:12 --> 0:15',
      '[0:12] - [0:15]',
      '3 minutes 4 seconds',
    ]
    expect(alone.filter((line) => !isTimeAlone(line))).toEqual([])
    expect(['at 0:12', '12', '0:12 so', ''].filter(isTimeAlone)).toEqual([])
  })

  test('close a paragraph in f4', () => {
    expect([stampOf('So. #00:00:12-3#'), stampOf('So.')]).toEqual([12_300, null])
  })

  test('begin so many paragraphs that they are stamps, or are said', () => {
    expect(beginWithTimes(['0:01 a', '0:05 b', 'c'])).toBe(true)
    expect(beginWithTimes(['10:30 is late', 'b', 'c', 'd'])).toBe(false)
  })
})

test('emphasis that begins before a label ends behind what is said', () => {
  expect(closeEmphasis('**Mina: Why?**', 8)).toBe('**Why?**')
  expect(closeEmphasis('**Mina:** Why?', 9)).toBe(' Why?')
})

describe('labels', () => {
  test.each([
    [
      'a name before a quotation, used once',
      ['I: What then?', 'P: He went.', 'Me: "No."', 'I: And?', 'P: Yes.'],
      ['I', 'P', 'I', 'P'],
    ],
    [
      'entries of a list',
      ['I: Who?', 'P: Some.', 'Designers: they look', 'Makers: they build', 'I: And?', 'P: All.'],
      ['I', 'P', 'I', 'P'],
    ],
    ['steps', ['I: How?', 'P: So.', 'Step 1: collect', 'Step 2: train', 'I: And?', 'P: Ship.'], ['I', 'P', 'I', 'P']],
    [
      'a pronoun, used once',
      ['I: What then?', 'P: He went.', 'He: No way', 'I: And?', 'P: Yes.'],
      ['I', 'P', 'I', 'P'],
    ],
  ])('are not %s', (_, lines, speakers) => {
    expect(speakersOf(lines)).toEqual(speakers)
  })

  test('are those that somebody stated, and not those that somebody denied', () => {
    const lines = ['I: What then?', 'P: He went.', 'Boss: "No."', 'I: And?', 'P: Yes.']
    expect(speakersOf(lines, { speakers: ['Boss'] })).toEqual(['I', 'P', 'Boss', 'I', 'P'])
    const denied = ['Lee: Why is that?', 'Mina: It just is.', 'Lee: And so?', 'Mina: So it is.']
    expect(speakersOf(denied, { notSpeakers: ['Lee'] })).toEqual(['Mina', 'Mina'])
  })

  test('of parts that are left out leave what follows out', () => {
    const { turns, skipped } = read(['I: Why?', 'P: So.', 'I: How?', 'Break: buy this', 'I: And?', 'P: Well.'])
    expect(turns.map(({ text }) => text)).toEqual(['Why?', 'So.', 'How?', 'And?', 'Well.'])
    expect(skipped.map(({ reason, words }) => [reason, words])).toContainEqual(['parts that are not the interview', 3])
  })
})

test('a heading of questions, notices and times inside the talk are left out by name', async () => {
  const text = '# Visit\n\n**I:** Why?\n\n## Labels\n\n00:05:00\n\n**P:** So.\n\nTranscribed by hand\n'
  const { turns, leftOut } = await readFile('a.md', text)
  expect(turns).toEqual([
    ['I', 'Why?'],
    ['P', 'So.'],
  ])
  expect(leftOut).toMatchObject({ headings: 1, times: 3, 'notices of the recorder': 3 })
})

describe('markup', () => {
  test.each([
    ['**Why** _so_ `x`', 'Why so x'],
    ['a [link](to.it) here', 'a link here'],
    ['\\[laughs\\] 3 \\* 4', '[laughs] 3 * 4'],
    ['snake_case and 2*3*4', 'snake_case and 2*3*4'],
    ['a{: .x} b<!-- c --> d', 'a b d'],
  ])('of Markdown is taken off %j', (line, text) => {
    expect(stripMarkdown(line).text.replace(/\s+/g, ' ')).toBe(text)
  })

  test('that held words is kept for the account', () => {
    expect(stripMarkdown('a [link](to.it "The title")').removed).toBe('to.it "The title"')
  })

  test('of captions is taken off, a bare < stays', () => {
    expect(stripCueTags('<i>if</i> a < b <00:00:02.000>then<br>so').text).toBe('if a < b then so')
  })

  test('of HTML is taken off where there is any', () => {
    expect(stripHtml('<p>a &amp; b</p><p>c</p>')).toBe('a & b c')
    expect(stripHtml('a < b and c > d')).toBe('a < b and c > d')
  })

  test('entities are the letters that they mean, unknown ones stay', () => {
    expect(decodeEntities('&lt;&#8212;&#x2014;&nbsp;&unknown;&#0;')).toBe('<—— &unknown;&#0;')
  })
})
