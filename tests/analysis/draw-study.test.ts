import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { type DrawContent, drawStudy, enlargeDraw } from '../../src/analysis/draw-study.ts'
import type { Study } from '../../src/analysis/study.ts'
import { estimateCode } from '../../src/estimation/estimate-code.ts'
import { directReader } from '../../src/io/readers.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { DecisionEvent, DrawEvent, DrawnPlace } from '../../src/model/decision-event.ts'
import { writeEvents } from '../../src/study/decision-events/write-event.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { codeEvent, readEvent } from '../support/events.ts'

/** Interviews of twelve answers each; some have the keyword "puddle", and in some water is what they really are about. */
const answers = Array.from({ length: 72 }, (_, at) => ({
  words: `Answer ${at} about ${at % 6 === 0 ? 'the puddle beside' : at % 7 === 0 ? 'the wet ground of' : 'other things in'} bed number ${at}.`,
  isWater: at % 12 === 0 || at % 7 === 0,
}))
const interview = (own: typeof answers, name: string): string =>
  own.map(({ words }) => `Interviewer: And?\n${name}: ${words}`).join('\n')
const files = Array.from({ length: 6 }, (_, at) => ({
  file: `P${at}a.txt`,
  bytes: bytesOf(interview(answers.slice(12 * at, 12 * at + 12), `P${at}a`)),
}))
const studyOf = (events: readonly DecisionEvent[], own = files): Study => ({
  ...{
    name: 's',
    reader: directReader,
    files: own,
    codebook: { file: 'gardens.yaml', text: gardensYaml() },
    participants: null,
  },
  ...{ settings: null, interviewers: [] },
  decisions: events.length === 0 ? [] : [{ file: 'decisions/ana.jsonl', text: writeEvents(events) }],
})
const options = { clusters: 0, coders: ['keyword'], embedder: 'stems' }
const run = (events: readonly DecisionEvent[] = [], own = files): Promise<Analysis> =>
  analyze(studyOf(events, own), options, { version: '1', readResource })

const eventOf = (content: DrawContent, seq = 0): DrawEvent => ({
  ...{ v: 1, id: `draw-event-${seq}`, kind: 'draw', coder: 'ana', time: null, session: 'draw', seq },
  ...content,
})
/** The reader's answers on drawn segments: what each is really about. */
const readAll = (passages: readonly DrawnPlace[], coder = 'ana'): DecisionEvent[] =>
  passages.flatMap(({ on }): DecisionEvent[] => {
    const isWater = answers.some(({ words, isWater: yes }) => yes && on.exact.includes(words))
    return [...(isWater ? [codeEvent({ coder, on, code: 'soil-water' })] : []), readEvent({ coder, on })]
  })
const rowOf = ({ findings }: Analysis, id = 'soil-water') =>
  findings.prevalence.find(({ codeId, themeId }) => (codeId ?? themeId) === id)!

const alone = await run()
const draw = (size: number): DrawContent => drawStudy(alone, { id: 'draw-1', size, seed: 1 })

describe('drawing from a study', () => {
  test('the classes divide all segments, and each has its numbers', () => {
    const { classes, passages, transcripts } = draw(30)
    expect(classes.reduce((total, { size }) => total + size, 0)).toBe(alone.findings.segmentCount)
    expect(classes.reduce((total, { drawn }) => total + drawn, 0)).toBe(30)
    expect(passages).toHaveLength(30)
    expect(transcripts).toHaveLength(6)
    expect(new Set(passages.map(({ on }) => `${on.transcript} ${on.start}`)).size).toBe(30)
  })
  test('a larger draw keeps the smaller one, and the order of files makes no difference', async () => {
    const small = draw(20)
    const large = enlargeDraw(alone, eventOf(small), 40)
    expect(large.passages.slice(0, 20)).toEqual(small.passages)
    expect(large).toEqual(draw(40))
    const reversed = await run([], [...files].reverse())
    expect(drawStudy(reversed, { id: 'draw-1', size: 20, seed: 1 }).passages).toEqual(small.passages)
  })
  test('a transcript that changed cannot be drawn from again', async () => {
    const before = eventOf(draw(20))
    const changed = await run(
      [],
      [...files.slice(0, 5), { ...files[5]!, bytes: bytesOf('Interviewer: And?\nP5a: Rain.') }],
    )
    expect(() => enlargeDraw(changed, before, 40)).toThrow(/changed since the sample was drawn/)
    const gone = await run([], files.slice(0, 5))
    expect(() => enlargeDraw(gone, before, 40)).toThrow(/P5a/)
    const added = await run([], [...files, { file: 'P7a.txt', bytes: bytesOf('Interviewer: And?\nP7a: A puddle.') }])
    expect(enlargeDraw(added, before, 40).passages).toEqual(draw(40).passages)
  })
})

