import { describe, expect, test } from 'vitest'
import { isPlausibleName, kindOfLabel } from '../../../src/importers/kit/label-kind.ts'
import { initialsOf, isShortFor, isStageLabel } from '../../../src/importers/kit/names.ts'
import { roleOfLabel } from '../../../src/text/role-words.ts'

describe('words in a label’s place', () => {
  test.each([
    ['role', ['Interviewer', 'interviewee', 'PARTICIPANT 3', 'Participant-2', 'Moderator', 'P3', 'B12', 'Q', 'A', 'I']],
    ['role', ['Entrevistadora', 'Enquêté', 'Befragte', 'Intervistatore', 'респондент', '访谈者', '聞き手', 'المحاور']],
    ['code', ['S01', 'GH2', 'Speaker 1', 'SPEAKER_00', 'spk_0', 'Speaker A', 'Person B', 'Unknown speaker']],
    ['code', ['MR. LIND', 'Dr. Okoro', 'F?', 'Several voices', 'Unidentified speaker 2']],
    [
      'name',
      ['Mina', 'Mina Okoro', 'Mina van Dyk', 'María de la Torre', 'Мария Иванова', '李明', 'Okoro, Mina', 'J. P. Lind'],
    ],
    ['small', ['mina', 'jo lind', '0417', '#7']],
    ['list', ['Monday', 'montag', 'First', 'pros', 'Step 2', 'Option 3', 'today']],
    ['heading', ['Date', 'Datum', 'Topic', 'Slides', 'Location', 'https', '12 March 2024']],
    ['sentence', ['So the question is', 'What I mean', 'He said', 'Yes, but no, well', 'Why?']],
  ] as const)('%s: %j', (kind, labels) => {
    expect(labels.map((label) => [label, kindOfLabel(label)])).toEqual(labels.map((label) => [label, kind]))
  })

  test.each(['', '12:03', '[inaudible]', 'laughs)'])('%j can be no name', (written) => {
    expect(isPlausibleName(written) && kindOfLabel(written) === 'name').toBe(false)
  })

  test('a mark of a transcriber is no label', () => {
    expect(['inaudible', 'laughter', 'pause'].map(kindOfLabel)).toEqual([null, null, null])
  })
})

test('labels of breaks and clips are parts, not people', () => {
  expect(['Break', 'Jingle', 'Sponsor', 'Clip from show 3', 'Brea', 'Mina'].map(isStageLabel)).toEqual([
    ...[true, true, true, true],
    ...[false, false],
  ])
})

test('a label is short for a name by its first or last word or its initials', () => {
  expect(initialsOf('Mina Okoro')).toBe('MO')
  expect(initialsOf('Mina')).toBe('')
  const short = ['Mina', 'okoro', 'MO', 'Mina Okoro', 'M', 'Min'].map((label) => isShortFor(label, 'Mina Okoro'))
  expect(short).toEqual([true, true, true, true, false, false])
})

test.each([
  ['interviewer', ['Interviewer', 'Int. 2', 'The interviewer', 'la enquêtrice', 'Host', 'I']],
  ['participant', ['Respondent', 'P', 'l’interviewée', 'Der Befragte', 'Answer']],
  ['unknown', ['Interpreter', 'Observer', 'Dolmetscherin', 'Notetaker']],
  [null, ['Mina', 'Assist', 'Aha']],
] as const)('a label can say the role by itself: %s', (role, labels) => {
  expect(labels.map(roleOfLabel)).toEqual(labels.map(() => role))
})
