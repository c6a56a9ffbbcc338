import { describe, expect, test } from 'vitest'
import { textHash } from '../../src/anchoring/text-hash.ts'
import type { DrawEvent } from '../../src/model/decision-event.ts'
import { openSession } from '../../src/review/review-session.ts'
import { createPlaceRecorder } from '../../src/study/decision-events/event-place.ts'
import { newCode, reviewStudy, reviewTranscript } from '../support/review-study.ts'

const options = { coder: 'ben', isBlind: true, isSettling: false, order: 'random', sameAs: null, isDraw: true } as const
const [first, second] = reviewTranscript.passages
const record = createPlaceRecorder(reviewTranscript)
const draw: DrawEvent = {
  ...{ v: 1, id: 'd', kind: 'draw', coder: 'ana', time: null, session: 'draw', seq: 0 },
  ...{ draw: 'draw-1', frame: 'sha256:0', seed: 1 },
  classes: [
    { class: 'rare', size: 1, drawn: 1, rule: '' },
    { class: 'rest', size: 4, drawn: 1, rule: '' },
  ],
  transcripts: [{ transcript: 'P1', text: textHash(reviewTranscript.text), segments: 2, members: {} }],
  passages: [
    { class: 'rest', on: record(second!) },
    { class: 'rare', on: record(first!) },
  ],
}

describe('reading a drawn sample', () => {
  test('the queue is what was drawn, in the order of the draw, without suggestions', async () => {
    const session = await openSession(reviewStudy({ readEvents: async () => [draw] }), options)
    expect(session.outline().queue).toEqual([
      { transcript: 0, passage: 1, start: second!.start, end: second!.end, codes: [] },
      { transcript: 0, passage: 0, start: first!.start, end: first!.end, codes: [] },
    ])
    expect(session.outline().isDraw).toBe(true)
    expect(JSON.stringify([session.outline(), session.transcript(0)])).not.toMatch(/keyword"|0\.8|"rare"/)
  })
  test('an answer is stored with the draw, its class and its chance', async () => {
    let line = ''
    const append = async (lines: string) => {
      line = lines
    }
    const session = await openSession(reviewStudy({ append, readEvents: async () => [draw] }), options)
    await session.store([newCode({ on: { transcript: 0, start: second!.start, end: second!.end } })])
    expect(JSON.parse(line).draw).toEqual({ id: 'draw-1', class: 'rest', chance: 0.25 })
    expect(JSON.parse(line).shown.mode).toBe('blind')
  })
  test('a passage that was edited is found by its words', async () => {
    const text = `Welcome.\n${reviewTranscript.text}`
    const moved = { ...first!, start: first!.start + 9, end: first!.end + 9 }
    const study = reviewStudy({
      transcripts: [{ ...reviewTranscript, text, passages: [moved] }],
      readEvents: async () => [draw],
    })
    expect((await openSession(study, options)).outline().queue).toMatchObject([{ start: moved.start, end: moved.end }])
  })
  test('without a draw there is nothing to read', async () => {
    await expect(openSession(reviewStudy(), options)).rejects.toThrow(/no sample is drawn/)
  })
})
