import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('V8 accepts every heap flag and prints nothing to the user', () => {
  const engine = new URL('../../dist/io/v8-flags.js', import.meta.url).href
  const program = `import(${JSON.stringify(engine)}).then(({ useHeap }) => ['small', 'tight', 'usual', 'wide', 'large'].forEach(useHeap))`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('buffers that were used for a moment do not add up', () => {
  const engine = new URL('../../dist/io/v8-flags.js', import.meta.url).href
  const program = `import(${JSON.stringify(engine)}).then(({ countBuffer }) => {
    let most = 0
    for (let used = 0; used < 4000; used++) {
      countBuffer(100_000)
      Buffer.allocUnsafeSlow(100_000)
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    }
    console.log(most < 40e6)
  })`
  expect(spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout).toBe('true\n')
})
