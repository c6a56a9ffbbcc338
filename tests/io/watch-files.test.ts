import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changesOf } from '../../src/io/watch-files.ts'
import { folder } from '../support/command-line.ts'

test('files are looked at when they are saved, removed or made again, and not when nothing changed', async () => {
  const place = folder()
  const files = ['codebook.yaml', 'P1a.txt'].map((name) => join(place, name))
  for (const file of files) writeFileSync(file, 'before')
  const stopped = new AbortController()
  const seen: string[] = []
  const steps = [
    () => writeFileSync(files[0]!, 'a longer text'),
    () => rmSync(files[1]!),
    () => writeFileSync(files[1]!, 'again'),
    () => writeFileSync(join(place, 'another.txt'), 'not watched'),
  ]
  let next = 0
  for await (const _ of changesOf(async () => files, stopped.signal)) {
    seen.push(`look ${seen.length + 1}`)
    steps[next]?.()
    next++
    if (next >= steps.length) setTimeout(() => stopped.abort(), 700)
  }
  expect(seen).toEqual(['look 1', 'look 2', 'look 3', 'look 4'])
})

test('a folder that does not exist is waited for', async () => {
  const file = join(folder(), 'later', 'P1a.txt')
  const stopped = new AbortController()
  let looks = 0
  setTimeout(() => stopped.abort(), 600)
  for await (const _ of changesOf(async () => [file], stopped.signal)) looks++
  expect(looks).toBe(1)
})
