import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/boundary/diagnostic.ts'
import { describeForeign, foreignByExtension } from '../../../src/importers/kit/foreign-formats.ts'

const describeText = (text: string | null, { extension = 'txt', json = undefined as unknown } = {}) => {
  const preview = { extension, text, start: (text ?? '').slice(0, 100), entries: [], json }
  return describeForeign(preview, 'P1.txt')?.problems[0] ?? null
}
const foundIn = (text: string, more = {}) => describeText(text, more)?.message ?? null

describe('a file of a format that is not read', () => {
  test.each([
    ['doc', 'an old Word document', 'save the document as DOCX'],
    ['exb', 'an EXMARaLDA transcription', 'export it from the Partitur-Editor as ELAN (.eaf) or Praat TextGrid'],
    ['qdpx', 'a REFI-QDA project or codebook', 'take it into a study: themata import FILE --study STUDY'],
    ['sav', 'an SPSS file', 'save it as CSV'],
    ['ods', 'an OpenDocument sheet', 'save it as XLSX, or the sheet as CSV'],
  ])('.%s is refused by the name of what it is, with what helps', (extension, name, fix) => {
    expect(describeText(null, { extension })).toEqual({
      ...{ level: 'error', code: 'import/unknown-format', place: { file: 'P1.txt' } },
      message: `the file holds ${name}, which is not read`,
      fix,
    })
  })
  test.each(['txt', 'docx', 'vtt', 'srt', 'csv', 'xlsx', 'json', 'pdf', 'md', 'rtf', 'odt', 'eaf', ''])(
    '.%s is none of them',
    (extension) => {
      expect(foreignByExtension(extension)).toBeUndefined()
    },
  )
  test.each([
    ['<TEI xmlns="x"><text/></TEI>', 'a TEI document'],
    ['<?xml version="1.0"?>\n<!-- made by hand -->\n<basic-transcription/>', 'an EXMARaLDA transcription'],
    ['<!DOCTYPE folker-transcription>\n<folker-transcription/>', 'a FOLKER transcription'],
    ['  <SAMI><BODY/></SAMI>', 'SAMI captions'],
  ])('is known by its outermost element: %s', (text, name) => {
    expect(foundIn(text)).toBe(`the file holds ${name}, which is not read`)
  })
  test.each([
    [[{ team_id: 'T1', profile: {} }], 'a list of Slack users'],
    [[{ members: [], created: 1, name: 'x' }], 'a list of Slack channels'],
    [{ segments: [{ speaker: 'S1', start: 0 }] }, 'Whisper or pyannote times without words'],
  ])('is known by the keys of its JSON: %j', (json, name) => {
    expect(foundIn(JSON.stringify(json), { json })).toBe(`the file holds ${name}, which is not read`)
  })
  test('of JSON in another shape is told how to write it', () => {
    const problem = describeText('{"a": 1}', { extension: 'json', json: { a: 1 } })
    expect(problem).toMatchObject({
      message: 'the file holds JSON of another shape, which is none of the known formats',
    })
    expect(problem!.fix).toContain('{"speaker": …, "text": …, "start": …}')
  })
  test.each([['{"speaker": "Mina", "text": "How'], ['[\n  {"speaker": "Mina"},\n']])(
    'of JSON that breaks off is an error of JSON: %j',
    (text) => {
      expect(() => describeText(text)).toThrow(InputError)
      expect(() => describeText(text)).toThrow(/^P1\.txt:\d+:\d+ /)
    },
  )
})

describe('data in a text file', () => {
  const lines = (...some: readonly string[]): string => some.join('\n')
  test.each([
    ['markup (XML or HTML)', lines('<p>How often?</p>', '<p>Daily.</p>', '<p>Why?</p>')],
    ['markup (XML or HTML)', lines('<P>How often?</P>', '<P>Daily.</P>', '<P>Why?</P>')],
    ['markup (XML or HTML)', '<note>How often?</note>'],
    ['data whose lines begin with "@"', lines('@UTF8', '@Begin', '@Languages:\teng', 'so')],
    ['data whose lines begin with a code such as "*PAR:"', lines('*PAR:\tyes .', '*INV:\twhy ?', '*PAR:\tno .')],
    ['times by speaker (RTTM)', lines(...[1, 2, 3].map((at) => `SPEAKER f1 1 ${at}.0 1.5 <NA> <NA> S1 <NA> <NA>`))],
    ['subtitles with "Dialogue:" lines', lines(...[1, 2, 3].map((at) => `Dialogue: 0,0:00:0${at}.00,0:00:09.00,x`))],
    ['a list in YAML', lines('- speaker: Mina', '- text: How often?', '- speaker: Jo')],
    ['a table whose cells are parted by tabs', lines('a\tb\tc', '1\t2\t3', '4\t5\t6', '7\t8\t9')],
    ['a table whose cells are parted by bars', lines('a|b|c', '1|2|3', '4|5|6', '7|8|9')],
  ])('is seen to be %s', (data, text) => {
    expect(foundIn(text)).toBe(`the file holds ${data}, which is not read`)
  })
  test.each([
    ['what people say', lines('Mina: How often?', 'Jo: Daily.', 'Mina: Why?')],
    [
      'labels with a tab behind the colon',
      lines('Mina:\tHow\toften?', 'Jo:\tEvery\tday.', 'Mina:\tWhy\tso?', 'Jo:\tIt\thelps.'),
    ],
    ['dashes before what is said', lines('- How often?', '- Daily.', '- Why?')],
    ['handles of a chat', lines('@mina hello there', '@jo hi', '@mina so')],
    ['names of a chat on lines of their own', lines('@Mina', 'How often?', '@Jo', 'Daily.', '@Mina', 'Why?')],
    ['labels of names behind a star', lines('*Mina:\tHow?', '*Jo:\tDaily.', '*Mina:\tWhy?')],
    ['names in angle brackets', lines('<Mina> How often?', '<Jo> Daily.', '<Mina> Why?')],
    ['voices of captions', lines('<v Mina>How often?', '<v Jo>Daily.', '<v Mina>Why?')],
    ['one line of markup among others', lines('<b>Interview</b>', ...Array.from({ length: 9 }, () => 'Jo: Daily.'))],
    ['a bar in one line', lines('Mina | Jo', 'How often?', 'Daily.', 'Why?')],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(foundIn(text)).toBeNull()
  })
  test('is never seen in plain sentences, however they are broken', () => {
    const sentence = fc.constantFrom(
      'We meet daily.',
      'Why?',
      'It was cold – and wet.',
      'So: no.',
      'In 2024 it rained.',
    )
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), fc.constantFrom('\n', ' ', '\n\n'), (some, joint) => {
        expect(foundIn(some.join(joint))).toBeNull()
      }),
    )
  })
  test('has its outermost element found in linear steps, however many comments are above', () => {
    expect(foundIn(`${'<!-- x -->'.repeat(900)}<tei/>`)).toBe('the file holds a TEI document, which is not read')
    expect(foundIn('<!--'.repeat(2000))).toBeNull()
  })
})
