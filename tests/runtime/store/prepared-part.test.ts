import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planStudy } from '../../../src/analysis/plan-study.ts'
import { prepareFile } from '../../../src/analysis/prepare-file.ts'
import { reportOf } from '../../../src/analysis/report-of.ts'
import { safeReader } from '../../../src/io/readers.ts'
import type { Prepared } from '../../../src/model/prepared.ts'
import { createCompactor } from '../../../src/runtime/compact-results.ts'
import { decodePart, encodePart } from '../../../src/runtime/store/part-file.ts'
import {
  packPrepared,
  unpackFile,
  unpackForms,
  unpackHead,
  unpackPrepared,
} from '../../../src/runtime/store/prepared-part.ts'
import { bytesOf, readResource } from '../../support/builders.ts'
import { smallStudy } from '../../support/command-line.ts'
import { requestOf } from '../../support/work.ts'

const key = 'a'.repeat(64)
const planned = requestOf(smallStudy()).then(async ({ frame, chosen }) => planStudy(frame, chosen, readResource))

/** A file as the first stage prepares it. */
async function prepare(file: string, text: string): Promise<Prepared> {
  const plan = await planned
  const parts = { ...plan.parts, reader: safeReader }
  return prepareFile({ source: { file, bytes: bytesOf(text) }, id: 'P1' }, plan.inputs.prepare, parts)
}
const stored = (prepared: Prepared) => {
  const { head, sections } = packPrepared(prepared)
  return { head, part: decodePart(Buffer.concat(encodePart(key, sections)), key, 'P1') }
}

describe('a prepared transcript in the store', () => {
  const speakers = ['Interviewer', 'Ana', 'Bo Müller', 'SPEAKER 1', '李']
  const sayings = [
    'We watered the beds.',
    'Why?',
    'A drought, then rain — 3 weeks of it!',
    'Ça va. “Oui.” 👩‍🌾',
    '[laughs] Well…',
    'x\u0301y',
  ]
  const turn = fc.tuple(
    fc.constantFrom(...speakers),
    fc.array(fc.constantFrom(...sayings), { minLength: 1, maxLength: 4 }),
  )
  test('is what it was before it was packed, be it transcript, words, sentences, segments or vectors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), async (turns) => {
        const prepared = await prepare('P1.txt', turns.map(([who, said]) => `${who}: ${said.join(' ')}`).join('\n'))
        const { part, head } = stored(prepared)
        const found = unpackPrepared(part)
        expect(found.file).toEqual(prepared.file)
        expect(found.sentences).toEqual(prepared.sentences)
        expect(found.cuts).toEqual(prepared.cuts)
        expect([...found.words.forms]).toEqual([...prepared.words.forms])
        expect([[...found.words.ids], [...found.words.starts]]).toEqual([
          [...prepared.words.ids],
          [...prepared.words.starts],
        ])
        expect(found.vectors.rows).toBe(prepared.vectors.rows)
        expect([...found.vectors.values]).toEqual([...prepared.vectors.values])
        expect(head).toEqual(reportOf(prepared))
        expect(unpackHead(part)).toEqual(head)
      }),
      { numRuns: 40 },
    )
  })
  test('keeps times and lines, and knows which it has not', async () => {
    const vtt =
      'WEBVTT\n\n00:00:01.500 --> 00:00:04.000\n<v Ana>We watered the beds.</v>\n\n00:01:00.000 --> 00:01:02.000\n<v Bo>Yes.</v>\n'
    const prepared = await prepare('P1.vtt', vtt)
    const { turns } = unpackFile(stored(prepared).part).transcript
    expect(turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1500, 4000],
      [60_000, 62_000],
    ])
    expect(turns).toEqual(prepared.file.transcript.turns)
    const untimed = await prepare('P1.txt', 'Ana: Yes.')
    expect(unpackFile(stored(untimed).part).transcript.turns[0]).toMatchObject({ startMs: null, endMs: null })
  })
  test('has as many different words as it had, and none where nothing is said', async () => {
    const prepared = await prepare('P1.txt', 'Ana: Beds, beds and more beds.')
    expect(unpackForms(stored(prepared).part).toSorted()).toEqual(['Beds', 'and', 'beds', 'more'])
  })
})

describe('what is held of every transcript', () => {
  test('is the same after it is made smaller, with equal texts held once', async () => {
    const prepared = await prepare('P1.txt', 'Interviewer: Why?\nAna: We watered the beds.\n\n12:30\nAna: Yes.')
    const result = { order: 3, key, ...reportOf(prepared) }
    const compact = createCompactor()
    expect(compact(result)).toEqual(result)
    expect(compact(result)).not.toBe(result)
    const problems = { order: 4, problems: [] }
    expect(compact(problems)).toBe(problems)
  })
})
