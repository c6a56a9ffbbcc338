import { expect, test } from 'vitest'
import { addSummaries } from '../../src/study/read-summaries.ts'

const cells = ['P1a', 'P1b'].flatMap((participantId) =>
  ['soil', 'people'].map((themeId) => ({ participantId, themeId, segments: 1, quote: null, summary: null })),
)
const summariesOf = (...rows: string[]) =>
  addSummaries(cells, ['participant,theme,summary', ...rows, ''].join('\n'), 'summaries.csv').framework.map(
    ({ summary }) => summary,
  )

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
  const text = 'participant,theme,summary\n,Soil,All dig.\nP1a,soil,Digs.\n'
  const { framework, themes } = addSummaries(cells, text, 'summaries.csv')
  expect(themes).toEqual([{ themeId: 'soil', summary: 'All dig.' }])
  expect(framework[0]!.summary).toBe('Digs.')
})
