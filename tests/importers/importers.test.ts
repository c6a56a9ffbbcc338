import { createRequire } from 'node:module'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { textAt } from '../../src/model/span.ts'
import { bytesOf } from '../support/builders.ts'

const { strToU8, zipSync } = createRequire(import.meta.url)('fflate')

/** What is read of a file: format and turns as [speaker, words, start in ms]. */
async function read(
  file: string,
  content: string | Uint8Array,
  stated: { interviewers?: string[]; participants?: string[] } = {},
) {
  const source = { file, bytes: typeof content === 'string' ? bytesOf(content) : content }
  const { name, importer } = await chooseImporter(importers, source)
  const imported = await readTranscript(source, importer, name, {
    id: 'T',
    interviewers: [],
    participants: [],
    ...stated,
  })
  const { transcript } = imported
  return {
    ...imported,
    format: name,
    turns: transcript.turns.map((turn) => [turn.speaker, textAt(transcript.text, turn.span), turn.startMs]),
    roles: transcript.turns.map(({ role }) => role),
  }
}

const asked = 'How often do you retrain?'
const told = 'Weekly, unless the labels changed.'
const both = [
  ['Ana', asked, null],
  ['Ben', told, null],
]

describe('labels in plain text and Markdown', () => {
  test.each([
    ['Name: text', 'a.txt', `Ana: ${asked}\nBen: ${told}\n`],
    ['bold with the colon inside', 'a.md', `**Ana:** ${asked}\n\n**Ben:** ${told}\n`],
    ['bold with the colon outside', 'a.md', `**Ana**: ${asked}\n\n**Ben**: ${told}\n`],
    ['label alone, words below', 'a.txt', `Ana:\n${asked}\n\nBen:\n${told}\n`],
    ['bracketed', 'a.txt', `[Ana] ${asked}\n[Ben] ${told}\n`],
    ['kramdown attributes', 'a.md', `**Ana:**{: .text-yellow-000}\n${asked}\n\n**Ben:**{: .text-green-000}\n${told}\n`],
    ['a full-width colon', 'a.txt', `Ana：${asked}\nBen：${told}\n`],
    ['French spacing', 'a.txt', `Ana\u00a0: ${asked}\nBen\u00a0: ${told}\n`],
    ['live captions', 'a.txt', `>> Ana: ${asked}\n>> Ben: ${told}\n`],
  ])('%s', async (_, file, text) => {
    expect((await read(file, text)).turns).toEqual(both)
  })

  test.each([
    ['Otter: name and time alone', `Ana Li  0:12  \n${asked}\n\nBen Oz  1:02:03  \n${told}\n`],
    ['Rev: name, time in parentheses', `Ana Li (00:00:12):\n${asked}\n\nBen Oz (01:02:03):\n${told}\n`],
    ['time in brackets first', `[00:00:12] Ana Li: ${asked}\n[01:02:03] Ben Oz: ${told}\n`],
    ['time in brackets after the name', `Ana Li: [00:00:12] ${asked}\nBen Oz: [01:02:03] ${told}\n`],
    ['time in brackets before the colon', `Ana Li [00:00:12]: ${asked}\nBen Oz [01:02:03]: ${told}\n`],
    ['name, colon, time alone', `Ana Li: 00:00:12\n${asked}\nBen Oz: 01:02:03\n${told}\n`],
  ])('%s', async (_, text) => {
    expect((await read('a.txt', text)).turns).toEqual([
      ['Ana Li', asked, 12_000],
      ['Ben Oz', told, 3_723_000],
    ])
  })

  test('a paragraph without a label goes on with the last speaker', async () => {
    expect((await read('a.md', `**Ana:** Well.\n\nAnd then.\n\n**Ben:** Yes.\n`)).turns).toEqual([
      ['Ana', 'Well.\nAnd then.', null],
      ['Ben', 'Yes.', null],
    ])
  })

  test('sentences, times, addresses and headings with a colon are not speakers', async () => {
    const text = `Ana: Hello.\nBen: Here is the thing: it broke.\nSo the question is: why?\nSee https://example.org at 10:30: late.\nNote: we stopped.\nAna: Yes.\nBen: No.\n`
    expect((await read('a.txt', text)).speakers.map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  })

  test('a break in a podcast is left out and told', async () => {
    const { turns, skipped } = await read('a.md', `**Ana:** One.\n\n**Break:** \\[12:00\\]\n\n**Ben:** Two.\n`)
    expect(turns).toEqual([
      ['Ana', 'One.', null],
      ['Ben', 'Two.', null],
    ])
    expect(skipped).toContainEqual(expect.objectContaining({ reason: 'parts that are not the interview' }))
  })

  test('front matter names the interviewer, headings are left out, escapes and emphasis are taken off', async () => {
    const { turns, roles } = await read(
      'a.md',
      `---\ntitle: Talk\ninterviewer: Ana\n---\n# Part one\n\nAna: Is it _so_?\n\n## Part two\n\nBen: \\[laughs\\] It **is**, see [here](https://example.org/x).\n`,
    )
    expect(turns).toEqual([
      ['Ana', 'Is it so?', null],
      ['Ben', '[laughs] It is, see here.', null],
    ])
    expect(roles).toEqual(['interviewer', 'participant'])
  })

  test('text in which nobody is named is one voice, cut at the ends of sentences, and warned about', async () => {
    const { turns, warnings, roles } = await read(
      'a.txt',
      Array.from({ length: 20 }, (_, index) => `This is sentence number ${index} of the talk.`).join('\n'),
    )
    expect(turns.length).toBe(3)
    expect(new Set(roles)).toEqual(new Set(['unknown']))
    expect(warnings.map(({ code }) => code)).toEqual(['import/no-speakers'])
  })
})

describe('captions', () => {
  test('WebVTT voices become speakers, cues of one speaker one turn; notes, styles and tags are left out', async () => {
    const vtt = `WEBVTT - Talk\n\nNOTE made by hand\n\nSTYLE\n::cue { color: lime }\n\nintro-1\n00:01.000 --> 00:04.000 align:start\n<v.loud Ana Li>How <i>often</i>\n\n00:04.000 --> 00:06.500\n<v Ana Li>do you &amp; yours retrain?</v>\n\n2\n00:00:07.000 --> 00:00:09.000\n<v Ben>If a < b.\n`
    const { turns, format } = await read('a.vtt', vtt)
    expect(format).toBe('vtt')
    expect(turns).toEqual([
      ['Ana Li', 'How often do you & yours retrain?', 1000],
      ['Ben', 'If a < b.', 7000],
    ])
  })

  test('names before a colon are speakers, as Zoom writes them, and go on over the next cues', async () => {
    const vtt = `WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAna: How often\n\n2\n00:00:02.000 --> 00:00:03.000\ndo you retrain?\n\n3\n00:00:03.000 --> 00:00:05.000\nBen: Weekly.\n\n4\n00:00:05.000 --> 00:00:06.000\nAna: Fine.\n`
    expect((await read('a.vtt', vtt)).turns).toEqual([
      ['Ana', 'How often do you retrain?', 1000],
      ['Ben', 'Weekly.', 3000],
      ['Ana', 'Fine.', 5000],
    ])
  })

  test('SRT with byte order mark, Windows line ends, dots and a number as words', async () => {
    const srt =
      '\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\nANA: How many?\r\n\r\n2\r\n00:00:04.000 --> 00:00:06.500\r\nBEN: 42\r\n\r\n3\r\n00:00:07,000 --> 00:00:08,000\r\nANA: Oh.'
    const { turns, format } = await read('a.srt', srt)
    expect(format).toBe('srt')
    expect(turns).toEqual([
      ['ANA', 'How many?', 1000],
      ['BEN', '42', 4000],
      ['ANA', 'Oh.', 7000],
    ])
  })

  test('captions without names begin a turn after a pause, a dash begins another voice', async () => {
    const vtt = `00:00:01.000 --> 00:00:02.000\nThank you.\n\n00:00:05.000 --> 00:00:06.000\nSo.\n\n00:00:06.000 --> 00:00:07.000\n- Glad to be here.\n`
    expect((await read('cues.md', vtt)).turns).toEqual([
      [null, 'Thank you.', 1000],
      [null, 'So.', 5000],
      [null, 'Glad to be here.', 6000],
    ])
  })

  test('rolling captions are taken once, and what was shown again is told', async () => {
    const lines = ['so we began', 'with the data', 'and then we', 'found the hole', 'in the wall']
    const cues = lines.map(
      (line, index) =>
        `00:00:0${index}.000 --> 00:00:0${index + 1}.000 align:start position:0%\n${index > 0 ? `${lines[index - 1]}\n` : ''}${line}`,
    )
    const { turns, skipped } = await read('a.vtt', `WEBVTT\nKind: captions\nLanguage: en\n\n${cues.join('\n\n')}\n`)
    expect(turns).toEqual([[null, lines.join(' '), 0]])
    expect(skipped.find(({ reason }) => reason === 'captions shown again')?.words).toBe(12)
  })
})

describe('tables and JSON', () => {
  test('each row of a table is a turn; an empty speaker is the one above; further columns are left out by name', async () => {
    const { turns, transcript, skipped } = await read(
      'a.csv',
      'speaker,words,tags,timestamp\nDB:,"How, then?",x,0:00:45\n,And why?,,[00:12:34]\nJM:,"He said ""no"" &#8212; twice.",y;z,\n',
    )
    expect(turns).toEqual([
      ['DB', 'How, then?', 45_000],
      ['DB', 'And why?', 754_000],
      ['JM', 'He said "no" — twice.', null],
    ])
    expect(transcript.turns.map(({ number, line }) => [number, line])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    expect(skipped.map(({ reason }) => reason)).toContain('column "tags"')
  })

  test('semicolons and an Excel sep= line are understood', async () => {
    expect((await read('a.csv', 'sep=;\nSpeaker;Text\nAna;Well, yes.\n')).turns).toEqual([['Ana', 'Well, yes.', null]])
  })

  test('captions in a table, as Whisper writes TSV, are joined to turns', async () => {
    expect((await read('a.tsv', 'start\tend\ttext\n0\t1500\tHello there.\n1500\t3000\tGood day.\n')).turns).toEqual([
      [null, 'Hello there. Good day.', 0],
    ])
  })

  test('a table without a column of words says which columns it has', async () => {
    await expect(read('a.csv', 'tag,description\na,b\n')).rejects.toThrowError(
      /a\.csv:1:1 {2}error {2}import\/no-text-column\n.*tag, description\n.*name the column "text"/s,
    )
  })

  test('Whisper JSON has segments with seconds, whisperX speakers too', async () => {
    const json = JSON.stringify({
      text: ' Hello. Hi.',
      segments: [
        { start: 0, end: 1.2, text: ' Hello.', speaker: 'SPEAKER_00' },
        { start: 1.3, end: 2, text: ' Hi.', speaker: 'SPEAKER_01' },
      ],
    })
    const { turns, format } = await read('a.json', json)
    expect(format).toBe('whisper-json')
    expect(turns).toEqual([
      ['SPEAKER_00', 'Hello.', 0],
      ['SPEAKER_01', 'Hi.', 1300],
    ])
  })

  test.each([
    ['breaks off', '{\n "segments": [\n  {"text": "a"},\n', 'a.json:4:1', 'Unexpected end'],
    ['lacks a value', '{"segments": [\n  {"text": "a", "start": }\n]}', 'a.json:2:26', "Unexpected token '}'"],
    ['has a comma too many', '{"segments": [\n{"text": "a"},,\n]}', 'a.json:2:15', "Unexpected token ','"],
    ['goes on behind its end', '{"segments": []}\n}', 'a.json:2:1', 'Unexpected non-whitespace character after JSON'],
    ['is cut inside a word', '{"segments": [{"text": "a', 'a.json:1:26', 'Unterminated string'],
    ['is of no maker', '{ "talk": ', 'a.json:1:11', 'Unexpected end'],
  ])('JSON that %s is told with line and column', async (_, json, place, message) => {
    await expect(read('a.json', json)).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`^${place} .*json/syntax\n.*malformed here: ${message}`)),
    })
  })

  test('JSON of a shape that nobody is known to write is refused, and not read as what somebody says', async () => {
    await expect(read('a.json', '{"talk": [{"wer": "Ana", "worte": "How often?"}]}')).rejects.toThrowError(
      /a\.json {2}error {2}import\/unknown-format\n.*JSON of another shape/,
    )
  })
})

