import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { verifyReport } from '../../src/verify/verify-report.ts'
import { changed, type VerifiedStudy, verifiedStudy } from '../support/verified-study.ts'
import '../support/seed.ts'

let it: VerifiedStudy
let methods: string
beforeAll(async () => {
  it = await verifiedStudy()
  methods = new TextDecoder().decode(it.report.files.get('methods.md')!)
}, 60_000)
const problemsOf = async (text: string) =>
  (await verifyReport(changed(it, 'methods.md', new TextEncoder().encode(text), true), it.atHand)).problems

test('the methods section states sample, codebook, coding and checks of the study', () => {
  expect(methods).toContain('has 4 transcripts and 4 participants of 3 organisations')
  expect(methods).toContain(
    '“Gardens” (version 1.0.0) was given to the analysis and has 2 themes and 4 codes, 1 of them',
  )
  expect(methods).toContain('By trade: cook, n = 2; nurse, n = 2.')
  expect(methods).toMatch(/2 people decided on the codings: ana gave \d+ answers, 0 of them without seeing suggestions/)
  expect(methods).toMatch(/differences? between people (?:is|are) open and 0 settled/)
})
test('items of checklists are answered only where the data prove them', () => {
  expect(methods).toContain('| COREQ: number of people who coded | yes | 2, besides a program |')
  expect(methods).not.toContain('saturation')
})
test('every number of the methods section recounts: another digit anywhere is found', async () => {
  const digits = [...methods.matchAll(/(?<!Table )\d/g)].map(({ index }) => index)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), async (at, step) => {
      const digit = (Number(methods[at]) + step) % 10
      const found = await problemsOf(methods.slice(0, at) + digit + methods.slice(at + 1))
      expect(found.map(({ place }) => place.file)).toContain('methods.md')
    }),
    { numRuns: 25 },
  )
})
test('a number that nothing explains is one too many', async () => {
  expect(await problemsOf(`${methods}\nAnother 17 people were asked.\n`)).toEqual([
    expect.objectContaining({ message: '"17" is a number that was not recounted' }),
  ])
})
