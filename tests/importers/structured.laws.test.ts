import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseImporter } from '../../src/importers/choose-importer.ts'
import { importers } from '../../src/importers/index.ts'
import { readTranscript } from '../../src/importers/kit/read-transcript.ts'
import { textAt } from '../../src/model/span.ts'

const { strToU8, zipSync } = createRequire(import.meta.url)('fflate')

/** What is said, by whom and from when on; the speakers alternate. */
interface Said {
  readonly speaker: string
  readonly text: string
  readonly start: number
}

const names = fc.constantFrom(
  ...[
    'jo lind',
    'Mina Okoro',
    'Maria Fernanda Gonzalez Lopez de la Torre',
    'Мария',
    '王小明',
    'P3a',
    'x',
    'Dr. Okoro (she/her)',
  ],
  ...['SPEAKER_00', 'constructor', '__proto__', 'Note taker', 'the one with the hat'],
)
const words = fc.constantFrom(
  ...[
    'we',
    'retrain',
    'weekly',
    '3',
    '10:30',
    '[laughs]',
    '(so to say)',
    'thing:',
    'как',
    '模型',
    '"quoted"',
    'a;b',
    'a|b',
    'C:\\data',
    '&',
    '<5',
    "don't",
  ],
)
const talk: fc.Arbitrary<Said[]> = fc
  .tuple(names, names, fc.array(fc.array(words, { minLength: 1, maxLength: 8 }), { minLength: 4, maxLength: 10 }))
  .filter(([one, other]) => one !== other)
  .map(([one, other, said]) =>
    said.map((each, index) => ({
      speaker: index % 2 === 0 ? one : other,
      text: `So ${each.join(' ')} it goes ${index} times.`,
      start: 1 + 3 * index,
    })),
  )

