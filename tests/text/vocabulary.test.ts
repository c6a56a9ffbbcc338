import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberOfWord, wordOf } from '../../src/text/vocabulary.ts'
import { wordsOf } from '../../src/text/words.ts'

const numberOf = (word: string): number => numberOfWord(`«${word}»`, 1, word.length + 1)

test('a word has the number of the same word wherever it stands, and no other word has it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ minLength: 1 }),
      fc.string(),
      (a, b, before) => {
        expect(wordOf(numberOf(a))).toBe(a)
        expect(numberOfWord(before + a, before.length, before.length + a.length)).toBe(numberOf(a))
        expect(numberOf(a) === numberOf(b)).toBe(a === b)
      },
    ),
  )
})

test('numbers stay as they are while the vocabulary grows', () => {
  const words = Array.from({ length: 70_000 }, (_, number) => `word${number.toString(36)}`)
  const numbers = words.map(numberOf)
  expect(new Set(numbers).size).toBe(words.length)
  expect(words.map(numberOf)).toEqual(numbers)
  expect(numbers.map(wordOf)).toEqual(words)
})

test('words of a text are found however many others were met elsewhere since the last one', () => {
  wordsOf('a text before')
  for (let number = 0; number < 200_000; number++) numberOf(`elsewhere${number}`)
  expect(wordsOf('the newest text, the newestword').map(({ text }) => text)).toEqual([
    'the',
    'newest',
    'text',
    'the',
    'newestword',
  ])
})

test('a long word that is kept does not keep the transcript it was met in', () => {
  setFlagsFromString('--expose-gc')
  const used = (): number => {
    ;(runInNewContext('gc') as () => void)()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  for (let transcript = 0; transcript < 40; transcript++)
    wordsOf(`${' '.repeat(250_000)}onlyinthistranscript${transcript.toString(36).padStart(2, 'x')}`)
  expect(used() - before).toBeLessThan(2e6) // of 10 million characters
})
