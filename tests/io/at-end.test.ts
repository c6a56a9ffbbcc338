import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'

const module = JSON.stringify(new URL('../../dist/io/at-end.js', import.meta.url).href)

/** Runs a program that prints `ready`, sends it a signal then, and gives back how it ended and what it printed. */
async function signalled(signal: NodeJS.Signals, body: string) {
  const program = `import(${module}).then(async ({ beforeEnd, endOnSignals }) => { ${body} })`
  const child = spawn(process.execPath, ['-e', program])
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    if (said === '') child.kill(signal)
    said += piece
  })
  const [code, by] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  )
  return { code, by, said }
}

const ready = `require('node:fs').writeSync(1, 'ready ')`
const clear = `require('node:fs').writeSync(1, 'cleared ')`

test('a signal ends a long computation at once where nothing is to be cleared', async () => {
  const endless = `endOnSignals(); beforeEnd(() => { ${clear} })(); ${ready}; for (;;) {}`
  expect(await signalled('SIGTERM', endless)).toEqual({ code: null, by: 'SIGTERM', said: 'ready ' })
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s clears what is to be cleared, and ends with the code that shells expect', async (signal, code) => {
  const waiting = `endOnSignals(); beforeEnd(() => { ${clear} }); ${ready}; setInterval(() => {}, 1000)`
  expect(await signalled(signal, waiting)).toEqual({ code, by: null, said: 'ready cleared ' })
})

test('what is to be cleared is cleared at the usual end too, each once, unless it was taken back', async () => {
  const ending = `beforeEnd(() => { ${clear} }); const takeBack = beforeEnd(() => { ${clear} }); takeBack(); takeBack()`
  expect((await signalled('SIGTERM', ending)).said).toBe('cleared ')
})