const xml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const csv = (cell: string) => `"${cell.replace(/"/g, '""')}"`
const clock = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}`
const ends = ({ start }: Said) => start + 2

/** How each format writes it, as a file of its own. */
const writers: Readonly<Record<string, (said: readonly Said[]) => { file: string; content: string | Uint8Array }>> = {
  'whisper-json': (said) => ({
    file: 'a.json',
    content: JSON.stringify({
      segments: said.map(({ speaker, text, start }) => ({ start, end: start + 2, text: ` ${text}`, speaker })),
    }),
  }),
  segments: (said) => ({
    file: 'a.jsonl',
    content: said
      .map(({ speaker, text, start }) => JSON.stringify({ speaker_name: speaker, sentence: text, start_time: start }))
      .join('\n'),
  }),
  'hugging-face': (said) => ({
    file: 'a.json',
    content: JSON.stringify({
      speakers: said.map((one) => ({ speaker: one.speaker, timestamp: [one.start, ends(one)], text: one.text })),
      chunks: [],
    }),
  }),
  speechmatics: (said) => ({
    file: 'a.json',
    content: JSON.stringify({
      results: said.flatMap(({ speaker, text, start }) =>
        text.split(' ').map((content, index) => ({
          type: 'word',
          start_time: start + index / 100,
          alternatives: [{ content, speaker }],
        })),
      ),
    }),
  }),
  csv: (said) => ({
    file: 'a.csv',
    content:
      `Time,Said by,Text\n${said.map(({ speaker, text, start }) => [clock(start), speaker, text].map(csv).join(',')).join('\n')}\n`.replace(
        'Said by',
        'Speaker',
      ),
  }),
  'csv without heads': (said) => ({
    file: 'a.tsv',
    content: `${said.map(({ speaker, text, start }) => [clock(start), csv(text), csv(speaker)].join('\t')).join('\n')}\n`,
  }),
  html: (said) => ({
    file: 'a.html',
    content: `<html><body><table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr>${said.map(({ speaker, text, start }) => `<tr><td>${clock(start)}</td><td>${xml(speaker)}</td><td>${xml(text)}</td></tr>`).join('')}</table></body></html>`,
  }),
  odt: (said) => ({
    file: 'a.odt',
    content: zipSync({
      'content.xml': strToU8(
        `<d xmlns:table="t" xmlns:text="x"><table:table>${[['Time', 'Speaker', 'Text'], ...said.map(({ speaker, text, start }) => [clock(start), speaker, text])].map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell><text:p>${xml(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table></d>`,
      ),
    }),
  }),
  elan: (said) => ({
    file: 'a.eaf',
    content: `<ANNOTATION_DOCUMENT><TIME_ORDER>${said.map((one, index) => `<TIME_SLOT TIME_SLOT_ID="a${index}" TIME_VALUE="${one.start * 1000}"/><TIME_SLOT TIME_SLOT_ID="b${index}" TIME_VALUE="${ends(one) * 1000}"/>`).join('')}</TIME_ORDER>${[
      0, 1,
    ]
      .map(
        (voice) =>
          `<TIER TIER_ID="t${voice}" PARTICIPANT="${xml(said[voice]!.speaker)}">${said.map(({ text }, index) => (index % 2 === voice ? `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="n${index}" TIME_SLOT_REF1="a${index}" TIME_SLOT_REF2="b${index}"><ANNOTATION_VALUE>${xml(text)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>` : '')).join('')}</TIER>`,
      )
      .join('')}</ANNOTATION_DOCUMENT>`,
  }),
  textgrid: (said) => ({
    file: 'a.TextGrid',
    content: [
      'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n99\n<exists>\n2',
      ...[0, 1].flatMap((voice) => {
        const own = said.filter((_, index) => index % 2 === voice)
        return [
          `"IntervalTier"\n${csv(own[0]!.speaker)}\n0\n99\n${own.length}`,
          ...own.map((one) => `${one.start}\n${ends(one)}\n${csv(one.text)}`),
        ]
      }),
    ].join('\n'),
  }),
  transcriber: (said) => ({
    file: 'a.trs',
    content: `<Trans><Speakers><Speaker id="s0" name="${xml(said[0]!.speaker)}"/><Speaker id="s1" name="${xml(said[1]!.speaker)}"/></Speakers><Episode><Section>${said.map((one, index) => `<Turn speaker="s${index % 2}" startTime="${one.start}" endTime="${ends(one)}"><Sync time="${one.start}"/>\n${xml(one.text)}\n</Turn>`).join('')}</Section></Episode></Trans>`,
  }),
  ass: (said) => ({
    file: 'a.ass',
    content: `[Script Info]\n\n[Events]\nFormat: Start, End, Name, Text\n${said.map((one) => `Dialogue: 0:${clock(one.start).slice(3)}.00,0:${clock(ends(one)).slice(3)}.00,${one.speaker},${one.text.replace(/\\/g, '/')}`).join('\n')}\n`,
  }),
}

describe.each(Object.entries(writers))('%s', (format, write) => {
  test('reads back turn by turn, whatever the names and whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(talk, async (said) => {
        const { file, content } = write(said)
        const source = { file, bytes: typeof content === 'string' ? Buffer.from(content) : content }
        const { name, importer } = await chooseImporter(importers, source)
        expect(name).toBe(format.split(' ')[0])
        const options = { id: 'T', interviewers: [], participants: [] }
        const { transcript, wordsIn, wordsOut, skipped } = await readTranscript(source, importer, name, options)
        const turns = transcript.turns.map(({ speaker, startMs, span }) => [
          speaker,
          startMs,
          textAt(transcript.text, span),
        ])
        const expected = said.map(({ speaker, start, text }) => [
          speaker,
          start * 1000,
          format === 'ass' ? text.replace(/\\/g, '/') : text,
        ])
        expect(turns).toEqual(expected)
        expect(wordsOut + skipped.reduce((total, { words: left }) => total + left, 0)).toBe(wordsIn)
      }),
      { numRuns: 60 },
    )
  })
})
