import { describe, expect, test } from 'vitest'
import { splitAtLabels, splitLine, splitLines } from '../../../src/importers/kit/split-at-labels.ts'

describe('a line with a whole interview', () => {
  test.each([
    ['plain labels', 'Mina: Why? Jo: Because. Mina: How?', ['Mina: Why?', 'Jo: Because.', 'Mina: How?']],
    ['bold labels', '**I:** Why? **P1:** So. **I:** How?', ['**I:** Why?', '**P1:** So.', '**I:** How?']],
    [
      'times before labels',
      '[0:01] I: Why? [0:04] P1: So. [0:09] I: How?',
      ['[0:01] I: Why?', '[0:04] P1: So.', '[0:09] I: How?'],
    ],
    ['bars between turns', 'I: Why? | P1: So. | I: How?', ['I: Why?', 'P1: So.', 'I: How?']],
  ])('with %s is split before each label', (_, line, turns) => {
    expect(splitLine(line).map((turn) => turn.replace(/ \|$/, ''))).toEqual(turns)
  })

  test.each([
    ['labels of which none recurs', 'Mina: Why? Jo: Because. Lee: How?'],
    ['one label', 'Mina: Why? Mina: Because. Mina: How?'],
    ['labels inside sentences', 'He said Mina: why and Jo: because and Mina: how'],
    ['small letters', 'so: why? then: because. so: how?'],
  ])('with %s stays', (_, line) => {
    expect(splitLine(line)).toEqual([line])
  })
})

test('a cell with line ends written out is split at them', () => {
  expect(splitAtLabels('I: Why?<br>P1: So.')).toBe('I: Why?\nP1: So.')
  expect(splitAtLabels('I: Why?\\nP1: So.')).toBe('I: Why?\nP1: So.')
})

describe('lines of a file', () => {
  const split = (...lines: string[]) => splitLines(lines.map((raw) => ({ raw }))).map(({ raw }) => raw)

  test('with a question and its answer each are split', () => {
    expect(split('Q: Why? A: So.', 'Q: How? A: Well.')).toEqual([
      ...['Q: Why?', '', 'A: So.', ''],
      ...['Q: How?', '', 'A: Well.', ''],
    ])
  })

  test('in which a role is named now and then stay', () => {
    const lines = ['I: Why?', 'P1: So. Answer: well.', 'I: How?', 'P1: Slowly.', 'I: Who?', 'P1: Us. Answer: all.']
    expect(split(...lines)).toEqual(lines)
  })
})
