// Measures how the cost of a first run grows with the study, per megabyte, and what it costs to split the largest of up to 10 MB
// into tasks, as a scheduler does (map and assign in that many processes at a time, fit and reduce in one).
// usage: npm run bench:growth -- [--sizes 1,10,100] [--tasks 1,2,4]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
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
row(`${size} MB in shards`, 'processor s', 'clock s', 'map', 'fit', 'assign', 'reduce')
for (const tasks of asked.tasks.split(',').map(Number)) {
  const shared = ['--work', join(work, `shards-${tasks}`), ...codebook]
  const each = async (step) => {
    const begun = performance.now()
    const shards = Array.from({ length: tasks }, (_, shard) => `${shard}/${tasks}`)
    const runs = await Promise.all(
      shards.map((shard) => run(step, study, '--shard', shard, '--workers', '1', ...shared)),
    )
    return { processor: sum(runs, 'processor'), seconds: (performance.now() - begun) / 1000 }
  }
  const steps = [await each('map'), await run('fit', study, ...shared), await each('assign')]
  steps.push(await run('reduce', study, '--out', join(work, `reduced-${tasks}`), ...shared))
  const totals = [sum(steps, 'processor').toFixed(1), sum(steps, 'seconds').toFixed(1)]
  row(`${tasks} task${tasks === 1 ? '' : 's'}`, ...totals, ...steps.map(({ processor }) => processor.toFixed(1)))
}
