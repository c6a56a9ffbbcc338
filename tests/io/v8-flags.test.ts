import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the engine knows all that it is told, and says nothing of it to the user', () => {
  const engine = new URL('../../dist/io/v8-flags.js', import.meta.url).href
  const program = `import(${JSON.stringify(engine)}).then(({ leaveRoomToWorkers, takeRoom }) => { leaveRoomToWorkers(); takeRoom() })`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
})
