import { expect, test } from 'vitest'
import { guessRoles } from '../../src/importers/guess-roles.ts'
import { countWords } from '../../src/text/words.ts'

const nobody = { interviewers: [], participants: [] }
const turns = (...said: (readonly [string, string])[]) =>
  said.map(([speaker, text]) => ({
    speaker,
    text,
    words: countWords(text),
    startMs: null,
    endMs: null,
    line: null,
    number: null,
  }))
const rolesOf = (...said: (readonly [string, string])[]) =>
  Object.fromEntries([...guessRoles(turns(...said), nobody)].map(([name, { role }]) => [name, role]))
const long = 'we went on with it and it grew as such things do and nobody minded that much '.repeat(4)

test('where a recogniser writes no question marks, questions are told by the words they begin with', () => {
  expect(rolesOf(['Kim', 'how did it begin'], ['Lee', long], ['Kim', 'and what came then'], ['Lee', long])).toEqual({
    Kim: 'interviewer',
    Lee: 'participant',
  })
})

test('of two, the one who opens the interview, says less and asks now and then is taken for the interviewer, with the reason', () => {
  const opening: [string, string] = ['Kim', `${long} So here we are. ${long} How was it? ${long}`]
  const talk = [opening, ['Lee', long.repeat(3)], ['Kim', long], ['Lee', long.repeat(4)]] as const
  expect(rolesOf(...talk)).toEqual({ Kim: 'interviewer', Lee: 'participant' })
  expect(guessRoles(turns(...talk), nobody).get('Kim')!.reason).toMatch(
    /^\d questions in 1000 words, \d+ % of the words, opens the interview$/,
  )
})
