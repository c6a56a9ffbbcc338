// Measures how the cost of a first run grows with the study, per megabyte, and what it costs to split the largest of up to 10 MB
// into tasks, as a scheduler does (map and assign in that many processes at a time, fit and reduce in one).
// usage: npm run bench:growth -- [--sizes 1,10,100] [--tasks 1,2,4]
// With Slurm, whose jobs run those steps: sh .ci/slurm node tests/bench/growth.mjs [--sizes 10] [--tasks 1,2,4]
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { runProgram } from './run-program.mjs'

const { values: asked } = parseArgs({
  options: { sizes: { type: 'string', default: '1,10,100' }, tasks: { type: 'string', default: '1,2,4' } },
})
const work = mkdtempSync(join(tmpdir(), 'themata-growth-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const codebook = ['--codebook', 'codebooks/collaboration.yaml']
const sum = (runs, of) => runs.reduce((total, run) => total + run[of], 0)

function makeStudy(megabytes) {
  const folder = join(work, `study-${megabytes}`)
  const interviews = String(Math.max(4, Math.round(megabytes * 20)))
  spawnSync('node', ['tests/bench/make-study.mjs', folder, interviews, String(megabytes)], { stdio: 'inherit' })
  return folder
}

async function run(...args) {
  const done = await runProgram('node', ['dist/cli/themata.js', ...args])
  if (done.failed) throw new Error(done.failed)
  return done
}

const row = (name, ...figures) =>
  console.log([name.padEnd(22), ...figures.map((each) => String(each).padStart(12))].join(''))

row('first run', 'processor s', 's a MB', 'clock s', 'peak MB', 'load')
for (const megabytes of asked.sizes.split(',').map(Number)) {
  const folder = makeStudy(megabytes)
  const { processor, seconds, peak } = await run(
    'analyze',
    folder,
    '--out',
    join(work, 'out'),
    '--no-cache',
    '--quiet',
    ...codebook,
  )
  const figures = [processor.toFixed(1), (processor / megabytes).toFixed(3), seconds.toFixed(1), peak.toFixed(0)]
  row(`${megabytes} MB`, ...figures, loadavg()[0].toFixed(0))
  rmSync(folder, { recursive: true })
}

const size = Math.min(10, Math.max(...asked.sizes.split(',').map(Number)))
const study = makeStudy(size)
const tasks = asked.tasks.split(',').map(Number)
const named = (tasks) => `${tasks} task${tasks === 1 ? '' : 's'}`

row(`${size} MB in shards`, 'processor s', 'clock s', 'map', 'fit', 'assign', 'reduce')
for (const count of tasks) {
  const shared = ['--work', join(work, `shards-${count}`), ...codebook]
  const each = async (step) => {
    const begun = performance.now()
    const shards = Array.from({ length: count }, (_, shard) => `${shard}/${count}`)
    const runs = await Promise.all(
      shards.map((shard) => run(step, study, '--shard', shard, '--workers', '0', ...shared)),
    )
    return { processor: sum(runs, 'processor'), seconds: (performance.now() - begun) / 1000 }
  }
  const steps = [await each('map'), await run('fit', study, ...shared), await each('assign')]
  steps.push(await run('reduce', study, '--out', join(work, `reduced-${count}`), ...shared))
  const totals = [sum(steps, 'processor').toFixed(1), sum(steps, 'seconds').toFixed(1)]
  row(named(count), ...totals, ...steps.map(({ processor }) => processor.toFixed(1)))
}

/** Submits the steps to Slurm and waits for their end. Returns seconds, with those in which jobs wait to be started. */
async function runInSlurm(count) {
  const begun = performance.now()
  const out = join(work, `slurm-results-${count}`)
  const places = ['--work', join(work, `slurm-${count}`), '--shards', String(count), '--out', out]
  const { said } = await run('submit', 'slurm', study, ...places, '--workers', '0', ...codebook)
  const jobs = Array.from(said.matchAll(/job (\d+)/g), ([, job]) => job).join(',')
  const waiting = () => execFileSync('squeue', ['-h', '-j', jobs], { encoding: 'utf8' }).trim() !== ''
  while (waiting()) await pause(100)
  if (!existsSync(join(out, 'themes.csv'))) throw new Error(`no results of ${named(count)} in Slurm`)
  return (performance.now() - begun) / 1000
}

// Set by .ci/slurm, which starts Slurm.
if (process.env.THEMATA_SLURM !== undefined) {
  row(`${size} MB in Slurm`, 'clock s')
  for (const count of tasks) row(named(count), (await runInSlurm(count)).toFixed(1))
}
