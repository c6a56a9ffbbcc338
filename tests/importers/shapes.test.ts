import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { noHints } from '../../src/importers/importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { safeReader } from '../../src/io/readers.ts'
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
      const { name, importer } = await chooseImporter(importers, { file, bytes })
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

test('files of every format are read from a folder as they are read here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'themata-shapes-'))
  const plain = importerFixtures.filter(({ expected }) => !expected.hints)
  for (const { format, file, bytes } of plain) writeFileSync(join(folder, `${format}-${file}`), bytes)
  const { study, problems } = await loadStudy(folder, safeReader)
  const { files, failures } = await importStudy({ ...study, interviewers: [] })
  rmSync(folder, { recursive: true })
  expect([problems, failures]).toEqual([[], []])
  const formats = files.map(({ transcript: { source } }) => [source.file, source.format])
  expect(Object.fromEntries(formats)).toEqual(
    Object.fromEntries(plain.map(({ format, file }) => [`${format}-${file}`, format])),
  )
})