describe('estimates of an analysis', () => {
  test('without a draw there are none; without readings a code is not checked', async () => {
    expect(alone.findings.draw).toBeNull()
    expect(rowOf(alone).estimate).toBeNull()
    const { findings } = await run([eventOf(draw(30))])
    expect(findings.draw).toMatchObject({ id: 'draw-1', reader: null, transcripts: 6 })
    const { estimate } = findings.prevalence[0]!
    expect(estimate).toMatchObject({ read: 0, size: 72, count: null, precision: null })
  })
  test('reading every segment gives the true count, precision and recall', async () => {
    const all = draw(72)
    const { estimate, suggested } = rowOf(await run([eventOf(all), ...readAll(all.passages)]))
    const truth = answers.filter(({ isWater }) => isWater).length
    const found = answers.filter((_, at) => at % 6 === 0).length
    const right = answers.filter(({ isWater }, at) => isWater && at % 6 === 0).length
    expect(estimate!.count).toEqual({ value: truth, low: truth, high: truth })
    expect(estimate!.machine).toBe(found)
    expect(estimate!.precision!.value).toBeCloseTo(right / found, 9)
    expect(estimate!.recall!.value).toBeCloseTo(right / truth, 9)
    expect(suggested).toBeLessThan(found) // those with a decision are no longer only suggested
  })
  test('a part gives cells that add up to the frame, and an interval that holds the truth', async () => {
    const part = draw(36)
    const { estimate } = rowOf(await run([eventOf(part), ...readAll(part.passages)]))
    expect(estimate).toMatchObject({ size: 72, read: 36, machine: 12 })
    expect(estimate).toEqual(estimateCode(estimate!.cells))
    expect(estimate!.count!.low).toBeLessThanOrEqual(16)
    expect(estimate!.count!.high).toBeGreaterThanOrEqual(16)
  })
  test('themes count segments with any of their codes, not sums of codes', async () => {
    const all = draw(72)
    const analysis = await run([eventOf(all), ...readAll(all.passages)])
    expect(rowOf(analysis, 'soil').estimate!.count).toEqual(rowOf(analysis).estimate!.count)
    expect(rowOf(analysis, 'people').estimate!.count).toEqual({ value: 0, low: 0, high: 0 })
  })
  test('segments behind one that was left out do not count yet', async () => {
    const { passages, ...others } = draw(20)
    const read = passages.filter((_, at) => at !== 8)
    const { findings } = await run([eventOf({ passages, ...others }), ...readAll(read)])
    expect(findings.prevalence[0]!.estimate!.read).toBe(8)
    expect(findings.draw).toMatchObject({ reader: 'ana', waiting: 11 })
  })
  test('a segment that the reader saw with suggestions before is refused as a reading', async () => {
    const content = draw(20)
    const [first] = content.passages
    const at = (time: string) => ({ time: `2026-11-0${time}T10:00:00Z` })
    const seen = codeEvent({
      ...at('1'),
      on: first!.on,
      code: 'people-help',
      shown: { mode: 'assisted', suggestion: 'keyword', confidence: 1, run: null },
    })
    const read = readAll(content.passages).map((event) => ({ ...event, ...at('2') }) as DecisionEvent)
    const { findings } = await run([eventOf(content), seen, ...read])
    expect(findings.prevalence[0]!.estimate!.read).toBe(19)
    expect(findings.draw).toMatchObject({ seen: 1, waiting: 0 })
  })
  test('the coder with most readings is the reader; the other is named', async () => {
    const content = draw(20)
    const { findings } = await run([
      eventOf(content),
      ...readAll(content.passages, 'ben'),
      ...readAll(content.passages.slice(0, 5), 'ana'),
    ])
    expect(findings.draw).toMatchObject({
      reader: 'ben',
      readers: [
        { coder: 'ben', read: 20 },
        { coder: 'ana', read: 5 },
      ],
    })
  })
  test('what a reader leaves unsure is not read for that code alone', async () => {
    const content = draw(20)
    const unsure = codeEvent({ on: content.passages[3]!.on, code: 'people-help', status: 'unsure' })
    const analysis = await run([eventOf(content), unsure, ...readAll(content.passages)])
    expect(rowOf(analysis, 'people-help').estimate!.read).toBe(19)
    expect(rowOf(analysis, 'soil').estimate!.read).toBe(20)
  })
  test('an assisted answer afterwards changes what was read blind by nothing', async () => {
    const content = draw(72)
    const blind = readAll(content.passages)
    const before = rowOf(await run([eventOf(content), ...blind])).estimate
    const rejected = content.passages.map(({ on }) =>
      codeEvent({
        ...{ on, status: 'rejected', code: 'soil-water', session: 't' },
        shown: { mode: 'assisted', suggestion: null, confidence: null, run: null },
      }),
    )
    expect(rowOf(await run([eventOf(content), ...blind, ...rejected])).estimate).toEqual(before)
  })
  test('a transcript that was added later is not among the segments of the estimate', async () => {
    const content = draw(20)
    const more = [...files, { file: 'P7a.txt', bytes: bytesOf('Interviewer: And?\nP7a: A puddle.') }]
    const { estimate } = rowOf(await run([eventOf(content), ...readAll(content.passages)], more))
    expect(estimate).toMatchObject({ size: 72, machine: 12, read: 20 })
  })
  test('an edit elsewhere in a transcript loses no reading', async () => {
    const content = draw(40)
    const [first, ...others] = files
    const edited = bytesOf(
      `Interviewer: Thank you for coming.\nP0a: My pleasure, really.\n${interview(answers.slice(0, 12), 'P0a')}`,
    )
    const { estimate } = rowOf(
      await run([eventOf(content), ...readAll(content.passages)], [{ ...first!, bytes: edited }, ...others]),
    )
    expect(estimate).toMatchObject({ read: 40, size: 72 })
  })
})
