import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { folder, run } from '../support/command-line.ts'

const ask = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' })

/** Waits until something is so, and gives it. */
async function until<Found>(what: string, look: () => Found | null | false): Promise<Found> {
  for (let waited = 0; waited < 900; waited++) {
    const found = look()
    if (found !== null && found !== false) return found
    await pause(100)
  }
  throw new Error(`${what} did not come`)
}

/** Parts that lie in a folder of work. */
const countParts = (work: string, kind: string): number =>
  existsSync(join(work, kind))
    ? readdirSync(join(work, kind), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile() && !entry.name.endsWith('.tmp'),
      ).length
    : 0

// Needs a running Slurm: `.ci/slurm` starts one and runs this.
test.skipIf(process.env['THEMATA_SLURM'] === undefined)(
  'Slurm runs the steps one after the other, a task killed in the middle runs again, and the result is that of one run',
  async () => {
    const [study, work, out, alone] = [folder(), folder(), join(folder(), 'out'), join(folder(), 'out')]
    // So many that a task is still at work when it is killed.
    for (let copy = 0; copy < 32; copy++)
      cpSync('data/ml-teams/transcripts', join(study, 'transcripts', `${copy}`), { recursive: true })
    mkdirSync(work, { recursive: true })
    const given = ['--codebook', 'codebooks/collaboration.yaml', '--workers', '0']
    const { status } = await run('analyze', study, '--out', alone, ...given, '--no-cache', '--quiet')
    expect(status).toBe(0)

    const { said } = await run('submit', 'slurm', study, '--work', work, '--shards', '3', '--out', out, ...given)
    const [map, fit, , reduce] = Array.from(said.matchAll(/job (\d+)/g), ([, job]) => job!)
    await until('a prepared transcript', () => countParts(work, 'prepared') > 3)
    const finished = () => readdirSync(work).filter((name) => name.startsWith('map-')).length
    expect(finished()).toBeLessThan(3)
    // One process is killed; another task is taken from its node. Slurm would wait two minutes before it starts again.
    ask('pkill', '-KILL', '-f', `themata.js map ${study} .*--shard 0/3`)
    ask('scontrol', 'requeue', `${map}_1`)
    await until('the task in the queue', () => {
      const again = ask('squeue', '-h', '-r', '-o', '%i %r', '-j', map!).includes(`${map}_1 BeginTime`)
      return again && ask('scontrol', 'update', `JobId=${map}_1`, 'StartTime=now') === ''
    })
    await until('the end of the work', () => !ask('squeue', '-h', '-j', [map, fit, reduce].join(',')).trim())

    const logs = readdirSync(join(work, 'slurm')).filter((name) => name.startsWith(`map-${map}_`))
    const told = logs.map((name) => readFileSync(join(work, 'slurm', name), 'utf8')).join('')
    expect(told).toMatch(/Killed/)
    expect(told).toMatch(/DUE TO JOB REQUEUE/)
    expect(readdirSync(out).sort()).toEqual(readdirSync(alone).sort())
    for (const file of readdirSync(alone))
      expect(readFileSync(join(out, file)).equals(readFileSync(join(alone, file)))).toBe(true)
  },
  300_000,
)
