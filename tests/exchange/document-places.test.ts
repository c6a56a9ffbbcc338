import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { createDocumentPlaces } from '../../src/exchange/document-places.ts'
import { renderDocument } from '../../src/exchange/refi-qda/render-document.ts'
import { directReader } from '../../src/io/readers.ts'
import { bytesOf, transcriptOf } from '../support/builders.ts'

const spoken = fc.array(
  fc.tuple(
    fc.constantFrom('Ana', 'Bo', 'Interviewer'),
    fc
      .array(fc.constantFrom('rain', 'Ana', 'we', '😀', 'dug.', 'yes', 'Bo'), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(' ')),
  ),
  { minLength: 1, maxLength: 8 },
)

describe('places of a transcript in a document with labels', () => {
  test('are found by their words, and back', () => {
    fc.assert(
      fc.property(spoken, fc.nat(), fc.nat(), (turns, from, length) => {
        const transcript = transcriptOf('t', ...turns)
        const document = renderDocument(transcript)
        const words = Array.from(transcript.text.matchAll(/\S+/g), ({ index, 0: word }) => ({
          start: index,
          end: index + word.length,
        }))
        const first = words[from % words.length]!
        const last = words[Math.min(words.length - 1, (from % words.length) + (length % 4))]!
        const span = { start: first.start, end: last.end }
        const there = document.place(span)
        const within = transcript.turns.some((turn) => turn.span.start <= span.start && span.end <= turn.span.end)
        if (within)
          expect(document.text.slice(there.start, there.end)).toBe(transcript.text.slice(span.start, span.end))
        const places = createDocumentPlaces(document.text, transcript)
        expect(places.toDocument(span)).toEqual(there)
        expect(places.toTranscript(there)).toEqual(span)
      }),
    )
  })
  test('are those of the words that an importer keeps', async () => {
    const document =
      'Interview 7\n\n[00:01] Ana: Ana waters beans. [00:09]\n[00:12] Bo: And the **roses**?\nThey too.\n'
    const source = { file: 'a.txt', bytes: bytesOf(document) }
    const { files } = await importStudy({
      name: 't',
      reader: directReader,
      files: [source],
      settings: null,
      interviewers: [],
    })
    const file = files[0]!
    const places = createDocumentPlaces(document, file.transcript)
    const start = document.indexOf('Ana waters')
    const found = places.toTranscript({ start, end: start + 10 })!
    expect(file.transcript.text.slice(found.start, found.end)).toBe('Ana waters')
    expect(places.toDocument(found)).toEqual({ start, end: start + 10 })
  })
  test('are nowhere for labels alone, and for words that the other text does not have', () => {
    const transcript = transcriptOf('t', ['Ana', 'It rained.'], ['Bo', 'For a long while, and the beans drowned.'])
    const places = createDocumentPlaces('Bo: For a long while, and the beans drowned.', transcript)
    expect(places.toTranscript({ start: 0, end: 2 })).toBeNull()
    expect(places.toDocument({ start: 0, end: 10 })).toBeNull()
    expect(places.toDocument(transcript.turns[1]!.span)).toEqual({ start: 4, end: 44 })
  })
  test('are found again behind a long part that only the document has', () => {
    const transcript = transcriptOf('t', ['Ana', 'For a long while, and then the beans drowned.'])
    const header = 'Consent form. '.repeat(100)
    const places = createDocumentPlaces(`${header}\nAna: ${transcript.text}`, transcript)
    expect(places.toDocument({ start: 0, end: 3 })).toEqual({ start: header.length + 6, end: header.length + 9 })
  })
})
