import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashFile } from '../../src/verify/check-hashes.ts'
import { verifyReport } from '../../src/verify/verify-report.ts'
import { folder, run } from '../support/command-line.ts'
import { changed, namedFiles, type VerifiedStudy, verifiedStudy } from '../support/verified-study.ts'
import '../support/seed.ts'

let it: VerifiedStudy
beforeAll(async () => {
  it = await verifiedStudy()
}, 60_000)

const textOf = (file: string): string => new TextDecoder().decode(it.report.files.get(file)!)
/** The problems after one text of a file is another, with hashes of the file as it is then. */
const problemsAfter = async (file: string, from: string | RegExp, to: string) => {
  const text = textOf(file)
  const edited = text.replace(from, to)
  expect(edited).not.toBe(text)
  const { problems } = await verifyReport(changed(it, file, new TextEncoder().encode(edited), true), it.atHand)
  return problems.map(({ place, message }) => `${place.file}:${place.line}: ${message}`)
}

test('a report as it was written has no difference to its study', async () => {
  const { problems, checked } = await verifyReport(it.report, it.atHand)
  expect(problems).toEqual([])
  expect(checked).toMatchObject({ inputs: 8, isSealed: true })
})

/** Files whose every letter and digit is a quote, a count, or a copy of an input. */
const counted = [
  ...[
    'themes',
    'participants',
    'groups',
    'cooccurrence',
    'matrix',
    'saturation',
    'stability',
    'codings',
    'quotes',
    'framework',
  ],
  ...['transcripts', 'codebook', 'method'],
].map((name) => `${name}.csv`)
const texts = [...counted, 'clusters.csv', 'clusters.yaml', 'analysis.json', 'report.md', 'report.html']

/** A letter or digit of a file, and what it becomes: another of its kind. */
const edit = (files: readonly string[]) =>
  fc.tuple(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 8 })).map(([file, place, step]) => {
    const bytes = Uint8Array.from(it.report.files.get(file)!)
    const isOpen = (byte: number): boolean => /[a-z0-9]/i.test(String.fromCharCode(byte))
    let at = place % bytes.length
    while (!isOpen(bytes[at]!)) at = (at + 1) % bytes.length
    const [first, count] = bytes[at]! < 58 ? [48, 10] : bytes[at]! < 91 ? [65, 26] : [97, 26]
    bytes[at] = first! + ((bytes[at]! - first! + step) % count!)
    return { file, bytes, at }
  })

describe('one changed letter or digit', () => {
  test('is found in every file by the hash that it was saved with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const { file, bytes } = gen(edit, [...texts])
        const hashes = it.report.hashes.filter((hash) => hash.file === file)
        expect(hashes[0]).not.toEqual(hashFile(file, bytes))
      }),
      { numRuns: 200 },
    )
  })
  test('of a quote, a count or a copy is found and named although the hashes are of the changed file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const { file, bytes } = gen(edit, counted)
        expect(await namedFiles(changed(it, file, bytes, true), it.atHand)).toContain(file)
      }),
      { numRuns: 25 },
    )
  })
})

test('a changed count is named with its line, its column, and the right number, in each form', async () => {
  expect(await problemsAfter('themes.csv', 'soil,,,Soil,2,3,0.666667,3', 'soil,,,Soil,2,3,0.666667,4')).toEqual([
    'themes.csv:2: "participants" is "4", and "3" is expected',
  ])
  expect(await problemsAfter('report.md', /, in \d segments\./, ', in 9 segments.')).toContainEqual(
    expect.stringMatching(/^report\.md:\d+: "9" is written under "Soil", and "\d" is expected$/),
  )
  expect(await problemsAfter('report.html', '4 participants of 3', '5 participants of 3')).toContainEqual(
    expect.stringMatching(/^report\.html:\d+: "5" is written under .*, and "4" is expected$/),
  )
})
test('a changed quote is named with what was said there', async () => {
  expect(await problemsAfter('report.md', /> (?=\w)[^]/, '> X')).toContainEqual(
    expect.stringMatching(/^report\.md:\d+: "X.* was not said in the place that is named: P\d\w, turn \d/),
  )
  const { text } = it.report.written.findings.quotes[0]!
  expect(await problemsAfter('analysis.json', `"text":"${text}`, `"text":"X${text.slice(1)}`)).toContainEqual(
    expect.stringMatching(/^analysis\.json:\d+: these are not the words of P\d\w from \d+ to \d+: "X.*" is written/),
  )
})
test('a row that is left out is missed', async () => {
  expect(await problemsAfter('codings.csv', /\nP3a.*(?=\n)/, '')).toContainEqual(
    expect.stringMatching(/^codings\.csv:undefined: there are \d+ rows, and \d+ are expected$/),
  )
})

test('from the command line, a changed transcript is named, and the study may lie elsewhere', async () => {
  const root = folder()
  const [study, out] = [join(root, 'moved'), join(root, 'report')]
  cpSync(it.study, study, { recursive: true })
  cpSync(it.out, out, { recursive: true })
  const sound = await run('verify', out, '--study', study, '--codebook', join(study, 'codebook.yaml'))
  expect(sound).toMatchObject({ status: 0, said: expect.stringMatching(/is right: 8 inputs/) })
  const path = join(study, 'P2a.txt')
  writeFileSync(path, readFileSync(path, 'utf8').replace('4 pipes', '5 pipes'))
  const found = await run('verify', out, '--study', study, '--json')
  expect(found.status).toBe(2)
  const { problems } = JSON.parse(found.said) as { problems: { code: string; place: { file: string } }[] }
  expect(problems).toContainEqual(expect.objectContaining({ code: 'verify/input', place: { file: 'P2a.txt' } }))
  rmSync(join(out, 'analysis.json'))
  expect(await run('verify', out)).toMatchObject({ status: 2, told: expect.stringMatching(/verify\/no-analysis/) })
}, 20_000)
