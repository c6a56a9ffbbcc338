import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { readWorkbook } from '../../src/boundary/read-workbook.ts'
import { directReader } from '../../src/io/readers.ts'
import { tables } from '../../src/outputs/tables/build-tables.ts'
import { toXlsx } from '../../src/outputs/tables/to-xlsx.ts'
import { bytesOf, readResource } from '../support/builders.ts'

test('counts of codes named like properties of objects are numbers, and columns of one name stay apart', async () => {
  const codes = ['constructor', 'words', 'role'].map(
    (id) => `{id: ${id}, label: ${id}, description: d, keywords: [${id}]}`,
  )
  const said = { P1: 'The constructor is old.', P2: 'The role is new.' }
  const analysis = await analyze(
    {
      name: 'study',
      reader: directReader,
      files: Object.entries(said).map(([id, words]) => ({
        file: `${id}.txt`,
        bytes: bytesOf(`Interviewer: What is it?\n\n${id}: ${words}\n`),
      })),
      codebook: {
        file: 'x.yaml',
        text: `name: x\nversion: 1.0.0\nlanguage: en\nthemes: [{id: t, label: T, description: d, codes: [${codes.join(', ')}]}]\n`,
      },
      participants: { file: 'participants.csv', text: 'participant,role\nP1,nurse\nP2,guard\n' },
      settings: null,
      interviewers: [],
      decisions: [],
    },
    { clusters: 0, coders: ['keyword'], segmenter: 'turn' },
    { version: '', readResource },
  )
  const { head, rows } = tables['participants']!.build(analysis)
  const shown = [...rows].map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])))
  expect(shown).toEqual([
    {
      participant: 'P1',
      organization: null,
      attribute_role: 'nurse',
      segments: 1,
      words: 4,
      t: 1,
      constructor: 1,
      code_words: 0,
      role: 0,
      t_per_1000_words: null,
      t_share_of_segments: null,
    },
    {
      participant: 'P2',
      organization: null,
      attribute_role: 'guard',
      segments: 1,
      words: 4,
      t: 1,
      constructor: 0,
      code_words: 0,
      role: 1,
      t_per_1000_words: null,
      t_share_of_segments: null,
    },
  ])

  const { bytes } = (await toXlsx.write(analysis))[0]!
  const sheets = await readWorkbook({ file: 'tables.xlsx', bytes })
  const themes = sheets.find(({ sheet }) => sheet === 'themes')!
  expect(themes.rows.map((row) => row[1])).toEqual(['code', '', 'constructor', 'words', 'role'])
})
