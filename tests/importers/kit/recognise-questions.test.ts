import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFile } from '../../support/read-file.ts'

/** Ways in which people set a question apart. */
const ways = [
  ['a heading', (question: string) => `## ${question}\n\n`],
  ['bold', (question: string) => `**${question}**\n\n`],
  ['bold, the answer on the next line', (question: string) => `**${question}**\n`],
  ['italics', (question: string) => `*${question}*\n\n`],
  ['a number', (question: string, at: number) => `${at + 1}. ${question}\n\n`],
  ['a letter and a number', (question: string, at: number) => `Q${at + 1}. ${question}\n\n`],
] as const
const asked = [
  'How did you start?',
  'Why so often, and not once a year?',
  '你们多久训练一次？',
  'Wer liefert das: Sie?',
  '¿Quién decide?',
]
const answers = [
  'By chance, many years ago.',
  'Every Monday: unless the labels are late (they often are).',
  '3 a week, a ratio of 2:1.',
  '每个星期一。',
  'Why not? We asked the same.',
]

describe.each(ways)('questions set apart by %s', (_, write) => {
  test('are read back as turns of who asks and who answers', async () => {
    const some = <Item>(of: readonly Item[]) => fc.shuffledSubarray([...of], { minLength: of.length - 1 })
    const pairs = fc
      .tuple(some(asked), some(answers))
      .map(([questions, said]) => questions.slice(0, said.length).map((question, at) => [question, said[at]!] as const))
    await fc.assert(
      fc.asyncProperty(pairs, async (interview) => {
        const file = interview.map(([question, answer], at) => `${write(question, at)}${answer}\n\n`).join('')
        expect((await readFile('talk.md', file)).turns).toEqual(
          interview.flatMap(([question, answer]) => [
            ['Interviewer', question],
            ['Participant', answer],
          ]),
        )
      }),
      { numRuns: 20 },
    )
  })
})

const answer = 'Every Monday, unless the labels are late.'

test('an answer may have several paragraphs, and a question several lines', async () => {
  const file = `**How often?**\n**And why so often?**\n\n${answer}\n\nThen we wait.\n\n**Who delivers the labels?**\n\nA team.\n`
  expect((await readFile('talk.md', file)).turns).toEqual([
    ['Interviewer', 'How often?'],
    ['Interviewer', 'And why so often?'],
    ['Participant', `${answer} Then we wait.`],
    ['Interviewer', 'Who delivers the labels?'],
    ['Participant', 'A team.'],
  ])
})

test.each([
  ['a single question in bold', `**How often?**\n\n${answer}\n\nThen we wait.\n`],
  ['a list of questions that nobody answers', `1. How often?\n2. Who?\n3. Why?\n4. When?\n\n${answer}\n`],
  ['topics in bold', `**The team**\n\n${answer}\n\n**The model**\n\n${answer}\n\n**Why?**\n\n${answer}\n`],
  ['a text without questions set apart', `How often?\n\n${answer}\n\nWho?\n\nA team.\n`],
])('%s is no interview', async (_, file) => {
  expect((await readFile('talk.md', file)).turns.map(([name]) => name)).not.toContain('Interviewer')
})

test('labels go before questions that are set apart', async () => {
  const file = `**Mina: How often?**\n\nJo: ${answer}\n\n**Mina: Who delivers?**\n\nJo: A team.\n`
  expect((await readFile('talk.md', file)).turns.map(([name]) => name)).toEqual(['Mina', 'Jo', 'Mina', 'Jo'])
})

test('a million characters of questions take a time that grows with their number', async () => {
  const write = (turns: number): string => '1. Why?\nSo.\n'.repeat(turns)
  const time = async (turns: number): Promise<number> => {
    const start = process.cpuUsage()
    await readFile('talk.txt', write(turns))
    return process.cpuUsage(start).user
  }
  await time(2_000)
  expect(await time(16_000)).toBeLessThan(24 * (await time(2_000)) + 400_000)
})
