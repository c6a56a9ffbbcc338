import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run, smallStudy } from '../support/command-line.ts'
import { coding, startModelServer } from '../support/model-server.ts'

let server: Awaited<ReturnType<typeof startModelServer>>
beforeAll(async () => {
  server = await startModelServer(coding('documentation', 'pro-documentation'))
})
afterAll(() => server.close())
const study = smallStudy()
const analyze = (...more: string[]) =>
  run('analyze', study, '--out', join(study, 'report'), '--coders', 'llm', '--clusters', '0', ...more)
const read = (file: string) => readFileSync(join(study, 'report', file), 'utf8')

describe('an analysis by a language model', () => {
  test('is asked for by name, and says what it asks before it asks', async () => {
    const { status, told } = await analyze('--endpoint', server.address, '--model', 'small:1b', '--token-price', '2')
    expect(status, told).toBe(0)
    expect(told).toMatch(
      /Asking small:1b at http:\/\/127.*: \d+ requests? with about \d+ tokens, at a price of about 0\.\d\d/,
    )
    expect(server.received.length).toBeGreaterThan(0)
  })
  test('has its codings with the words that it quoted, and the report names the model', () => {
    const [, ...rows] = read('codings.csv').trim().split('\n')
    expect(rows.length).toBe(1)
    expect(rows[0]).toContain('a language model quoted ""documentation""')
    expect(read('report.md')).toContain('small:1b, on this computer')
  })
  test('asks nothing a second time, and gives the same bytes', async () => {
    const before = ['codings.csv', 'report.md', 'analysis.json'].map(read)
    server.behave(coding('production', 'int-operation'))
    await analyze('--endpoint', server.address, '--model', 'small:1b')
    expect(server.received).toEqual([])
    expect(['codings.csv', 'report.md', 'analysis.json'].map(read)).toEqual(before)
  })
  test('follows the answers of another model, also where all else is known from before', async () => {
    server.behave(coding('nothing like it', 'pro-documentation'))
    await analyze('--endpoint', server.address, '--model', 'other')
    expect(read('codings.csv').trim().split('\n').length).toBe(1)
  })
  test('is refused without a model, and where passages would leave this computer', async () => {
    expect((await analyze()).status).toBe(2)
    const remote = await analyze('--endpoint', 'https://example.org/v1', '--model', 'x')
    expect(remote.status).toBe(2)
    expect(remote.told).toContain('--allow-remote')
    const ignored = await run(
      'analyze',
      study,
      '--out',
      join(study, 'r2'),
      '--endpoint',
      server.address,
      '--model',
      'x',
    )
    expect(ignored.told).toContain('is not asked')
  })
})
