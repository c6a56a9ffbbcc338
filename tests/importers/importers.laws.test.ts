import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import type { Importer } from '../../src/importers/index.ts'
import { chooseImporter, importers, readTranscript } from '../../src/importers/index.ts'
import { bytesOf } from '../support/builders.ts'
import { asked, makerSamples, told } from '../support/maker-samples.ts'

const folder = 'data/ml-teams/transcripts'
const { strToU8, zipSync } = createRequire(import.meta.url)('fflate')
/** The sample study has no OpenDocument text, so one is made here. */
const madeOdt = {
  file: 'made.odt',
  bytes: zipSync({
    'content.xml': strToU8(
      '<d xmlns:office="o" xmlns:text="t"><text:p>Ana: How often?</text:p><text:p>Ben: Weekly, or so.</text:p></d>',
    ),
  }) as Uint8Array,
}
const samples = [
  ...readdirSync(folder).map((file) => ({ file, bytes: new Uint8Array(readFileSync(`${folder}/${file}`)) })),
  madeOdt,
  { file: 'made.rtf', bytes: bytesOf('{\\rtf1\\ansi I: How often?\\par B1: Weekly, or so.\\par}') },
  ...makerSamples.map(([, , , content], index) => ({ file: `${index}.json`, bytes: bytesOf(JSON.stringify(content)) })),
  {
    file: 'chat.json',
    bytes: bytesOf(
      JSON.stringify([
        { role: 'assistant', content: asked },
        { role: 'user', content: told },
      ]),
    ),
  },
]
const options = { id: 'T', interviewers: [], participants: [] }
const sampleOf = (importer: Importer) =>
  samples.find(
    (source) =>
      importer.extensions.includes(extname(source.file).slice(1)) && chooseImporter(source).importer === importer,
  )
const isText = (name: string) => !['docx', 'odt', 'rtf'].includes(name)

describe.each(Object.entries<Importer>(importers))('the importer %s', (name, importer) => {
  const sample = sampleOf(importer)

  test.runIf(sample)('gives turns in order, inside the text, apart, and none empty', () => {
    const { transcript } = readTranscript(sample!, importer, name, options)
    let end = -1
    for (const { span } of transcript.turns) {
      expect(span.start).toBe(end + 1)
      expect(transcript.text.slice(span.start, span.end).trim()).not.toBe('')
      end = span.end
    }
    expect(end).toBe(transcript.text.length)
  })

  test.runIf(sample)('accounts for every word', () => {
    const { wordsIn, wordsOut, skipped } = readTranscript(sample!, importer, name, options)
    expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
  })

  test.runIf(sample && isText(name))('does not care for byte order marks and Windows line ends', () => {
    const text = new TextDecoder().decode(sample!.bytes)
    const windows = new TextEncoder().encode(`\ufeff${text.replaceAll('\n', '\r\n')}`)
    const read = (bytes: Uint8Array) => readTranscript({ ...sample!, bytes }, importer, name, options).transcript
    expect({ ...read(windows), source: null }).toEqual({ ...read(sample!.bytes), source: null })
  })

  test('answers anything with a transcript or an InputError', () => {
    const bytes = sample?.bytes ?? new TextEncoder().encode('PK\u0003\u0004 content.xml')
    const damage = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255), keep: fc.nat(bytes.length) })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 8 }), (damages) => {
        const broken = bytes.slice(0, Math.max(1, damages[0]!.keep))
        for (const { at, value } of damages) if (at < broken.length) broken[at] = value
        expectTranscriptOrInputError(() =>
          readTranscript({ file: `x.${importer.extensions[0]}`, bytes: broken }, importer, name, options),
        )
      }),
      { numRuns: 40 },
    )
  })
})

test('any text is read as some format, or refused, without losing a word', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'Ana: ',
      'Ben (0:12): ',
      '**Kim:** ',
      'words here',
      '\n',
      '\n\n',
      '[00:12:03] ',
      '00:01.000 --> 00:02.000\n',
      '<v Al>',
      '- ',
      '# ',
      '"',
      ',',
      '&amp; ',
      '[laughs] ',
      '[a link](to.it)',
      '[b](at "some title")',
      '`',
      '_',
      '\\',
      'é’s',
      '{: .x}',
      '---\n',
      '{',
      '\t',
      'So: ',
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(pieces, fc.constantFrom('txt', 'md', 'vtt', 'srt', 'csv', 'json'), (parts, extension) => {
      expectTranscriptOrInputError(() => {
        const source = { file: `x.${extension}`, bytes: new TextEncoder().encode(parts.join('')) }
        const { name, importer } = chooseImporter(source)
        const { wordsIn, wordsOut, skipped } = readTranscript(source, importer, name, options)
        expect(wordsOut + skipped.reduce((total, { words }) => total + words, 0)).toBe(wordsIn)
      })
    }),
    { numRuns: 300 },
  )
})

function expectTranscriptOrInputError(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
  }
}
