import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import { openFinishedRuns } from '../../src/runtime/finished-run.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { folder } from '../support/command-line.ts'
import { alone, gardenStudy } from '../support/work.ts'

const finished = { printed: 'all of it\n', logged: '', saved: [] }
const listedOf = async () => {
  const { listed, ...request } = await gardenStudy(2)
  return { ...request, listed: { ...listed, problems: [] } }
}

describe('a finished run', () => {
  test('is found again by the same request, and by no other', async () => {
    const [request, kept] = [await listedOf(), folder()]
    const { analysis } = await runStudy(request, alone())
    openFinishedRuns(request, { out: 'a' }, kept)!.keep(finished, analysis.files)
    const found = (other: object, writing: object = { out: 'a' }) =>
      openFinishedRuns({ ...request, ...other }, writing, kept)!.find()
    expect(found({})).toEqual(finished)
    expect(found({}, { out: 'b' })).toBeNull()
    expect(found({ version: '2' })).toBeNull()
    expect(found({ chosen: { ...request.chosen, seed: 2 } })).toBeNull()
    expect(found({ frame: { ...request.frame, interviewers: ['Mina'] } })).toBeNull()
    writeFileSync(join(request.listed.base, 'P1a.txt'), 'Interviewer: And?\nP1: Nothing more.\n')
    expect(found({})).toBeNull()
  })

  test('is not kept where a file changed after it was looked at and before it was read', async () => {
    const [request, kept] = [await listedOf(), folder()]
    const runs = openFinishedRuns(request, {}, kept)!
    const file = join(request.listed.base, 'P1a.txt')
    writeFileSync(file, 'Interviewer: And?\nP1: Something else.\n')
    const { analysis } = await runStudy(request, alone())
    runs.keep(finished, analysis.files)
    expect(openFinishedRuns(request, {}, kept)!.find()).toBeNull()
  })

  test('is not kept where a file that is no transcript changed meanwhile', async () => {
    const [request, kept, none] = [await listedOf(), folder(), [] as Analysis['files']]
    const runs = openFinishedRuns(request, {}, kept)!
    writeFileSync(join(request.listed.base, 'P2a.txt'), 'more')
    runs.keep(finished, none)
    expect(openFinishedRuns(request, {}, kept)!.find()).toBeNull()
    const later = openFinishedRuns(request, {}, kept)!
    later.keep(finished, none)
    expect(later.find()).toEqual(finished)
  })

  test('cannot be known where models of others decide, or a file cannot be read', async () => {
    const request = await listedOf()
    const isKnown = (other: object): boolean => openFinishedRuns({ ...request, ...other }, {}, folder()) !== null
    expect(isKnown({})).toBe(true)
    expect(isKnown({ chosen: { embedder: 'onnx:model' } })).toBe(false)
    expect(isKnown({ chosen: { embedder: 'encoder' } })).toBe(false)
    expect(isKnown({ chosen: { languageModel: { name: 'm', isRemote: false } } })).toBe(false)
    expect(isKnown({ listed: { ...request.listed, names: ['gone.txt'] } })).toBe(false)
  })
})
