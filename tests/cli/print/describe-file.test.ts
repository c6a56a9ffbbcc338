import { describe, expect, test } from 'vitest'
import { describeFile } from '../../../src/cli/print/describe-file.ts'
import { fileOf, transcriptOf } from '../../support/builders.ts'

const file = fileOf(transcriptOf('P1', ['Interviewer', 'And?'], ['Ana', 'It was dry,\nand we carried water.']))
const speaker = (name: string | null, turns: number) => ({
  ...{ name, role: 'participant' as const, reason: 'by the label', turns, words: 7 },
})

describe('the preview of a file', () => {
  test('accounts for every word, with what was left out and where it begins', () => {
    const text = describeFile(
      {
        ...{ ...file, wordsIn: 12, wordsOut: 8, language: 'en', inaudible: 2 },
        skipped: [{ reason: 'speaker labels', words: 4, line: 3, sample: 'Ana:' }],
      },
      0,
    )
    expect(text).toContain('P1.txt: text, 2 turns, language en\n')
    expect(text).toContain('  words in the file 12, in turns 8, left out 4; 2 places inaudible\n')
    expect(text).toContain('         4  speaker labels, from line 3: "Ana:"\n')
  })
  test('has a line for each speaker, also one without a name', () => {
    const lines = describeFile({ ...file, speakers: [speaker('Ana', 1), speaker(null, 12)] }, 0).split('\n')
    expect(lines[2]).toBe('  Ana         participant     1 turns       7 words  (by the label)')
    expect(lines[3]).toMatch(/^ {2}\(no name\) {3}participant {4}12 turns/)
  })
  test('shows as many turns as were asked for, each on a line and cut where it is long', () => {
    expect(describeFile(file, 1)).not.toContain('2. Ana')
    expect(describeFile(file, 5)).toContain('    2. Ana: It was dry, and we carried water.\n')
    const long = fileOf(transcriptOf('P1', ['Ana', 'word '.repeat(40).trim()]))
    expect(describeFile(long, 1)).toMatch(/1\. Ana: (word ){17}wo\.\.\.\n/)
  })
  test('names words before a colon that were read as speech', () => {
    const text = describeFile(
      {
        ...file,
        doubtful: [
          { name: 'Note', uses: 1, line: 4 },
          { name: 'Hm', uses: 3, line: 9 },
        ],
      },
      0,
    )
    expect(text).toContain('  read as speech, not as speakers: "Note:" (line 4), "Hm:" (3 times, first on line 9)\n')
  })
  test('shows names that would act upon a terminal as what they are', () => {
    const evil = { ...file, speakers: [speaker('\u001b[2JAna', 1)] }
    expect(describeFile(evil, 0)).not.toContain('\u001b')
  })
})
