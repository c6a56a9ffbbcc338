import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { noHints } from '../../src/importers/importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { exampleOf, shapes } from '../../src/importers/kit/shapes.ts'
import { textAt } from '../../src/model/span.ts'
import { bytesOf } from '../support/builders.ts'
import { importerFixtures } from '../support/importer-fixtures.ts'

async function read(file: string, content: string | Uint8Array) {
  const source = { file, bytes: typeof content === 'string' ? bytesOf(content) : content }
  const { name, importer } = await chooseImporter(importers, source)
  const options = { id: 'T', interviewers: [], participants: [], hints: noHints }
  const imported = await readTranscript(source, importer, name, options)
  const { transcript } = imported
  return {
    ...imported,
    turns: transcript.turns.map(({ speaker, span }) => [
      speaker,
      textAt(transcript.text, span).replace(/\s+/g, ' ').replace(/^「/, ''),
    ]),
  }
}

const clock = (second: number): string => new Date(1000 * second).toISOString().slice(11, 19)

/** A turn written in a shape, as whoever writes so would. */
const write = (turn: string, name: string, said: string, second: number): string =>
  turn
    .replace('{range}', () => `${clock(second)} --> ${clock(second + 5)}`)
    .replace('{date}', () => `12/03/2024, ${clock(second)}`)
    .replace('{stamp}', () => `[${clock(second)}]`)
    .replace('{time}', () => clock(second))
    .replace('{count}', () => `[TURN ${second}]`)
    .replace('{mark}', '//')
    .replace('{others}', 'Everyone')
    .replace('{says}', 'asked')
    .replace('{facts}', 'Type: incoming\nSent: Tue, 12 Mar 2024 14:05:11 +0100')
    .replace(/\{(name|voice|letter|code|official|sender)\}/, () => name)
    .replace('{said}', () => said)

const names = ['K', 'Maria Fernanda Gonzalez Lopez de la Torre', 'jo lind', 'Мария Иванова', '李明', 'P3', 'Mina Okoro']
/** Whoever can be in a slot of a few kinds of people only. */
const fixedNames = [
  ['{letter}', ['Q', 'A']],
  ['{official}', ['Senator OKORO', 'Mr. Lind', 'The CHAIRMAN']],
] as const
const sayings = [
  'How often do you retrain the model?',
  'Every Monday, at 10:30: unless the labels are late.',
  '20 years, in three teams.',
  '3 a week: more before the holidays (they said).',
  'It is [the client] who decides, a ratio of 3:1.',
  'So the question is: why?',
  'Каждый понедельник, если есть метки.',
  '每个星期一，除非标签晚了。',
]

describe.each(shapes.map(({ turn, ...shape }) => [turn, shape] as const))('%j', (turn, { coded }) => {
  const fixed = fixedNames.find(([slot]) => turn.includes(slot))?.[1] ?? (coded ? ['INT', 'P3'] : null)
  const two = fixed ? fc.constant(fixed) : fc.shuffledSubarray(names, { minLength: 2, maxLength: 3 })

  test('invented talk reads back turn by turn', async () => {
    const talk = fc.record({
      people: two,
      said: fc.array(fc.constantFrom(...sayings), { minLength: 6, maxLength: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(talk, fc.constantFrom('\n', '\n\n'), async ({ people, said }, gap) => {
        const expected = said.map((text, index) => [people[index % people.length]!, text])
        const file = expected.map(([name, text], index) => write(turn, name!, text!, 5 * index)).join(gap)
        // A bare name is told from a line of talk by the blank line above it.
        if (turn.startsWith('{name}\n{said}') && gap === '\n') return
        const { turns, wordsIn, wordsOut, skipped, grammar } = await read('talk.md', file)
        expect(turns).toEqual(expected)
        expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
        expect(grammar?.confidence).toBeGreaterThan(0.5)
      }),
      { numRuns: 25 },
    )
  })
})

test('each shape is the one that is taken for some invented file', async () => {
  const texts = importerFixtures.filter(({ expected }) => !expected.hints)
  const taken = await Promise.all(texts.map(async ({ file, bytes }) => (await read(file, bytes)).grammar?.shape))
  expect(shapes.map(({ turn }) => exampleOf(turn)).filter((shape) => !taken.includes(shape))).toEqual([])
})