const word = (body: string) =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('office documents', () => {
  test('Word paragraphs with a time after the name, soft breaks kept apart, deletions left out', async () => {
    const body =
      p(r('Ana   0:03'), '<w:r><w:br/></w:r>', r('How often?')) +
      p(r('Ben   0:07')) +
      p(r('Weekly'), '<w:del><w:r><w:delText>no</w:delText></w:r></w:del>', r(', mostly.'))
    expect((await read('a.docx', word(body))).turns).toEqual([
      ['Ana', 'How often?', 3000],
      ['Ben', 'Weekly, mostly.', 7000],
    ])
  })

  test('a bold name split over runs is a label', async () => {
    const body = p(r('An', '<w:b/>'), r('a:', '<w:b/>'), r(' How often?')) + p(r('Ben:', '<w:b/>'), r(' Weekly.'))
    expect((await read('a.docx', word(body))).turns).toEqual([
      ['Ana', 'How often?', null],
      ['Ben', 'Weekly.', null],
    ])
  })

  test('a table of names and words is a conversation', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${p(r(cell))}</w:tc>`).join('')}</w:tr>`
    expect(
      (await read('a.docx', word(`<w:tbl>${row('0:03', 'Ana', 'How often?')}${row('0:07', 'Ben', 'Weekly.')}</w:tbl>`)))
        .turns,
    ).toEqual([
      ['Ana', 'How often?', 3000],
      ['Ben', 'Weekly.', 7000],
    ])
  })

  test('OpenDocument paragraphs, with tabs and comments', async () => {
    const odt = zipSync({
      'content.xml': strToU8(
        '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><text:p>Ana:<text:tab/>How <text:span>often</text:span>?<office:annotation><text:p>check</text:p></office:annotation></text:p><text:p>Ben:<text:s text:c="2"/>Weekly.</text:p></office:body></office:document-content>',
      ),
    })
    expect((await read('a.odt', odt)).turns).toEqual([
      ['Ana', 'How often?', null],
      ['Ben', 'Weekly.', null],
    ])
  })
})

