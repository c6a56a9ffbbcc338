import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { CodedTranscript } from '../../../src/model/coded-transcript.ts'
import { drawTimeline } from '../../../src/outputs/figures/draw-timeline.ts'
import { drawTimelines } from '../../../src/outputs/figures/draw-timelines.ts'
import { codingOf, fileOf, gardenCodebook, transcriptOf } from '../../support/builders.ts'

/** An interview of a hundred characters: ten of the interviewer, then 89 of a participant. */
const interview = (id = 'I1') => transcriptOf(id, ['Interviewer', '?'.repeat(10)], ['Ana', 'a'.repeat(89)])
const coded = (id: string, ...codings: object[]): CodedTranscript =>
  ({ file: fileOf(interview(id)), segments: [], codings }) as unknown as CodedTranscript
const coding = (themeId: string, start: number, end: number, given: object = {}) => ({
  ...codingOf(`${themeId}-code`, `s#${start}`, { span: { start, end }, turn: 2 }),
  ...{ themeId, ...given },
})
const [soil, people] = gardenCodebook.themes.map(({ color }) => color)
/** Left end and width of the marks of a colour, in shares of the length of the interview. */
const marksOf = (svg: string, color: string, left: number, width: number) =>
  Array.from(
    svg.matchAll(new RegExp(`<rect x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)"[^>]*fill="${color}"`, 'g')),
    ([, x, w]) => [Math.round((100 * (Number(x) - left)) / width), Math.round((100 * Number(w)) / width)],
  )

describe('the timeline of an interview', () => {
  const draw = (counted: 'all' | 'accepted', ...codings: object[]) =>
    drawTimeline(
      { codebook: gardenCodebook, findings: { review: { counted } } } as unknown as Analysis,
      coded('Group 1/ä', ...codings),
    )
  test('has each segment where it is said, and what the interviewer says below', () => {
    const { svg } = draw('all', coding('soil', 20, 50), coding('people', 90, 100))
    expect(marksOf(svg, soil!, 190, 510)).toEqual([[20, 30]])
    expect(marksOf(svg, people!, 190, 510)).toEqual([[90, 10]])
    expect(marksOf(svg, '#8a949e', 190, 510)).toEqual([[0, 10]])
  })
  test('counts a segment once however many codes of a theme it has, and names its turns', () => {
    const { table } = draw('all', coding('soil', 20, 50), coding('soil', 20, 50), coding('soil', 60, 70, { turn: 4 }))
    expect(table.rows).toEqual([
      ['Soil', { value: 2, find: { theme: 'soil', transcript: 'Group 1/ä' } }, '2, 4'],
      ['People', 0, ''],
    ])
  })
  test('leaves out what people rejected, and what nobody accepted where only that counts', () => {
    const all = [
      coding('soil', 20, 30, { status: 'rejected' }),
      coding('people', 40, 50),
      coding('people', 60, 70, { status: 'accepted' }),
    ]
    const countsOf = (counted: 'all' | 'accepted') =>
      draw(counted, ...all).table.rows.map(([, count]) => (typeof count === 'object' ? count.value : count))
    expect(countsOf('all')).toEqual([0, 2])
    expect(countsOf('accepted')).toEqual([0, 1])
  })
  test('has a name that is one of a file on every system', () => {
    expect(draw('all').name).toMatch(/^timeline-[\w-]+$/)
  })
  test('shows a short segment all the same', () => {
    const { svg } = draw('all', coding('soil', 20, 20))
    expect(svg).toMatch(new RegExp(`width="2" height="22" fill="${soil}"`))
  })
})

describe('the timelines of all interviews', () => {
  const draw = (transcripts: CodedTranscript[], given: object = {}) =>
    drawTimelines({
      ...{ codebook: gardenCodebook, files: transcripts.map(({ file }) => file), transcripts },
      findings: { review: { counted: 'all' }, richestTranscript: 'I1' },
      ...given,
    } as unknown as Analysis)
  const [first, second] = [
    coded('I1', coding('soil', 0, 20), coding('people', 80, 100)),
    coded('I2', coding('soil', 20, 40)),
  ]
  test('say which theme comes earliest and which latest, by the middles of its segments', () => {
    // soil: (0.1 + 0.3) / 2; people: 0.9
    expect(draw([first!, second!])!.finding).toBe(
      '“Soil” comes up earliest (20 % of the way on average), “People” latest (90 % of the way on average).',
    )
  })
  test('compare nothing where one theme comes up alone, or none', () => {
    expect(draw([second!])!.finding).toBe('')
    expect(draw([coded('I3')])!.finding).toBe('')
  })
  test('count the segments of each theme in each interview', () => {
    expect(draw([first!, second!])!.table.rows).toEqual([
      [
        'I1',
        { value: 1, find: { theme: 'soil', transcript: 'I1' } },
        { value: 1, find: { theme: 'people', transcript: 'I1' } },
      ],
      ['I2', { value: 1, find: { theme: 'soil', transcript: 'I2' } }, 0],
    ])
  })
  test('are not drawn of nothing coded, or of more interviews than can be seen', () => {
    expect(draw([first!], { findings: { review: { counted: 'all' }, richestTranscript: null } })).toBeNull()
    const many = (count: number) => Array.from({ length: count }, (_, at) => coded(`I${at}`, coding('soil', 0, 9)))
    expect(draw(many(48))).not.toBeNull()
    expect(draw(many(49))).toBeNull()
  })
})
