import { expect, test } from 'vitest'
import { findSaid } from '../../src/anchoring/find-said.ts'
import { transcriptOf } from '../support/builders.ts'

const transcript = transcriptOf(
  'P1',
  ['Ana', 'We watered the beds. The water was cold.'],
  ['Ben', 'The water was cold. Nobody minded.'],
)

test('words are found where they are said, as a span of the transcript', () => {
  expect(findSaid(transcript, 'We watered the beds.')).toEqual({ start: 0, end: 20 })
})
test('words that are said twice have no place, and the sentence has the number', () => {
  expect(findSaid(transcript, 'The water was cold.')).toBe('these words are said 2 times')
})
test('words that nobody says are named by their beginning', () => {
  expect(findSaid(transcript, 'The tractor broke down on the way to the market.')).toBe(
    'nobody says “The tractor broke down on the ”',
  )
})
test('words over the end of a turn are no quote of anybody', () => {
  expect(findSaid(transcript, 'cold.\nThe water')).toMatch(/^nobody says/)
})
