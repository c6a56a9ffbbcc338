// A worker that takes all its memory when it meets a file named poison, and once when it meets one named stumble.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadProgram } from '../../dist/io/load-program.js'

const { doSteps } = await loadProgram('small').entries.loadWorker()

await doSteps(({ step, args }) => {
  if (step !== 'prepare') return
  for (const { path } of args[0]) {
    const mark = join(dirname(path), '.stumbled')
    const stumbles = path.includes('stumble') && !existsSync(mark)
    if (stumbles) writeFileSync(mark, '')
    if (stumbles || path.includes('poison')) for (const held = []; ; ) held.push(new Array(1e5).fill(held.length))
  }
})
