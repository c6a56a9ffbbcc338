import { expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf } from '../support/builders.ts'

/** Proposals for a file in which these labels take turns, the first most often. */
async function proposed(...files: (readonly string[])[]) {
  const { aliases } = await importStudy({
    name: 's',
    reader: directReader,
    files: files.map((labels, index) => ({
      file: `P${index}.txt`,
      bytes: bytesOf(
        `${[...labels, ...labels, labels[0]].map((label) => `${label}: We went on with it as such things go.`).join('\n')}\n`,
      ),
    })),
    settings: null,
    interviewers: [],
  })
  return aliases.map(({ label, name, reason }) => [label, name, reason])
}

test.each([
  [['Devin Becker', 'DB', 'Jo'], [['DB', 'Devin Becker', 'initials of the name']]],
  [['Mina van Dyk', 'Mina', 'Jo'], [['Mina', 'Mina van Dyk', 'the first name']]],
  [['Mina Okoro', 'Okoro', 'Jo'], [['Okoro', 'Mina Okoro', 'the last name']]],
  [['Chris Benson', 'Chis Benson', 'Jo'], [['Chis Benson', 'Chris Benson', 'one or two letters apart']]],
  [
    ['Speaker 1', 'Speaker1', 'Jo'],
    [['Speaker1', 'Speaker 1', 'the same but for blanks, capitals or a doubled number']],
  ],
])('%j: one person under two labels is proposed', async (labels, expected) => {
  expect(await proposed(labels)).toEqual(expected)
})

test.each([
  [['Ana', 'Ada']],
  [['Speaker 1', 'Speaker 2']],
  [['P3a', 'P3b']],
  [['Mina Okoro', 'Mina Park', 'Mina']],
  [['Interviewer', 'Interviewee']],
])('%j: people whose names are alike stay apart', async (labels) => {
  expect(await proposed(labels)).toEqual([])
})

test('two labels of one who asks, one of them used once, are proposed for one', async () => {
  const { aliases, warnings } = await importStudy({
    name: 's',
    reader: directReader,
    files: [
      {
        file: 'P1.txt',
        bytes: bytesOf('Assistant: Welcome.\nUser: Hello.\nAI: How was it?\nUser: Good.\nAI: Why?\nUser: Well.\n'),
      },
    ],
    settings: null,
    interviewers: [],
  })
  expect(aliases.map(({ label, name }) => [label, name])).toEqual([['Assistant', 'AI']])
  expect(warnings).toEqual([]) // no number changes with it
})

test('a name that is misspelt in one file of a study is proposed', async () => {
  expect(await proposed(['Kirsten Lum', 'Jo'], ['Kirsten Lum', 'Al'], ['Kirstn Lum', 'Bo'])).toEqual([
    ['Kirstn Lum', 'Kirsten Lum', 'one or two letters apart'],
  ])
})
