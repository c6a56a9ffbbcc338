import { beforeAll, describe, expect, test } from 'vitest'
import { edited, problemsOf, type VerifiedStudy, verifiedStudy } from '../support/verified-study.ts'

let it: VerifiedStudy
beforeAll(async () => {
  it = await verifiedStudy()
}, 60_000)

const textOf = (file: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(it.report.files.get(file)!)
/** The problems of the file after an edit, in its own words. */
const problemsAfter = async (file: string, from: string | RegExp, to: string) => {
  const report = edited(it, file, from, to)
  const files = new Map([...report.files].filter(([name]) => /\.(csv|json)$/.test(name)))
  const problems = await problemsOf({ ...report, files, hashes: [] }, it.atHand)
  return problems.filter((problem) => problem.startsWith(`${file}:`))
}

/** Tables of which every row is expected. */
const recounted =
  'themes participants groups cooccurrence matrix saturation stability codings quotes framework transcripts codebook method'.split(
    ' ',
  )

describe('a row of a table of results', () => {
  test.each(recounted)('of %s.csv is missed where it is left out, and found where it comes twice', async (name) => {
    const [, ...rows] = textOf(`${name}.csv`).trimEnd().split('\n')
    const [first, last] = [rows[0]!, rows.at(-1)!]
    expect(await problemsAfter(`${name}.csv`, `\n${first}`, '')).not.toEqual([])
    expect(await problemsAfter(`${name}.csv`, `\n${last}`, `\n${last}\n${last}`)).not.toEqual([])
  })
})

describe('method.csv', () => {
  test('says in words what was chosen by nobody', () => {
    const text = textOf('method.csv')
    expect(text).toMatch(/\nlanguageModel,none\n/)
    expect(text).toMatch(/\nclusters,0\n/)
    expect(text).toMatch(/\nstatus,all\n/)
  })
  test('with another setting is named with both', async () => {
    expect(await problemsAfter('method.csv', '\nseed,1\n', '\nseed,2\n')).toEqual([
      expect.stringMatching(/^method\.csv:\d+: "seed" is "2", and "1" is expected$/),
    ])
  })
  test('without a setting, with one twice, or with one that nobody recorded is named', async () => {
    expect(await problemsAfter('method.csv', '\nseed,1\n', '\n')).toEqual(['method.csv:1: there is no row "seed"'])
    expect(await problemsAfter('method.csv', '\nseed,1\n', '\nseed,1\nseed,1\n')).toEqual([
      expect.stringMatching(/: "seed" is nothing that the analysis recorded, or is here twice$/),
    ])
    expect(await problemsAfter('method.csv', '\nseed,1\n', '\nseed,1\nmood,good\n')).toEqual([
      expect.stringMatching(/: "mood" is nothing that the analysis recorded, or is here twice$/),
    ])
  })
  test('may have its rows in any order', async () => {
    const [head, ...rows] = textOf('method.csv').trimEnd().split('\n')
    expect(await problemsAfter('method.csv', /[^]*/, `${[head, ...rows.toReversed()].join('\n')}\n`)).toEqual([])
  })
})

describe('a table without a column', () => {
  test.each([
    ['clusters.csv', 'stability', 'stabilty'],
    ['likely.csv', ',score,', ',scores,'],
    ['memos.csv', 'by,memo', 'by,memos'],
    ['quotes.csv', ',as_transcribed', ',as_told'],
    ['codings.csv', ',fingerprint', ',print'],
    ['themes.csv', ',recall,', ',remembered,'],
  ])('is named: %s lacks what was "%s"', async (file, from, to) => {
    expect(await problemsAfter(file, from, to)).toContainEqual(
      expect.stringMatching(/^[a-z]+\.csv:1: there is no column "\w+"$/),
    )
  })
})

test('a likely passage has the words of its place', async () => {
  expect(await problemsAfter('likely.csv', 'We had a flood in 2019.', 'We had no flood in 2019.')).toContainEqual(
    expect.stringMatching(/^likely\.csv:2: "quote" is "We had no flood in 2019\. Nobody came …", and "We had a flood/),
  )
})
test('a file that is no table is one problem, and the others are checked', async () => {
  const problems = await problemsOf(edited(it, 'themes.csv', /[^]*/, 'a,"b\n'), it.atHand)
  expect(problems.filter((problem) => problem.startsWith('themes.csv'))).not.toEqual([])
  expect(problems.filter((problem) => problem.startsWith('quotes.csv'))).toEqual([])
})
