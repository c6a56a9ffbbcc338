import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import type { Importer } from '../../src/importers/importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import type { TranscriptFile } from '../../src/model/transcript-file.ts'
import { importerFixtures, readReal, realFiles } from '../support/importer-fixtures.ts'

const options = { id: 'T', interviewers: [], participants: [] }
const isText = (name: string) => !['docx', 'odt', 'rtf', 'xlsx', 'pdf'].includes(name)

describe.each(Object.entries<Importer>(importers))('the importer %s', (name, importer) => {
  const samples = importerFixtures.filter(({ format, expected }) => format === name && !expected.hints)
  const files = samples.map((sample) => [sample.file, sample] as const)
  const read = (file: string, bytes: Uint8Array) => readTranscript({ file, bytes }, importer, name, options)

  test.each(files)('gives turns of %s in order, inside the text, apart, and none empty', async (file, { bytes }) => {
    const { transcript } = await read(file, bytes)
    let end = -1
    for (const { span } of transcript.turns) {
      expect(span.start).toBe(end + 1)
      expect(transcript.text.slice(span.start, span.end).trim()).not.toBe('')
      end = span.end
    }
    expect(end).toBe(transcript.text.length)
  })

  test.each(files)('gives the same of the same bytes of %s, and does not change them', async (file, { bytes }) => {
    const before = bytes.slice()
    expect(await read(file, bytes)).toEqual(await read(file, before))
    expect(bytes).toEqual(before)
  })

  test.runIf(isText(name)).each(files)(
    'does not care for byte order marks and Windows line ends in %s',
    async (file, { bytes }) => {
      const isUtf16 = bytes[0] === 0xff
      const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes).replaceAll('\r\n', '\n')
      const windows = new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`)
      const of = async (read: Promise<TranscriptFile>) => ({ ...(await read).transcript, source: null })
      expect(await of(read(file, windows))).toEqual(await of(read(file, bytes)))
    },
  )

  test('answers anything with a transcript or an InputError', async () => {
    const bytes = samples[0]!.bytes
    const damage = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255), keep: fc.nat(bytes.length) })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), async (damages) => {
        const broken = bytes.slice(0, damages.length > 4 ? undefined : Math.max(1, damages[0]!.keep))
        for (const { at, value } of damages) if (at < broken.length) broken[at] = value
        await expectTranscriptOrInputError(read(`x.${importer.extensions[0]}`, broken))
      }),
      { numRuns: 40 },
    )
  })
})

test('any text is read as some format, or refused, without losing a word', async () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...['Ana: ', 'Ben (0:12): ', '**Kim:** ', 'words here', '\n', '\n\n', '[00:12:03] ', '<v Al>', '- ', '# ', '"'],
      ...[',', '&amp; ', '[laughs] ', '[a link](to.it)', '[b](at "some title")', '`', '_', '\\', 'é’s', '{: .x}'],
      ...['---\n', '{', '\t', 'So: ', '00:01.000 --> 00:02.000\n', '#00:00:12-3#', '//S02: yes.//', 'Transcript\n'],
      ...['Ana Li\n', '<p>', '<a name="ts_1_2_S01">', 'S01: ', 'transcript:\n', '- line: x\n', '\ud800', '\0'],
    ),
    { maxLength: 40 },
  )
  const endings = fc.constantFrom('txt', 'md', 'vtt', 'srt', 'csv', 'json', 'html', 'rtf')
  await fc.assert(
    fc.asyncProperty(pieces, endings, async (parts, extension) => {
      const source = { file: `x.${extension}`, bytes: Buffer.from(parts.join('')) }
      await expectTranscriptOrInputError(
        chooseImporter(importers, source).then(({ name, importer }) => readTranscript(source, importer, name, options)),
      )
    }),
    { numRuns: 300 },
  )
})

test.skipIf(realFiles.length === 0)('real files, damaged anywhere, are read or refused', async () => {
  const pick = fc.record({
    file: fc.constantFrom(...realFiles),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 100, max: 20_000 }),
    noise: fc.array(fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), value: fc.nat(255) }), {
      maxLength: 20,
    }),
  })
  await fc.assert(
    fc.asyncProperty(pick, async ({ file, from, length, noise }) => {
      const all = readReal(file)
      const start = /\.(docx|odt|json)$/.test(file) ? 0 : Math.floor(from * all.length)
      const bytes = all.slice(start, /\.(docx|odt)$/.test(file) ? undefined : start + length)
      for (const { at, value } of noise) bytes[Math.floor(at * bytes.length)] = value
      const source = { file, bytes }
      await expectTranscriptOrInputError(
        chooseImporter(importers, source).then(({ name, importer }) => readTranscript(source, importer, name, options)),
      )
    }),
    { numRuns: 120 },
  )
})

/** What is read accounts for every word; what is not is told by an InputError. */
async function expectTranscriptOrInputError(work: Promise<TranscriptFile>): Promise<void> {
  try {
    const { wordsIn, wordsOut, skipped, transcript } = await work
    expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
    expect(transcript.text.isWellFormed()).toBe(true)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
  }
}
