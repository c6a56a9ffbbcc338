import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repealedAnswers } from '../../../src/anchoring/repealed-answers.ts'
import type { DecisionEvent } from '../../../src/model/decision-event.ts'
import { foldEvents } from '../../../src/study/decision-events/fold-events.ts'
import { parseEvents } from '../../../src/study/decision-events/parse-events.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { run, smallStudy } from '../../support/command-line.ts'
import { anyEvents, codeEvent, placeAt, readEvent, settleEvent, undoEvent } from '../../support/events.ts'

/** What everybody has decided, in short: `ana pay 0-10 accepted`. */
const decided = (...events: DecisionEvent[]): string[] =>
  [...foldEvents(events).coders].flatMap(([coder, { decisions }]) =>
    decisions.map(({ code, on, status }) => `${coder} ${code} ${on.start}-${on.end} ${status}`),
  )

test('neither the order of lines nor repeats of lines make a difference', () => {
  const shuffled = anyEvents.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2, maxLength: events.length * 2 }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([events, again]) => {
      expect(foldEvents(again)).toEqual(foldEvents(events))
    }),
  )
})

test('what is written is read again as it was, one line each', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const text = writeEvents(events)
      expect(text.split('\n')).toHaveLength(events.length + 1)
      const { events: read, problems } = parseEvents(text, 'ana.jsonl')
      expect(problems).toEqual([])
      expect(read.map(({ event }) => event)).toEqual(events)
      expect(writeEvents(read.map(({ event }) => event))).toBe(text)
    }),
  )
})

test('the last answer for a code at a place counts, and answers for other codes or places stay', () => {
  expect(
    decided(
      codeEvent({ status: 'accepted' }),
      codeEvent({ status: 'rejected' }),
      codeEvent({ code: 'time' }),
      codeEvent({ on: placeAt(20, 30) }),
    ),
  ).toEqual(['ana pay 0-10 rejected', 'ana time 0-10 accepted', 'ana pay 20-30 accepted'])
})

test('a passage that is accepted inside a rejected one does not take the rejection of the rest away', () => {
  expect(
    decided(codeEvent({ on: placeAt(0, 100), status: 'rejected' }), codeEvent({ on: placeAt(0, 20) })),
  ).toHaveLength(2)
  expect(decided(codeEvent({ on: placeAt(0, 20) }), codeEvent({ on: placeAt(0, 100), status: 'rejected' }))).toEqual([
    'ana pay 0-100 rejected',
  ])
})

test('an undo takes an answer back, so that the one before it counts again; an undone undo does nothing', () => {
  const [yes, no] = [codeEvent(), codeEvent({ status: 'rejected' })]
  const undo = undoEvent(no.id)
  const redo = undoEvent(undo.id)
  expect(decided(yes, no, undo)).toEqual(['ana pay 0-10 accepted'])
  expect(decided(yes, no, undo, redo)).toEqual(['ana pay 0-10 rejected'])
  expect(decided(yes, no, undo, redo, undoEvent(redo.id))).toEqual(['ana pay 0-10 accepted'])
})

test('nobody can undo or replace what another person decided', () => {
  const yes = codeEvent()
  expect(decided(yes, undoEvent(yes.id, { coder: 'ben' }))).toEqual(['ana pay 0-10 accepted'])
  expect(decided(yes, codeEvent({ coder: 'ben', code: 'time', replaces: yes.id }))).toContain('ana pay 0-10 accepted')
})

test('undos that revoke one another in a circle have no effect', () => {
  const yes = codeEvent()
  const [a, b] = [undoEvent('b', { id: 'a' }), undoEvent('a', { id: 'b' })]
  expect(decided(yes, a, b, undoEvent(yes.id))).toEqual([])
})

test('another code or other ends replace an answer until that is undone', () => {
  const first = codeEvent()
  const other = codeEvent({ kind: 'recode', code: 'time', replaces: first.id })
  const longer = codeEvent({ kind: 'resize', code: 'time', on: placeAt(0, 40), replaces: other.id })
  expect(decided(first, other)).toEqual(['ana time 0-10 accepted'])
  expect(decided(first, other, longer)).toEqual(['ana time 0-40 accepted'])
  expect(decided(first, other, longer, undoEvent(longer.id))).toEqual(['ana time 0-10 accepted'])
})

test('a clock that runs back within a session does not turn its order round', () => {
  const early = codeEvent({ time: '2026-01-01T00:00:00Z', status: 'rejected', seq: 2000 })
  const late = codeEvent({ time: '2026-06-01T00:00:00Z', status: 'accepted', seq: 1999 })
  expect(decided(early, late)).toEqual(['ana pay 0-10 rejected'])
})

