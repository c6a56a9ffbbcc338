import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { watchAnalysis } from '../../src/cli/actions/analyze.ts'
import { createRandom } from '../../src/math/random.ts'
import { showProgress } from '../../src/runtime/progress.ts'
import { gardensYaml } from '../support/builders.ts'
import { folder } from '../support/command-line.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'
import { filesOf, gardenStudy, readAll } from '../support/work.ts'

describe('long work shows itself', () => {
  const work = (isWatched: boolean, seconds: number) => {
    const said: string[] = []
    let now = 0
    const progress = showProgress({ print: () => {}, log: (text) => said.push(text), isWatched }, () => now)
    const stage = progress.begin('Coding', 100e6)
    for (let second = 1; second <= seconds; second++) {
      now = second * 1000
      stage.advance(1e6)
    }
    stage.end()
    return said
  }
  test('to a person on one line with rate and time left, which goes away at the end', () => {
    const said = work(true, 25)
    expect(said.length).toBe(26)
    expect(said[24]).toBe('\r\u001b[KCoding: 25 % of 100.0 MB, 1.0 MB/s, 1 min 15 s left')
    expect(said.at(-1)).toBe('\r\u001b[K')
  })
  test('also where only shares of it are known, or nothing but its name', () => {
    const said: string[] = []
    let now = 0
    const { begin } = showProgress({ print: () => {}, log: (text) => said.push(text), isWatched: true }, () => now)
    const shares = begin('Trying', 1, 'share')
    for (now = 1000; now <= 3000; now += 1000) shares.advance(1 / 10)
    shares.end()
    begin('Looking', null).end()
    const lines = ['Trying: 10 %, 9 s left', 'Trying: 20 %, 8 s left', 'Trying: 30 %, 7 s left', '', 'Looking …', '']
    expect(said).toEqual(lines.map((line) => `\r\u001b[K${line}`))
  })
  test('to a log in plain lines, a few a minute', () => {
    expect(work(false, 25)).toEqual([
      'Coding: 2 % of 100.0 MB, 1.0 MB/s, 1 min 38 s left\n',
      'Coding: 12 % of 100.0 MB, 1.0 MB/s, 1 min 28 s left\n',
      'Coding: 22 % of 100.0 MB, 1.0 MB/s, 1 min 18 s left\n',
    ])
    expect(work(false, 1)).toEqual([])
  })
})

describe('the built program', () => {
  const program = 'dist/cli/themata.js'
  const random = createRandom(Number(process.env['THEMATA_SEED'] ?? 7))
  let study: string
  let whole: Map<string, string>
  let ended: SpawnSyncReturns<string>
  const argvOf = (out: string) => [
    ...[program, 'analyze', study, '--out', out, '--codebook', join(study, '..', 'gardens.yaml')],
    ...['--workers', '2', '--embedder', 'stems'],
  ]
  const partsOf = (store: string) =>
    existsSync(store) ? filesOf(store).filter((file) => !file.endsWith('.tmp')).length : 0

  beforeAll(async () => {
    study = (await gardenStudy(60)).listed.base
    writeFileSync(join(study, '..', 'gardens.yaml'), gardensYaml())
    const out = join(folder(), 'out')
    ended = spawnSync('node', [...argvOf(out), '--no-cache', '--quiet'], { encoding: 'utf8' })
    whole = readAll(out)
  })

  test('with --quiet says nothing but the result', () => {
    const { status, stderr, stdout } = ended
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/60 transcripts/)
  })

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'stopped by %s at random moments it goes on from there, and ends with the bytes of one run',
    async (signal) => {
      const [out, store] = [join(folder(), 'out'), join(folder(), 'store')]
      const argv = [...argvOf(out), '--cache', store]
      let done = 0
      for (let kill = 0; kill < 2; kill++) {
        const child = spawn('node', argv)
        const ended = new Promise<number>((resolve) => child.on('close', () => resolve(performance.now())))
        // At a moment after the first new part, so that a slow start on a busy machine is not all that is stopped.
        while (partsOf(store) <= done && child.exitCode === null) await wait(10)
        await wait(300 * random())
        const asked = performance.now()
        child.kill(signal)
        expect((await ended) - asked).toBeLessThan(1000)
        expect(partsOf(store)).toBeGreaterThanOrEqual(done)
        done = partsOf(store)
      }
      expect(done).toBeGreaterThan(0)
      expect(spawnSync('node', argv).status).toBe(0)
      expect(readAll(out)).toEqual(whole)
    },
  )
})

test('watching, it runs again when the codebook is saved, says what changed, and waits where it cannot be read', async () => {
  const study = (await gardenStudy(3)).listed.base
  const codebook = join(folder(), 'gardens.yaml')
  writeFileSync(codebook, gardensYaml('fluxmeter'))
  const [terminal, stopped, out] = [memoryTerminal(), new AbortController(), join(folder(), 'out')]
  const asked = {
    ...{
      out,
      codebook,
      interviewer: [],
      column: {},
      format: ['csv'],
      figures: false,
      csvSeparator: ',' as const,
      json: false,
    },
    ...{ cache: undefined, force: false, quiet: false, workers: 0, embedder: 'stems' },
  }
  const watching = watchAnalysis(study, asked, terminal, stopped.signal)
  const times = (words: string) => terminal.told.split(words).length - 1
  const until = async (isSo: () => boolean) => {
    for (let waited = 0; !isSo() && waited < 500; waited++) await wait(20)
    expect(isSo()).toBe(true)
  }
  await until(() => times('Watching') === 1)
  writeFileSync(codebook, gardensYaml('fence'))
  await until(() => times('Watching') === 2)
  expect(terminal.said).toMatch(/Changed:[^]*soil-water: \d+ → \d+ segments?/)
  expect(terminal.said.lastIndexOf('Changed:')).toBeLessThan(terminal.said.lastIndexOf('Written to')) // before results are
  writeFileSync(codebook, 'themes: [')
  await until(() => times('Watching') === 3)
  expect(terminal.told).toMatch(/gardens\.yaml:\d+:\d+ {2}error/)
  writeFileSync(codebook, gardensYaml('fence'))
  await until(() => times('Watching') === 4)
  expect(terminal.said).toMatch(/Nothing is counted differently/)
  stopped.abort()
  await watching
  expect(readFileSync(join(out, 'codings.csv'), 'utf8')).toContain('fence')
})
