import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addToLogs } from '../../../src/cli/foreign/add-to-logs.ts'
import { parseEvents } from '../../../src/study/decision-events/parse-events.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { codeEvent } from '../../support/events.ts'

function studyWith(logs: Readonly<Record<string, string>>): string {
  const study = mkdtempSync(join(tmpdir(), 'logs-'))
  mkdirSync(join(study, 'decisions'))
  for (const [coder, text] of Object.entries(logs)) writeFileSync(join(study, 'decisions', `${coder}.jsonl`), text)
  return study
}
const idsOf = (text: string): string[] => parseEvents(text, 'log').events.map(({ event }) => event.id)

describe('events that come from another program', () => {
  const [first, second, other] = [codeEvent(), codeEvent(), codeEvent({ coder: 'ben' })]
  test('begin a log for each coder who has none', async () => {
    const logs = await addToLogs(studyWith({}), [first, second, other])
    expect(logs.map(({ file, added }) => [file, added])).toEqual([
      ['decisions/ana.jsonl', 2],
      ['decisions/ben.jsonl', 1],
    ])
    expect(idsOf(logs[0]!.text)).toEqual([first.id, second.id])
  })
  test('are added behind what the log has, byte for byte as it was', async () => {
    const before = writeEvents([first])
    const [log] = await addToLogs(studyWith({ ana: before }), [second])
    expect(log!.text.startsWith(before)).toBe(true)
    expect(idsOf(log!.text)).toEqual([first.id, second.id])
  })
  test('are added once: what a log has already is left out, and a log that has all is not written', async () => {
    const study = studyWith({ ana: writeEvents([first]) })
    const [log] = await addToLogs(study, [first, second])
    expect([log!.added, idsOf(log!.text)]).toEqual([1, [first.id, second.id]])
    expect(await addToLogs(study, [first])).toEqual([])
    expect(await addToLogs(study, [])).toEqual([])
  })
  test('begin on a line of their own behind a log whose last line has no end', async () => {
    const [log] = await addToLogs(studyWith({ ana: writeEvents([first]).trimEnd() }), [second])
    expect(idsOf(log!.text)).toEqual([first.id, second.id])
  })
})
