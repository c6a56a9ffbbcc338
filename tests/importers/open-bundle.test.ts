import { describe, expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { importers } from '../../src/importers/index.ts'
import { createRefusal } from '../../src/importers/open-bundle.ts'
import { directReader } from '../../src/io/readers.ts'
import { textAt } from '../../src/model/span.ts'
import { bytesOf } from '../support/builders.ts'

/** What is read of a file: for each transcript its id and its turns with their lines. */
async function readAll(file: string, content: string) {
  const { files, warnings } = await importStudy({
    ...{ name: 'study', settings: null, interviewers: [] },
    reader: directReader,
    files: [{ file, bytes: bytesOf(content) }],
  })
  const notes = warnings.filter(({ level }) => level === 'note').map(({ message }) => message)
  const transcripts = files.map(({ id, transcript: { text, turns } }) => [
    id,
    turns.map(({ speaker, line, span }) => [speaker, textAt(text, span), line]),
  ])
  return { transcripts: Object.fromEntries(transcripts), notes }
}

const whole = `participant_id,date,transcript
P01,2024-03-12,"Interviewer: How often do you retrain?
P01: Every Monday, unless the labels are late.
Interviewer: Who delivers them?
P01: A team in another building."
P02,2024-03-13,"Interviewer: How often do you retrain?
P02: Never.
Interviewer: Why?
P02: Nobody asked."
`

describe('a table of several interviews', () => {
  test('with one in each cell is read as one transcript a cell, with the lines of the table', async () => {
    const { transcripts, notes } = await readAll('all.csv', whole)
    expect(transcripts).toEqual({
      'all.csv/P01': [
        ['Interviewer', 'How often do you retrain?', 2],
        ['P01', 'Every Monday, unless the labels are late.', 3],
        ['Interviewer', 'Who delivers them?', 4],
        ['P01', 'A team in another building.', 5],
      ],
      'all.csv/P02': [
        ['Interviewer', 'How often do you retrain?', 6],
        ['P02', 'Never.', 7],
        ['Interviewer', 'Why?', 8],
        ['P02', 'Nobody asked.', 9],
      ],
    })
    expect(notes).toEqual([
      'column "participant_id" (2 words) belongs to none of the 2 interviews in the table',
      'column "date" (6 words) belongs to none of the 2 interviews in the table',
    ])
  })

  test('with labels inside the lines of a cell is cut at the labels that recur', async () => {
    const { transcripts } = await readAll(
      'all.csv',
      'id,text\n7,"Mina: How often do you retrain? Jo: Weekly. It is hard: believe me. Mina: Why? Jo: Habit."\n8,"Mina: And you? Kim: Never. Mina: Oh. Kim: Yes."\n',
    )
    expect(transcripts['all.csv/7'].map(([speaker, said]: [string, string]) => [speaker, said])).toEqual([
      ['Mina', 'How often do you retrain?'],
      ['Jo', 'Weekly. It is hard: believe me.'],
      ['Mina', 'Why?'],
      ['Jo', 'Habit.'],
    ])
  })

  test('with rows of several, named in a column, is read as one transcript a name', async () => {
    const { transcripts } = await readAll(
      'long.csv',
      'interview_id,speaker,text\nA,Mina,How often?\nA,Jo,"Weekly,\nor so."\nB,Mina,And you?\nB,Kim,Never.\n',
    )
    expect(transcripts).toEqual({
      'long.csv/A': [
        ['Mina', 'How often?', 2],
        ['Jo', 'Weekly,\nor so.', 4],
      ],
      'long.csv/B': [
        ['Mina', 'And you?', 5],
        ['Kim', 'Never.', 6],
      ],
    })
  })

  test('with a question at the head of each column is an interview a row: the head asks, the cell answers', async () => {
    const { transcripts } = await readAll(
      'survey.csv',
      'respondent,How often do you retrain?,Who delivers the labels?\nR1,Every Monday or so.,A team in another building.\nR2,We never do it.,\n',
    )
    expect(transcripts).toEqual({
      'survey.csv/R1': [
        ['Interviewer', 'How often do you retrain?', null],
        ['Participant', 'Every Monday or so.', null],
        ['Interviewer', 'Who delivers the labels?', null],
        ['Participant', 'A team in another building.', null],
      ],
      'survey.csv/R2': [
        ['Interviewer', 'How often do you retrain?', null],
        ['Participant', 'We never do it.', null],
      ],
    })
  })

  test('is found in 125 of them too, and two of one name are told apart by their lines', async () => {
    const rows = Array.from(
      { length: 125 },
      (_, index) => `P${index % 124},"I: How is it in the year ${index}?\nP: It goes on as it does."\n`,
    )
    const { transcripts } = await readAll('many.csv', `id,transcript\n${rows.join('')}`)
    expect(Object.keys(transcripts)).toHaveLength(125)
    expect(new Set(Object.values(transcripts).map((turns) => (turns as unknown[]).length))).toEqual(new Set([2]))
  })
})

describe('a JSON list of several interviews', () => {
  test('with dialogues, as collections of chats have them, is read as one transcript an item', async () => {
    const items = [
      {
        id: 'a',
        messages: [
          { role: 'assistant', content: 'How often?' },
          { role: 'user', content: 'Weekly.' },
        ],
      },
      {
        id: 'b',
        messages: [
          { role: 'assistant', content: 'And you?' },
          { role: 'user', content: 'Never.' },
        ],
      },
    ]
    const expected = {
      'all.json/a': [
        ['assistant', 'How often?', null],
        ['user', 'Weekly.', null],
      ],
      'all.json/b': [
        ['assistant', 'And you?', null],
        ['user', 'Never.', null],
      ],
    }
    expect((await readAll('all.json', JSON.stringify(items))).transcripts).toEqual(expected)
    const lines = items.map((item) => JSON.stringify(item)).join('\n')
    expect(Object.values((await readAll('all.jsonl', lines)).transcripts)).toEqual(Object.values(expected))
  })

  test('with whole texts, as doccano exports them, is read label by label', async () => {
    const lines = [
      { id: 1, text: 'Mina: How often?\nJo: Weekly.', label: [[0, 4, 'x']] },
      { id: 2, text: 'Mina: And you?\nKim: Never.', label: [] },
    ]
    const { transcripts } = await readAll('all.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(Object.values(transcripts).map((turns) => (turns as unknown[][]).map(([name]) => name))).toEqual([
      ['Mina', 'Jo'],
      ['Mina', 'Kim'],
    ])
  })

  test('of Label Studio is read from the regions that people transcribed', async () => {
    const region = (id: string, start: number, speaker: string, said: string) => [
      { id, from_name: 'labels', type: 'labels', value: { start, end: start + 2, labels: [speaker] } },
      { id, from_name: 'transcription', type: 'textarea', value: { start, end: start + 2, text: [said] } },
    ]
    const task = {
      id: 5,
      data: { audio: '/data/visit.wav' },
      annotations: [
        { id: 1, result: [...region('r1', 0.5, 'Mina', 'How often?'), ...region('r2', 2.5, 'Jo', 'Weekly.')] },
      ],
    }
    expect((await readAll('export.json', JSON.stringify([task]))).transcripts).toEqual({
      'export.json/5': [
        ['Mina', 'How often?', null],
        ['Jo', 'Weekly.', null],
      ],
    })
  })
})

