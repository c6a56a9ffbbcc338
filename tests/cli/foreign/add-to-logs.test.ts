import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addToLogs } from '../../../src/cli/foreign/add-to-logs.ts'
import { writeEvents } from '../../../src/study/decision-events/write-event.ts'
import { folder } from '../../support/command-line.ts'
import { codeEvent } from '../../support/events.ts'

function studyWith(text: string | null): string {
  const study = folder()
  mkdirSync(join(study, 'decisions'))
  if (text !== null) writeFileSync(join(study, 'decisions/ana.jsonl'), text)
  return study
}
const [first, second] = [codeEvent({ id: 'a' }), codeEvent({ id: 'b' })]

describe('decisions that are added to the log of a coder', () => {
  test('are written behind those that are there, whose bytes stay, even if the last line has no end', async () => {
    for (const before of [writeEvents([first]), writeEvents([first]).trimEnd()]) {
      const [log] = await addToLogs(studyWith(before), [second])
      expect(log).toEqual({ file: 'decisions/ana.jsonl', text: writeEvents([first, second]), added: 1 })
    }
  })
  test('are none where all are there already, and then no log is written', async () => {
    expect(await addToLogs(studyWith(writeEvents([second, first])), [first, second])).toEqual([])
    expect(await addToLogs(studyWith(null), [])).toEqual([])
  })
  test('are in a log for each coder, also where there is none yet', async () => {
    const other = codeEvent({ id: 'c', coder: 'ben' })
    const logs = await addToLogs(studyWith(null), [first, other, second])
    expect(logs.map(({ file, added }) => [file, added])).toEqual([
      ['decisions/ana.jsonl', 2],
      ['decisions/ben.jsonl', 1],
    ])
    expect(logs[1]!.text).toBe(writeEvents([other]))
  })
})
