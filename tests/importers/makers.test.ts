import { expect, test } from 'vitest'
import { chooseImporter, readTranscript } from '../../src/importers/index.ts'
import { textAt } from '../../src/model/span.ts'
import { bytesOf } from '../support/builders.ts'
import { asked, makerSamples, told } from '../support/maker-samples.ts'

function read(file: string, content: string) {
  const source = { file, bytes: bytesOf(content) }
  const { name, importer } = chooseImporter(source)
  const { transcript, wordsIn, wordsOut, skipped } = readTranscript(source, importer, name, {
    id: 'T',
    interviewers: [],
    participants: [],
  })
  expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
  return {
    format: name,
    turns: transcript.turns.map((turn) => [turn.speaker, textAt(transcript.text, turn.span), turn.startMs]),
  }
}

test.each(makerSamples)('JSON of %s is read turn by turn', (maker, first, second, content) => {
  const { format, turns } = read('x.json', JSON.stringify(content))
  expect(format).toBe(maker)
  expect(turns).toEqual([
    [first, asked, 1000],
    [second, told, 5000],
  ])
})

test('a chat is an interview in writing, with and without a wrapper', () => {
  const messages = [
    { role: 'assistant', content: asked },
    { role: 'user', content: told },
  ]
  for (const content of [messages, { messages }]) {
    expect(read('x.json', JSON.stringify(content))).toEqual({
      format: 'chat',
      turns: [
        ['assistant', asked, null],
        ['user', told, null],
      ],
    })
  }
})

test('SBV captions and LRC lines have their times', () => {
  expect(read('x.sbv', `0:00:01.000,0:00:02.000\n${asked}\n\n0:00:05.000,0:00:06.000\n${told}\n`)).toEqual({
    format: 'vtt',
    turns: [
      [null, asked, 1000],
      [null, told, 5000],
    ],
  })
  expect(
    read('x.lrc', `[00:01.00]${asked} ${'And then we went on with it. '.repeat(12)}\n[00:05.00]${told}\n`).turns.map(
      ([, , start]) => start,
    ),
  ).toEqual([1000, 5000])
})

test('JSON of a known maker with a part missing says which', () => {
  expect(() => read('x.json', '{"monologues":[{"speaker":0}]}')).toThrowError(/a list is expected here/)
})
