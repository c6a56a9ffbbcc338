// Times `analyze --watch` on invented talk: from the edit of a codebook to the print of what is counted differently.
// usage: node tests/bench/watch.mjs [--megabytes N] [--interviews N] [--edits N] [DIST]
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    megabytes: { type: 'string', default: '2' },
    interviews: { type: 'string', default: '60' },
    edits: { type: 'string', default: '5' },
  },
})
const work = mkdtempSync(join(tmpdir(), 'themata-watch-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const study = join(work, 'study')
spawnSync('node', ['tests/bench/make-study.mjs', study, asked.interviews, asked.megabytes], { stdio: 'inherit' })
const shipped = readFileSync('codebooks/collaboration.yaml', 'utf8')
const codebook = join(study, 'codebook.yaml')
writeFileSync(codebook, shipped)
cpSync('codebooks/collaboration.weights.json', join(study, 'codebook.weights.json'))

const places = ['--out', join(work, 'out'), '--cache', join(work, 'cache')]
const program = resolve(positionals[0] ?? 'dist', 'cli/themata.js')
const child = spawn('node', [program, 'analyze', study, ...places, '--quiet', '--watch'])
/** Waits until a stream of the program says something. */
const until = (stream, words = '') =>
  new Promise((done) => {
    const look = (data) => {
      if (!String(data).includes(words)) return
      stream.off('data', look)
      done(performance.now())
    }
    stream.on('data', look)
  })

const addKeyword = (keyword) => shipped.replace(/( +)keywords:\n/, `$&$1  - "${keyword}"\n`)
const found = ['the kettle', 'winter & kettle', 'kettle & the', 'winter & the', 'kettle']
/** Edits of the shipped codebook, each another one than those before. */
const edits = {
  'a keyword in no transcript': (at) => addKeyword(`model monitoring dashboard ${at}`),
  'a keyword in every transcript': (at) => addKeyword(found[at % found.length]),
  'a definition': (at) => shipped.replace('description: Customers, ', `description: Managers ${at}, customers, `),
}
await until(child.stderr, 'Watching')
for (const [name, edit] of Object.entries(edits)) {
  const seconds = []
  for (let at = 0; at < Number(asked.edits); at++) {
    await pause(200) // the rest of what was printed before
    const begun = performance.now()
    const [printed, watching] = [until(child.stdout), until(child.stderr, 'Watching')]
    writeFileSync(codebook, edit(at))
    seconds.push(((await printed) - begun) / 1000)
    await watching
  }
  console.info(name.padEnd(32), seconds.map((each) => each.toFixed(2)).join('  '), 'seconds by the clock')
}
child.kill('SIGINT')
