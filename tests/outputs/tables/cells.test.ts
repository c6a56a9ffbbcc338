import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../../src/analysis/analyze-in-memory.ts'
import { readWorkbook } from '../../../src/boundary/read-workbook.ts'
import { directReader } from '../../../src/io/readers.ts'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { LanguageModel } from '../../../src/model/options.ts'
import { toCases } from '../../../src/outputs/programs/write-cases.ts'
import { methodLog } from '../../../src/outputs/tables/tabulate-method.ts'
import { toXlsx } from '../../../src/outputs/tables/to-xlsx.ts'
import { bytesOf, gardensYaml, readResource } from '../../support/builders.ts'

let made: Promise<Analysis> | null = null
/** A study of one short interview, analysed once. */
function smallAnalysis(): Promise<Analysis> {
  made ??= analyze(
    {
      ...{ name: 'gardens', reader: directReader, settings: null, interviewers: [], decisions: [] },
      files: [{ file: 'P1.txt', bytes: bytesOf('Interviewer: And?\nP1: We had a drought, and no water.\n') }],
      codebook: { file: 'gardens.yaml', text: gardensYaml() },
      participants: { file: 'participants.csv', text: 'participant,organization\nP1,X\n' },
    },
    { clusters: 0, coders: ['keyword'] },
    { version: '1', readResource },
  )
  return made
}

describe('participants × codes as 1 and 0', () => {
  const cases = (participants: readonly object[], review: object) => {
    const analysis = {
      codebook: { themes: [{ id: 'soil' }], codes: [{ id: 'constructor', themeId: 'soil' }] },
      findings: { participants, review },
    } as unknown as Analysis
    return parse(toCases.write(analysis)[0]!.text, { columns: true, bom: true }) as Record<string, string>[]
  }
  const person = (participantId: string, attributes: object, counts: object) => ({
    ...{ participantId, organization: null, attributes, counts },
  })
  test('finds attributes and codes that are named like properties of every object where they were given alone', () => {
    const table = JSON.parse('{"__proto__": "x", "toString": "y", "soil": "clay"}')
    const rows = cases([person('P1', table, { soil: 2 }), person('P2', {}, { constructor: 1, soil: 1 })], {
      ...{ counted: 'all', isReviewed: false },
    })
    expect(rows.map((row) => Object.entries(row))).toEqual([
      [
        ...[
          ['participant', 'P1'],
          ['organization', ''],
          ['__proto__', 'x'],
          ['toString', 'y'],
        ],
        ...[
          ['attribute_soil', 'clay'],
          ['soil', '1'],
          ['constructor', '0'],
        ],
      ],
      [
        ...[
          ['participant', 'P2'],
          ['organization', ''],
          ['__proto__', ''],
          ['toString', ''],
        ],
        ...[
          ['attribute_soil', ''],
          ['soil', '1'],
          ['constructor', '1'],
        ],
      ],
    ])
  })
  test.each([
    ['all', false, '0'],
    ['accepted', true, '0'],
    ['accepted', false, ''],
  ])('writes a 0 only where it is known (%s, read whole: %s)', (counted, isReviewed, absent) => {
    const [row] = cases([person('P1', {}, {})], { counted, isReviewed })
    expect(row).toMatchObject({ soil: absent, constructor: absent })
  })
})

describe('the table of what reproduces an analysis', () => {
  const rowsOf = async (change: { languageModel?: LanguageModel; clusters?: number | null; status?: 'accepted' }) => {
    const sample = await smallAnalysis()
    const { rows } = methodLog({ ...sample, options: { ...sample.options, ...change } })
    return Object.fromEntries([...rows] as [string, string][])
  }
  test('says of each setting what it is, and of none that it was chosen where nobody chose it', async () => {
    expect(await rowsOf({})).toMatchObject({ languageModel: 'none', coders: expect.not.stringContaining('[') })
    expect(await rowsOf({ clusters: null })).toMatchObject({ clusters: 'chosen by stability' })
    expect(await rowsOf({ clusters: 0 })).toMatchObject({ clusters: '0' })
    expect(await rowsOf({ status: 'accepted' })).toMatchObject({ status: 'accepted' })
  })
  test.each([
    [{ name: 'llama-3', isRemote: false }, 'llama-3, on this computer'],
    [{ name: 'gpt', isRemote: true }, 'gpt, on another computer'],
  ])('names a language model and whether passages left this computer: %j', async (languageModel, written) => {
    expect(await rowsOf({ languageModel })).toMatchObject({ languageModel: written })
  })
  test('has the hash of every input', async () => {
    const { files, inputs, codebookSource } = await smallAnalysis()
    const rows = await rowsOf({})
    for (const { file, sha256 } of [codebookSource, ...inputs, ...files.map(({ source }) => source)])
      expect(rows[`sha256 of ${file}`]).toBe(sha256)
  })
})

test('a workbook keeps the sign of a letter that was lost, and drops what no file may hold', async () => {
  const sample = await smallAnalysis()
  const codebook = {
    ...sample.codebook,
    codes: sample.codebook.codes.map((code, at) =>
      at > 0 ? code : { ...code, description: 'Sp\ufffdtzle\u0007, constructor' },
    ),
  }
  const [written] = await toXlsx.write({ ...sample, codebook })
  const sheets = await readWorkbook({ file: 'tables.xlsx', bytes: written!.bytes })
  const cells = sheets.find(({ sheet }) => sheet === 'codebook')!.rows.flat()
  expect(cells).toContain('Sp\ufffdtzle\ufffd, constructor')
  expect(cells.join('')).not.toMatch(/[\u0007\ue000]/)
})
