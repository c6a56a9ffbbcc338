import { describe, expect, test } from 'vitest'
import { chooseImporter, importers, noHints, readTranscript } from '../../src/importers/index.ts'
import { textAt } from '../../src/model/span.ts'
import { importerFixtures } from '../support/importer-fixtures.ts'

describe.each(Object.keys(importers))('%s', (format) => {
  const own = importerFixtures.filter((fixture) => fixture.format === format)

  test('has an invented file that shows it', () => {
    expect(own).not.toEqual([])
  })

  test.each(own.map((fixture) => [fixture.expected.shape, fixture] as const))(
    '%s',
    async (_, { file, bytes, expected }) => {
      const { name, importer } = await chooseImporter({ file, bytes })
      expect(name).toBe(format)
      const { transcript, speakers, skipped, warnings, wordsIn, wordsOut } = await readTranscript(
        { file, bytes },
        importer,
        name,
        { id: 'T', interviewers: [], participants: [], hints: { ...noHints, ...expected.hints } },
      )
      const turns = transcript.turns.map(({ speaker, startMs, span }) => [
        speaker,
        startMs,
        textAt(transcript.text, span),
      ])
      expect(turns).toEqual(expected.turns)
      const roles = Object.fromEntries(speakers.map((speaker) => [speaker.name, speaker.role]))
      if (expected.roles) expect(roles).toEqual(expected.roles)
      const leftOut = Object.fromEntries(skipped.map(({ reason, words }) => [reason, words]))
      if (expected.leftOut) expect(leftOut).toEqual(expected.leftOut)
      expect(warnings.map(({ code }) => code)).toEqual(expected.warnings)
      expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
    },
  )
})
