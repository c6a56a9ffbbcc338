// A worker that takes all its memory when it meets a file named poison, and once when it meets one named stumble.
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import work from '../../dist/runtime/worker.js'

export default async function dying(call) {
  if (call.step === 'prepare') {
    for (const { path } of call.args[0]) {
      const mark = join(dirname(path), '.stumbled')
      const stumbles = path.includes('stumble') && !existsSync(mark)
      if (stumbles) writeFileSync(mark, '')
      if (stumbles || path.includes('poison')) for (const held = []; ; ) held.push(new Array(1e5).fill(held.length))
    }
  }
  return work(call)
}
