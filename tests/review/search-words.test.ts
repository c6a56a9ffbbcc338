import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReviewTranscript } from '../../src/review/review-data.ts'
import { searchWords } from '../../src/review/search-words.ts'

const transcript = (text: string, turns: ReviewTranscript['turns'] = []): ReviewTranscript => ({
  ...{ id: 'P1', text, passages: [] },
  turns: turns.length > 0 ? turns : [{ number: 1, speaker: 'Ana', role: 'participant', start: 0, end: text.length }],
})
const found = (text: string, words: string) =>
  searchWords([transcript(text)], words).map(({ start, end }) => text.slice(start, end))

describe('a search of transcripts', () => {
  test.each([
    ['We pay, you PAY, they paid.', 'pay', ['pay', 'PAY']],
    ['the low\n  pay here', 'low pay', ['low\n  pay']],
    ['ÄRGER und ärger', 'Ärger', ['ÄRGER', 'ärger']],
    ['cafe\u0301 and caf\u00e9', 'caf\u00e9', ['cafe\u0301', 'caf\u00e9']],
    ['cafe\u0301 and caf\u00e9', 'cafe\u0301', ['cafe\u0301', 'caf\u00e9']],
    ["I don’t and I don't", "don't", ['don’t', "don't"]],
    ['a (b) [c] a.b a+b', 'a.b', ['a.b']],
    ['costs $5 (or so)', '$5 (or', ['$5 (or']],
    ['C:\\temp|x', '\\temp|', ['\\temp|']],
    ['nothing of it', 'absent', []],
    ['aaa', 'aa', ['aa']],
    ['дом и Дом', 'дом', ['дом', 'Дом']],
  ])('in %j for %j finds %j', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected)
  })
  test('finds any words that are there, whatever their letters mean elsewhere', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((own) => own.trim() !== '')
    fc.assert(
      fc.property(word, word, (words, other) => {
        const text = `${other} . ${words.trim()} . ${other}`
        expect(searchWords([transcript(text)], words).length).toBeGreaterThan(0)
      }),
    )
  })
  test('names who says it, and shows whole words around it', () => {
    const text =
      'How is the pay? The pay is low, and it has been low for all of the years that I can remember at this place.'
    const turns: ReviewTranscript['turns'] = [
      { number: 1, speaker: 'I', role: 'interviewer', start: 0, end: 15 },
      { number: 2, speaker: 'Ana', role: 'participant', start: 16, end: text.length },
    ]
    const [first, second, ...others] = searchWords([transcript(text, turns)], 'pay')
    expect(others).toEqual([])
    expect([first!.speaker, second!.speaker]).toEqual(['I', 'Ana'])
    expect([second!.before, second!.after]).toEqual([
      'is the pay? The ',
      ' is low, and it has been low for all of the years that I',
    ])
  })
  test('ends at 200 places, in the order of the study', () => {
    const many = searchWords([transcript('a '.repeat(150)), transcript('a '.repeat(150))], 'a')
    expect(many).toHaveLength(200)
    expect(many.map((own) => own.transcript)).toEqual([...Array(150).fill(0), ...Array(50).fill(1)])
  })
})
