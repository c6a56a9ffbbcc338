import { expect, test } from 'vitest'
import { readSummaries } from '../../src/study/read-summaries.ts'

const known = { participant: ['P1a', 'P1b'], theme: ['soil', 'people'] }
const read = (...rows: string[]) =>
  readSummaries(known, { text: ['participant,theme,summary', ...rows, ''].join('\n'), file: 'summaries.csv' })
const summariesOf = (...rows: string[]) => {
  const { summaryOf } = read(...rows)
  return known.participant.flatMap((participant) => known.theme.map((theme) => summaryOf(participant, theme)))
}

test('a summary belongs to its participant and theme, whatever the capitals', () => {
  expect(summariesOf('p1A,Soil,Digs at night.', 'P1b,people,Alone.')).toEqual(['Digs at night.', null, null, 'Alone.'])
})

test('two summaries of one cell are refused with both lines, the same twice is not', () => {
  expect(() => summariesOf('P1a,soil,Digs.', 'p1a,soil,Rakes.')).toThrow(/summaries.csv:3.*line 2/s)
  expect(summariesOf('P1a,soil,Digs.', 'P1a,soil,Digs.')[0]).toBe('Digs.')
})

test('a name that is not there is answered with the nearest, every row of the table in one go', () => {
  expect(() => summariesOf('P1c,soil,x', 'P1a,peple,x')).toThrow(/"P1a".*write "people"/s)
})

test('a row without a participant is about the theme as a whole', () => {
  const { summaryOf, themes } = read(',Soil,All dig.', 'P1a,soil,Digs.')
  expect(themes).toEqual([{ themeId: 'soil', summary: 'All dig.' }])
  expect(summaryOf('P1a', 'soil')).toBe('Digs.')
})