describe('RTF', () => {
  const head =
    '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator f4;}{\\info{\\title Talk}}\\uc1\n'

  test('f4 paragraphs with stamps, umlauts, quotes and a hidden part', async () => {
    const rtf = `${head}\\b I:\\b0  Wie l\\'e4uft es? #00:00:12-3#\\par B1: Gut \\u8211? \\ldblquote ganz\\rdblquote  gut.{\\v geheim} #00:00:20-1#\\par\n}`
    expect((await read('a.rtf', rtf)).turns).toEqual([
      ['I', 'Wie läuft es? #00:00:12-3#', null],
      ['B1', 'Gut – “ganz” gut. #00:00:20-1#', null],
    ])
  })

  test('stamps are kept as marks and no words of the talk', async () => {
    expect((await read('a.rtf', `${head}I: Ja? #00:00:12-3#\\par B1: Nein.\\par I: Gut.\\par}`)).roles).toEqual([
      'interviewer',
      'participant',
      'interviewer',
    ])
  })
})

describe('bytes', () => {
  test('Windows-1252 quotes and dashes are read right, on Node 20 too', async () => {
    expect((await read('a.txt', iconv.encode('Ana: “Well” – it’s 5 €.\nBen: Ja, schön.\n', 'win1252'))).turns).toEqual([
      ['Ana', '“Well” – it’s 5 €.', null],
      ['Ben', 'Ja, schön.', null],
    ])
  })

  test.each(['utf-16le', 'utf-16be'])('%s is read with and without a byte order mark', async (encoding) => {
    for (const addBOM of [true, false])
      expect((await read('a.txt', iconv.encode(`Ana: ${asked}\nBen: ${told}\n`, encoding, { addBOM }))).turns).toEqual(
        both,
      )
  })

  test('old Mac and Windows line ends are line ends', async () => {
    for (const end of ['\r', '\r\n'])
      expect((await read('a.txt', `Ana: ${asked}${end}Ben: ${told}${end}`)).turns).toEqual(both)
  })

  test('a picture named .txt is told to be one', async () => {
    const png = Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...Array.from({ length: 400 }, (_, index) => index % 7),
    ])
    await expect(read('a.txt', png)).rejects.toThrowError(/a PNG picture/)
  })

  test('a Word document that breaks off is told to be damaged', async () => {
    const whole = word(p(r('Ana: Yes.')))
    await expect(read('a.docx', whole.slice(0, 60))).rejects.toThrowError(
      /a zip archive that is damaged, or that holds no document/,
    )
  })

  test('empty files and files of more than 40 MB are refused with a mend', async () => {
    await expect(read('a.txt', '')).rejects.toThrowError(/import\/empty/)
    await expect(read('a.txt', new Uint8Array(50e6))).rejects.toThrowError(
      /50 MB; one transcript may have 40 MB\n {2}fix: split it/,
    )
  })
})

