// Times the daily loop on invented talk, builds in turn: a first run, one without change, and one after each kind of edit.
// usage: node tests/bench/daily.mjs [--megabytes N] [--interviews N] [--rounds N] [DIST…]   (DIST: folders of builds)
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runProgram } from './run-program.mjs'

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    megabytes: { type: 'string', default: '2' },
    interviews: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
  },
})
const builds = positionals.length > 0 ? positionals : ['dist']
const work = mkdtempSync(join(tmpdir(), 'themata-daily-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const study = join(work, 'study')
spawnSync('node', ['tests/bench/make-study.mjs', study, asked.interviews, asked.megabytes], { stdio: 'inherit' })

const addKeyword = (keyword) => (yaml) => yaml.replace(/( +)keywords:\n/, `$&$1  - "${keyword}"\n`)
/** What people do to the shipped codebook between two runs, in this order. */
const edits = {
  'first run': (yaml) => yaml,
  unchanged: (yaml) => yaml,
  'a keyword in no transcript': addKeyword('model monitoring dashboard'),
  'a keyword in every transcript': addKeyword('the kettle & winter'),
  'a definition': (yaml) =>
    yaml.replace('description: Customers, users, ', 'description: Managers, customers, users, '),
}
const shipped = readFileSync('codebooks/collaboration.yaml', 'utf8')
cpSync('codebooks/collaboration.weights.json', join(study, 'codebook.weights.json'))

const runs = Object.keys(edits).map((name) => ({ name, ofBuild: new Map(builds.map((build) => [build, []])) }))
for (let round = 0; round < Number(asked.rounds); round++)
  for (const build of builds) {
    rmSync(join(work, 'cache'), { recursive: true, force: true })
    for (const { name, ofBuild } of runs) {
      writeFileSync(join(study, 'codebook.yaml'), edits[name](shipped))
      const places = ['--out', join(work, 'out'), '--cache', join(work, 'cache')]
      const run = await runProgram('node', [resolve(build, 'cli/themata.js'), 'analyze', study, ...places])
      if (run.failed !== null) throw new Error(run.failed)
      ofBuild.get(build).push(run)
    }
  }
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
for (const { name, ofBuild } of runs) {
  const shown = Array.from(ofBuild.values(), (own) => {
    const of = (what) => median(own.map((run) => run[what]))
    return `${of('processor').toFixed(2)} s, ${of('seconds').toFixed(2)} by the clock, ${of('peak').toFixed(0)} MB`
  })
  console.info(name.padEnd(32), shown.join(' | '))
}