test.each([
  ['rows of one interview', 'a.csv', 'speaker,text\nMina,How often do you retrain?\nJo,"He said: weekly, or: so."\n'],
  [
    'a list of segments',
    'a.json',
    JSON.stringify([
      { speaker: 'Mina', text: 'How often?' },
      { speaker: 'Jo', text: 'Weekly.' },
    ]),
  ],
  [
    'words of participants',
    'b.json',
    JSON.stringify([{ participant: { name: 'Mina' }, words: [{ text: 'How' }, { text: 'often?' }] }]),
  ],
])('%s are one transcript', async (_, file, content) => {
  expect(Object.keys((await readAll(file, content)).transcripts)).toEqual([file.replace(/\..*/, '')])
})

test('only files called README, LICENSE and the like are no transcripts by their name, not interviews whose names begin so', () => {
  const refusalOf = createRefusal(importers)
  const beside = [
    'README.md',
    'a/LICENSE.upstream.txt',
    'Readme_en.md',
    'CHANGELOG.md',
    'notice.txt',
    'codebook_v2.xlsx',
  ]
  expect(beside.filter((path) => refusalOf(path) === null)).toEqual([])
  const interviews = [
    'changelog--friends-1.md',
    'Licence officer P3.docx',
    'Codebook discussion.docx',
    'notice-period-P4.vtt',
  ]
  expect(interviews.filter((path) => refusalOf(path) !== null)).toEqual([])
})