describe('roles', () => {
  const asks = Array.from(
    { length: 4 },
    (_, index) =>
      `Kim: And what came after that, in the year ${index}?\nLee: ${'We went on with it and it grew, as such things do. '.repeat(3)}`,
  ).join('\n')

  test('whoever asks is the interviewer, with the reason', async () => {
    expect((await read('a.txt', asks)).speakers).toMatchObject([
      { name: 'Kim', role: 'interviewer', reason: expect.stringContaining('questions in 1000 words') },
      { name: 'Lee', role: 'participant' },
    ])
  })

  test('what is stated wins over what is guessed', async () => {
    expect(
      (await read('a.txt', asks, { participants: ['Kim'], interviewers: ['Lee'] })).speakers.map(({ role, reason }) => [
        role,
        reason,
      ]),
    ).toEqual([
      ['participant', 'stated'],
      ['interviewer', 'stated'],
    ])
  })

  test('labels such as I and P3a say the role', async () => {
    expect((await read('a.txt', 'I: Tell me.\nP3a: Well.\nI: And?\nP3a: No.\n')).roles).toEqual([
      'interviewer',
      'participant',
      'interviewer',
      'participant',
    ])
  })
})

test.each(['**a ', '[a](', '<!--', '_a ', '<v ', '(a ', '[', 'Ab '])(
  '%j without end, a hundred thousand times, is text',
  async (mark) => {
    const said = `${mark.repeat(100_000)}end`
    for (const file of ['a.md', 'a.txt', 'a.vtt']) {
      const text = file === 'a.vtt' ? `WEBVTT\n\n00:00.000 --> 00:01.000\nAna: ${said}\n` : `Ana: ${said}\nBen: Yes.\n`
      expect((await read(file, text)).wordsOut).toBeGreaterThanOrEqual(1)
    }
  },
)