test('a place that a person gave anew holds for the event, whoever gave it', () => {
  const yes = codeEvent()
  const on = placeAt(50, 60)
  const placed: DecisionEvent = {
    v: 1,
    id: 'p',
    coder: 'ben',
    time: null,
    session: 't',
    seq: 1,
    kind: 'place',
    replaces: yes.id,
    on,
  }
  expect(decided(yes, placed)).toEqual(['ana pay 50-60 accepted'])
})

test('a settlement is kept apart from the answers that it settles, and the last one counts', () => {
  const [yes, no] = [codeEvent(), codeEvent({ coder: 'ben', status: 'rejected' })]
  const settles = [yes.id, no.id]
  const folded = foldEvents([
    yes,
    no,
    settleEvent({ verdict: 'no', settles }),
    settleEvent({ verdict: 'yes', settles }),
  ])
  expect(folded.settlements.map(({ verdict }) => verdict)).toEqual(['yes'])
  expect([...folded.coders.keys()]).toEqual(['ana', 'ben'])
})

test('memos can be changed and deleted, and a read stretch can be taken back', () => {
  const memo = (id: string, text: string, replaces: string | null): DecisionEvent => ({
    ...{ v: 1, id, coder: 'ana', time: null, session: 'm', seq: Number(id) },
    ...{ kind: 'memo', on: null, code: 'pay', memo: text, replaces },
  })
  const memosOf = (...events: DecisionEvent[]) =>
    foldEvents(events)
      .coders.get('ana')
      ?.memos.map((one) => one.memo) ?? []
  expect(memosOf(memo('1', 'first', null), memo('2', 'better', '1'))).toEqual(['better'])
  expect(memosOf(memo('1', 'first', null), memo('2', '', '1'))).toEqual([])
  const read = readEvent()
  expect(foldEvents([read, undoEvent(read.id)]).coders.get('ana')).toBeUndefined()
})

test('different events with one id are named, and which is kept does not depend on their order', () => {
  const [a, b] = [codeEvent({ id: 'same', code: 'pay' }), codeEvent({ id: 'same', code: 'time' })]
  expect(foldEvents([a, b])).toEqual(foldEvents([b, a]))
  expect(foldEvents([a, b]).ambiguousIds).toEqual(['same'])
})

test('git merges the decisions of two branches by itself, as the study that init has set up says', async () => {
  const study = smallStudy()
  expect((await run('init', study)).status).toBe(0)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: study, stdio: 'pipe' })
  const file = join(study, 'decisions', 'ana.jsonl')
  execFileSync('mkdir', ['-p', join(study, 'decisions')])
  const write = (...events: DecisionEvent[]) => writeFileSync(file, writeEvents(events))
  const [common, ours, theirs] = [codeEvent(), codeEvent({ code: 'time' }), codeEvent({ on: placeAt(20, 30) })]
  git('init', '-q', '-b', 'main')
  write(common)
  git('add', '-A')
  git('commit', '-qm', 'a')
  git('checkout', '-qb', 'other')
  write(common, theirs)
  git('commit', '-qam', 'b')
  git('checkout', '-q', 'main')
  write(common, ours)
  git('commit', '-qam', 'c')
  git('merge', '-q', 'other', '-m', 'd')
  const { events, problems } = parseEvents(readFileSync(file, 'utf8'), file)
  expect(problems).toEqual([])
  expect(foldEvents(events.map(({ event }) => event))).toEqual(foldEvents([theirs, ours, common]))
})

test('twenty thousand answers for one code in one transcript are folded at once', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => codeEvent({ on: placeAt(at * 30, at * 30 + 20) }))
  const started = process.cpuUsage()
  expect(foldEvents(many).coders.get('ana')!.decisions).toHaveLength(20_000)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000)
})

test('which answers a later one repeals does not depend on how long the text is', () => {
  const spans = fc.array(fc.tuple(fc.nat(4000), fc.integer({ min: 1, max: 2500 })), { maxLength: 8 })
  fc.assert(
    fc.property(spans, (drawn) => {
      const answers = drawn.map(([start, length]) => ({ span: { start, end: start + length } }))
      const shares = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (a.end - a.start)
      const expected = answers.filter(({ span }, at) =>
        answers.slice(at + 1).some((later) => shares(span, later.span) >= 0.5),
      )
      expect(repealedAnswers(answers)).toEqual(expected)
    }),
  )
})
