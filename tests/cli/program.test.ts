import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../support/command-line.ts'

const program = 'dist/cli/themata.js'

describe('the built program', () => {
  beforeAll(() => {
    if (!existsSync(program)) throw new Error('run "npm run build" first')
  })

  test('runs, prints results on standard output and messages on standard error', () => {
    const { status, stdout, stderr } = spawnSync('node', [program, 'codebook', 'check', 'codebooks/remote-work.yaml'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/is sound/)
  })

  test('interrupted at any moment, it leaves the old output whole and nothing beside it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'themata-test-'))
    const out = join(root, 'out')
    const argv = [program, 'analyze', 'data/ml-teams', '--out', out]
    expect(spawnSync('node', argv).status).toBe(0)
    const whole = () =>
      Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]))
    const before = whole()
    for (const delay of [60, 600]) {
      const child = spawn('node', argv)
      const ended = new Promise((resolve) => child.on('close', resolve))
      setTimeout(() => child.kill('SIGINT'), delay)
      await ended
      expect(whole()).toEqual(before)
      expect(readdirSync(root)).toEqual(['out'])
    }
  })
})

test('the version is that of the package, and help is grouped by what a researcher needs first', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect((await run('--version')).said).toBe(`${version}\n`)
  const { said } = await run('--help')
  expect(Array.from(said.matchAll(/^(\S.*):$/gm), ([, group]) => group)).toEqual([
    'Options',
    'From transcripts to findings',
    'People’s codings',
    'Large studies, on many machines',
    'About themata',
    'Example',
  ])
})
test('an option of quotes that would be ignored is an error', async () => {
  expect((await run('quotes', 'data/ml-teams', '--search', 'test', '--code', 'c')).status).toBe(2)
  expect((await run('quotes', 'data/ml-teams', '--language', 'de')).status).toBe(2)
})

test('the bundled program is ASCII, letters in regular expressions too, since it is read as Latin-1', () => {
  expect(readFileSync('dist/program/themata.cjs', 'latin1').match(/[^\0-\x7f]+/g) ?? []).toEqual([])
})
