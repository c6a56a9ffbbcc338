import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeWeights } from '../../src/coders/trained/read-weights.ts'
import { runStudy } from '../../src/runtime/run-study.ts'
import { DamagedPart, encodePart, openPart, writeWhole } from '../../src/runtime/store/part-file.ts'
import { pruneStore } from '../../src/runtime/store/store.ts'
import { gardensYaml } from '../support/builders.ts'
import { codingsOf } from '../support/coded-transcripts.ts'
import { folder } from '../support/command-line.ts'
import { alone, bytesOfAll, filesOf, gardenStudy, requestOf } from '../support/work.ts'

describe('what was done is kept', () => {
  test('and nothing is done again where nothing changed', async () => {
    const [request, working] = [await gardenStudy(5), alone()]
    const first = await runStudy(request, working)
    const second = await runStudy(request, working)
    expect([first.coded, second.coded]).toEqual([5, 0])
    expect(await bytesOfAll(second.analysis)).toEqual(await bytesOfAll(first.analysis))
  })

  test('with the same page where an earlier run, which wrote none, did not pack its transcripts', async () => {
    const [request, working] = [await gardenStudy(3), { ...alone(), hasPage: false }]
    const { analysis: without } = await runStudy(request, working)
    const { analysis: later } = await runStudy(request, { ...working, hasPage: true })
    const { analysis: whole } = await runStudy(request, alone())
    expect([...later.transcripts.packed!()]).toEqual([null, null, null])
    expect([...whole.transcripts.packed!()].every((packed) => packed !== null)).toBe(true)
    const pages = [without, later, whole].map((analysis) => bytesOfAll(analysis, ['html']))
    expect(new Set((await Promise.all(pages)).map((files) => files.get('report.html'))).size).toBe(1)
  })

  test('unless a part of it was damaged, which is made again though all inputs are as before', async () => {
    const [request, working] = [await gardenStudy(3), alone()]
    const before = await bytesOfAll((await runStudy(request, working)).analysis)
    for (const kind of ['prepared', 'coded']) {
      const part = filesOf(working.folder).find((file) => file.includes(`${kind}/`))!
      const bytes = readFileSync(part)
      writeFileSync(part, bytes.subarray(0, bytes.length - 40))
      const { analysis, repaired } = await runStudy(request, working)
      expect([kind, repaired]).toEqual([kind, 1])
      expect(await bytesOfAll(analysis)).toEqual(before)
    }
  })

  test('also the sum of a batch in which a new keyword is found nowhere, unless that sum was damaged', async () => {
    const [{ listed }, working] = [await gardenStudy(4), alone()]
    await runStudy(await requestOf(listed.base), working)
    for (const [at, keyword] of ['zeppelin', 'zither', 'hedgehog'].entries()) {
      const request = await requestOf(listed.base, gardensYaml(keyword))
      if (at > 0)
        for (const part of filesOf(working.folder).filter((file) => file.includes('study/')))
          writeFileSync(part, readFileSync(part).subarray(0, -20))
      const { analysis, coded, repaired } = await runStudy(request, working)
      expect([keyword, coded, repaired > 0]).toEqual([keyword, 0, at > 0])
      const { analysis: anew } = await runStudy(request, alone())
      expect(await bytesOfAll(analysis)).toEqual(await bytesOfAll(anew))
    }
  })

  test('of what was said before too: a keyword of questions alone codes again where weights read it, as in a new run', async () => {
    const { listed } = await gardenStudy(3)
    const classifier = { bias: -1, keywords: { 'before:soil-water': 9 }, meaning: [] }
    const weights = {
      ...{ codebook: { name: 'Gardens', version: '2' }, embedder: 'stems', measured: null, keywords: [] },
      ...{ learnedFrom: { passages: 0, interviews: [], coders: '' }, themes: { soil: classifier } },
      codes: { 'soil-water': classifier },
    }
    const working = alone()
    const run = async (keyword: string, place = working) => {
      const { frame, ...request } = await requestOf(listed.base, gardensYaml(keyword))
      const learned = { file: 'gardens.weights.json', text: writeWeights(weights) }
      return runStudy({ ...request, frame: { ...frame, weights: learned } }, place)
    }
    const learnedAtFirst = ({ analysis }: Awaited<ReturnType<typeof run>>) =>
      codingsOf(analysis).flatMap(({ segmentId, evidence }) => (segmentId === 'P1a#1' ? evidence : []))
    expect(learnedAtFirst(await run('fluxmeter')).map(({ kind }) => kind)).not.toContain('learned')
    const again = await run('and then')
    expect(again.coded).toBe(3)
    expect(learnedAtFirst(again)).toContainEqual(
      expect.objectContaining({ kind: 'learned', before: expect.any(Number) }),
    )
    expect(await bytesOfAll(again.analysis)).toEqual(await bytesOfAll((await run('and then', alone())).analysis))
  })

  test('after a change of a keyword only transcripts in which it stands are coded again, with the result of a new run', async () => {
    const [request, working] = [await gardenStudy(9), alone()]
    await runStudy(await requestOf(request.listed.base, gardensYaml('fluxmeter')), working)
    for (const [keyword, isAgain] of [
      ['zeppelin', false],
      ['fence & zeppelin', false],
      ['fence & blue', false],
      ['fence', true],
    ] as const) {
      const changed = await requestOf(request.listed.base, gardensYaml(keyword))
      const { analysis, coded } = await runStudy(changed, working)
      expect([keyword, coded > 0, coded < 9]).toEqual([keyword, isAgain, true])
      expect(await bytesOfAll(analysis)).toEqual(await bytesOfAll((await runStudy(changed, alone())).analysis))
    }
  })

  test('after any sequence of edits of the codebook and of transcripts, results are those of a new run', async () => {
    const { listed } = await gardenStudy(3)
    const before = readFileSync(join(listed.base, 'P2a.txt'), 'utf8')
    const edit = fc.record({
      keyword: fc.constantFrom('zeppelin', 'fence', 'water', 'fence & blue'),
      definition: fc.constantFrom('Watering and drought.', 'Watering, drought and hoses.'),
      said: fc.constantFrom('', 'P2a: There was a zeppelin behind the blue fence.\n'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 4 }), async (edits) => {
        const working = alone()
        for (const { keyword, definition, said } of edits) {
          writeFileSync(join(listed.base, 'P2a.txt'), before + said)
          const yaml = gardensYaml(keyword).replace('Watering and drought.', definition)
          const request = await requestOf(listed.base, yaml)
          const { analysis } = await runStudy(request, working)
          const { analysis: anew } = await runStudy(request, alone())
          expect(await bytesOfAll(analysis)).toEqual(await bytesOfAll(anew))
        }
      }),
      { numRuns: 4 },
    )
  })

  test('a transcript, a participant, a decision, a setting or an option that changes is never answered from before', async () => {
    const request = await gardenStudy(4)
    const { base } = request.listed
    const working = alone()
    await runStudy(request, working)
    const write = (name: string, text: string) => writeFileSync(join(base, name), text)
    for (const change of [
      () => write('P1a.txt', 'P1a: The water was gone, and nobody in the whole street knew where it had gone to.\n'),
      () => write('participants.csv', 'participant,organization\nP1a,north\nP2a,south\n'),
      () => write('themata.yaml', 'interviewers: [P3]\n'),
    ]) {
      change()
      const changed = await requestOf(base)
      const kept = await bytesOfAll((await runStudy(changed, working)).analysis)
      expect(kept).toEqual(await bytesOfAll((await runStudy(changed, alone())).analysis))
    }
    const changed = await requestOf(base)
    for (const chosen of [{ segmenter: 'sentence' }, { quotes: 1 }, { coders: ['keyword'] }, { seed: 2 }]) {
      const other = { ...changed, chosen: { ...changed.chosen, ...chosen } }
      const kept = await bytesOfAll((await runStudy(other, working)).analysis)
      expect(kept).toEqual(await bytesOfAll((await runStudy(other, alone())).analysis))
    }
  })

  test('damage is found, told and made good, wherever it is', async () => {
    const [request, working] = [await gardenStudy(3), alone()]
    const whole = await bytesOfAll((await runStudy(request, working)).analysis)
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.boolean(), async (which, where, cut) => {
        const parts = filesOf(working.folder).filter((file) =>
          /(prepared|lookup|coded|study)/.test(file.slice(working.folder.length)),
        )
        const file = parts[which % parts.length]!
        const bytes = readFileSync(file)
        const at = where % bytes.length
        if (!cut) bytes[at]! ^= 1 << (where % 8)
        writeFileSync(file, cut ? bytes.subarray(0, at) : bytes)
        const { analysis } = await runStudy(request, working)
        expect(await bytesOfAll(analysis)).toEqual(whole)
      }),
      { numRuns: 25 },
    )
  })

  test('what is not needed any more is taken away when it grows larger than what is', async () => {
    const working = alone()
    const later = Date.now() + 10 * 3_600_000
    const others = [join(working.folder, 'study', 'transcripts', 'P1.txt'), join(working.folder, 'notes.md')]
    mkdirSync(dirname(others[0]!), { recursive: true })
    for (const file of others) writeFileSync(file, 'somebody else wrote this')
    const request = await gardenStudy(3)
    await runStudy(request, working)
    const before = filesOf(working.folder).length
    pruneStore(working.folder, new Set(), Date.now())
    expect(filesOf(working.folder).length).toBe(before)
    pruneStore(working.folder, new Set(), later)
    expect(filesOf(working.folder).sort()).toEqual([...others].sort())
  })
})

describe('a part', () => {
  const sections = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 60 }), { minKeys: 1 })

  test('is read as it was written, and no change of it is believed', () => {
    const path = join(folder(), 'part')
    fc.assert(
      fc.property(sections, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, where, change) => {
        const bytes = Buffer.concat(encodePart('key', written))
        writeWhole(path, bytes)
        const read = () => {
          const part = openPart(path, 'key')!
          try {
            return Object.fromEntries(Object.keys(written).map((name) => [name, Uint8Array.from(part.section(name))]))
          } finally {
            part.close()
          }
        }
        expect(read()).toEqual(
          Object.fromEntries(Object.entries(written).map(([name, own]) => [name, Uint8Array.from(own)])),
        )
        bytes[where % bytes.length]! ^= change
        writeWhole(path, bytes)
        try {
          expect(read()).toEqual(
            Object.fromEntries(Object.entries(written).map(([name, own]) => [name, Uint8Array.from(own)])),
          )
        } catch (error) {
          if (!(error instanceof DamagedPart)) throw error
        }
      }),
    )
    expect(() => openPart(path, 'another key')).toThrow(DamagedPart)
    expect(openPart(join(folder(), 'none'), 'key')).toBeNull()
  })
})
