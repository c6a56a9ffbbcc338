import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { makeTemporary } from '../../src/io/temporary-folder.ts'
import { folder } from '../support/command-line.ts'

test('a folder that threads still write into is removed whole, and stays away', async () => {
  const parent = folder()
  const { path, clear } = makeTemporary(parent, 'work-')
  mkdirSync(join(path, 'parts'))
  const writer = new Worker(
    `const { writeFileSync } = require('node:fs')
     const { parentPort, workerData } = require('node:worker_threads')
     for (let n = 0; n < 20000; n++) {
       try { writeFileSync(workerData + '/' + n, 'said') } catch {}
       if (n === 50) parentPort.postMessage('writes')
     }`,
    { eval: true, workerData: join(path, 'parts') },
  )
  await new Promise((resolve) => writer.once('message', resolve))
  clear()
  expect(readdirSync(parent)).toEqual([])
  await wait(50)
  expect(readdirSync(parent)).toEqual([])
  await writer.terminate()
})

test('cleared twice, or moved into its place, a folder is simply gone', () => {
  const parent = folder()
  const { path, clear } = makeTemporary(parent, 'work-')
  writeFileSync(join(path, 'part'), '')
  clear()
  clear()
  expect(readdirSync(parent)).toEqual([])
})

test('the folder has the permissions that are asked for', () => {
  const { path, clear } = makeTemporary(folder(), 'work-', 0o700)
  expect(statSync(path).mode & 0o777).toBe(0o700)
  clear()
})

test('folders of others, and those of runs elsewhere that are younger than a week, are left', () => {
  const parent = folder()
  const eightDays = Date.now() / 1000 - 8 * 86_400
  const names = ['work-mine', 'work-00000000-1-00000000', 'work-00000000-1-11111111', 'other-00000000-1-00000000']
  for (const name of names) mkdirSync(join(parent, name))
  for (const name of names.slice(2)) utimesSync(join(parent, name), eightDays, eightDays)
  makeTemporary(parent, 'work-').clear()
  expect(readdirSync(parent).sort()).toEqual([names[3], names[1], names[0]])
})
