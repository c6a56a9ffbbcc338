import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { readReal, realFiles } from '../support/importer-fixtures.ts'

const root = '../shared/corpora'
const here = realFiles.length > 0
if (!here) console.warn('real transcripts are not here: their tests are skipped')

/** Words of speech and turns of speakers, as the list of the corpora has them (its words are parted by blanks). */
const listed = here
  ? new Map(
      readFileSync(`${root}/README.md`, 'utf8')
        .split('\n')
        .flatMap((line) => {
          const cells = line.split('|').map((cell) => cell.trim())
          return cells.length === 7 && /^`/.test(cells[1]!)
            ? [[cells[1]!.replaceAll('`', ''), { words: Number(cells[4]), speakers: cells[5]! }] as const]
            : []
        }),
    )
  : new Map()

describe.skipIf(!here)('real transcripts', () => {
  test('all 42 files are here', () => {
    expect(realFiles).toHaveLength(42)
  })

  test.each(realFiles)('%s', async (file) => {
    const source = { file, bytes: readReal(file) }
    const read = async () => {
      const { name, importer } = await chooseImporter(importers, source)
      return readTranscript(source, importer, name, { id: file, interviewers: [], participants: [] })
    }
    if (file.endsWith('filters.csv')) return expect(read()).rejects.toThrowError(InputError)
    const { wordsIn, wordsOut, skipped, speakers } = await read()
    expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
    const expected = listed.get(file.split('/').slice(1).join('/'))
    if (expected === undefined) return
    expect(wordsOut / expected.words).toBeGreaterThan(0.9)
    expect(wordsOut / expected.words).toBeLessThan(1.1)
    for (const [, name, turns] of expected.speakers.matchAll(
      /(?:^|, )(?!Break|\(blank)([\p{L} .:]+?) (\d+)(?=,|$)/gu,
    )) {
      const found = speakers.find((speaker) => speaker.name === name!.replace(/:$/, ''))
      if (!file.endsWith('.csv')) expect([name, found?.turns]).toEqual([name, Number(turns)])
    }
  })
})
