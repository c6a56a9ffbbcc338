import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEventLog } from '../../src/io/event-log.ts'
import { parseEvents } from '../../src/study/decision-events/parse-events.ts'
import { writeEvent } from '../../src/study/decision-events/write-event.ts'
import { codeEvent } from '../support/events.ts'

let study: string
const path = () => join(study, 'decisions', 'ana.jsonl')
const lock = () => join(study, 'decisions', '.ana.lock')
beforeEach(() => {
  study = mkdtempSync(join(tmpdir(), 'themata-log-'))
})
afterEach(() => rmSync(study, { recursive: true, force: true }))

describe('the log of a coder', () => {
  test('keeps every line that was appended at once, whole and in order', async () => {
    const log = await openEventLog(study, 'ana', 'here')
    const events = Array.from({ length: 50 }, () => codeEvent())
    await Promise.all(events.map((event) => log.append(writeEvent(event))))
    const read = parseEvents(readFileSync(path(), 'utf8'), 'ana.jsonl')
    expect(read.problems).toEqual([])
    expect(read.events.map(({ event }) => event.id)).toEqual(events.map(({ id }) => id))
    log.close()
  })
  test('loses nothing after a line that a crash broke off, wherever it broke', async () => {
    const [first, next] = [codeEvent(), codeEvent()]
    const line = writeEvent(first)
    for (const length of [1, 6, 40, line.length - 2, line.length - 1, line.length]) {
      mkdirSync(join(study, 'decisions'), { recursive: true })
      writeFileSync(path(), line + line.slice(0, length))
      const log = await openEventLog(study, 'ana', 'here')
      await log.append(writeEvent(next))
      log.close()
      const ids = parseEvents(readFileSync(path(), 'utf8'), 'x').events.map(({ event }) => event.id)
      expect(ids.slice(0, 1)).toEqual([first.id])
      expect(ids.at(-1)).toBe(next.id)
    }
  })
  test('never changes what is there', async () => {
    const log = await openEventLog(study, 'ana', 'here')
    await log.append('{"first":1}\n')
    appendFileSync(path(), 'written by another program')
    await log.append('{"second":2}\n')
    expect(readFileSync(path(), 'utf8')).toBe('{"first":1}\nwritten by another program\n{"second":2}\n')
    log.close()
  })
  test('is open once: a second page is sent to the first', async () => {
    const log = await openEventLog(study, 'ana', 'http://127.0.0.1:5000')
    await expect(openEventLog(study, 'ana', 'there')).rejects.toThrow('http://127.0.0.1:5000')
    const ofBen = await openEventLog(study, 'ben', 'there')
    ofBen.close()
    log.close()
    expect(existsSync(lock())).toBe(false)
    ;(await openEventLog(study, 'ana', 'there')).close()
  })
  test('is taken over from a process that no longer runs, not from one on another computer', async () => {
    mkdirSync(join(study, 'decisions'))
    writeFileSync(lock(), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), address: 'old' }))
    ;(await openEventLog(study, 'ana', 'new')).close()
    writeFileSync(lock(), JSON.stringify({ pid: 1, host: 'another', address: 'far' }))
    await expect(openEventLog(study, 'ana', 'new')).rejects.toThrow('far')
  })
  test('is not written through a link that leads out of the study', async () => {
    mkdirSync(join(study, 'decisions'))
    const outside = mkdtempSync(join(tmpdir(), 'themata-out-'))
    writeFileSync(join(outside, 'x'), '')
    symlinkSync(join(outside, 'x'), path())
    await expect(openEventLog(study, 'ana', 'here')).rejects.toThrow()
    rmSync(outside, { recursive: true })
  })
})
