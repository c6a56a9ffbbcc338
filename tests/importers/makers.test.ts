import { describe, expect, test } from 'vitest'
import { readFile } from '../support/read-file.ts'

const talk = [
  'How often do you retrain the model?',
  'Every Monday, unless the labels are late.',
  'Who delivers the labels?',
  'A team in another building.',
] as const

/** How one turn is written; the numbers of turns count from 0. */
type Turn = (name: string, said: string, turn: number) => string

/** The same talk of two people in the way of a maker. */
const written = (turn: Turn, names: readonly [string, string]): string =>
  talk.map((said, at) => turn(names[at % 2]!, said, at)).join('')

const turnsOf = ([asks, answers]: readonly [string, string]) =>
  talk.map((said, at) => [at % 2 === 0 ? asks : answers, said])

const people = ['Mina Okoro', 'Jo Lind'] as const

/** Ways that makers describe in their help pages, or that people have, beside those of the fixtures. */
const inText: readonly (readonly [maker: string, turn: Turn, names?: readonly [string, string]])[] = [
  [
    'Otter with hours',
    (name, said, turn) => `${name}  1:00:0${turn}  \n${said}\n\n`,
    ['Mina Okoro', 'Unknown Speaker'],
  ],
  ['Rev', (name, said, turn) => `${name} (00:0${turn}):\n${said}\n\n`],
  ['Descript', (name, said, turn) => `[00:00:0${turn}] ${name}: ${said}\n`],
  ['Zoom chats', (name, said, turn) => `09:05:1${turn}\t From  ${name} : ${said}\n`],
  ['Zoom chats to everyone', (name, said, turn) => `09:05:1${turn} From ${name} to Everyone:\n\t${said}\n`],
  ['Teams', (name, said, turn) => `${name}   0:0${turn}\n${said}\n\n`, ['Okoro, Mina', 'Lind, Jo (External)']],
  ['Teams chats', (name, said, turn) => `[9:0${turn} AM] ${name}\n${said}\n`, ['Okoro, Mina', 'Lind, Jo']],
  ['Slack, copied', (name, said, turn) => `${name}\n  9:0${turn} AM\n${said}\n`],
  ['Sonix', (name, said, turn) => `${name}: [00:00:0${turn}] ${said}\n\n`],
  ['Happy Scribe', (name, said, turn) => `[00:00:0${turn}.210] - ${name}\n${said}\n\n`],
  ['Temi', (name, said, turn) => `${name}:\t[00:0${turn}]\t${said}\n`, ['Speaker 1', 'Speaker 2']],
  ['Grain', (name, said, turn) => `${name} (00:0${turn})\n${said}\n\n`],
  ['Fathom', (name, said, turn) => `0:0${turn} - ${name}\n  ${said}\n\n`],
  ['tl;dv', (name, said, turn) => `00:0${turn} ${name}: ${said}\n`],
  ['Riverside', (name, said, turn) => `${name} (00:0${turn}.21)\n${said}\n\n`],
  ['whisperX', (name, said) => `[${name}]: ${said}\n`, ['SPEAKER_00', 'SPEAKER_01']],
  ['pyannote', (name, said, turn) => `${name} [${turn}.1s - ${turn}.9s]: ${said}\n`, ['SPEAKER_00', 'SPEAKER_01']],
  ['Deepgram', (name, said) => `[${name}] ${said}\n`, ['Speaker:0', 'Speaker:1']],
  ['f4, the time first', (name, said, turn) => `#00:00:0${turn}-1# ${name}: ${said}\n`, ['I', 'B']],
  ['MAXQDA', (name, said, turn) => `00:00:0${turn}.5${name}: ${said}\n\n`],
  ['Premiere', (name, said, turn) => `00:00:0${turn}:12 - 00:00:0${turn}:24\n${name}\n${said}\n\n`],
  ['Telegram', (name, said, turn) => `${name}, [12.03.2026 09:0${turn}]\n${said}\n\n`],
  ['Signal', (name, said, turn) => `[2026-03-12 09:0${turn}] ${name}: ${said}\n`, ['Me', 'Jo']],
  ['Discord', (name, said, turn) => `[12-Mar-26 09:0${turn} AM] ${name}\n${said}\n\n`, ['mina#1234', 'jo_lind']],
  [
    'WhatsApp in German',
    (name, said, turn) => `12.03.26, 09:0${turn} - ${name}: ${said}\n`,
    ['Mina', '+49 170 1234567'],
  ],
  ['WhatsApp in English', (name, said, turn) => `3/12/26, 9:0${turn}\u202fAM - ${name}: ${said}\n`],
  ['WhatsApp in Dutch', (name, said, turn) => `12-03-2026 09:0${turn} - ${name}: ${said}\n`],
  ['WhatsApp in French', (name, said, turn) => `12/03/2026 à 09:0${turn} - ${name}: ${said}\n`],
  ['WhatsApp in Japanese', (name, said, turn) => `2026/03/12 9:0${turn} - ${name}: ${said}\n`, ['美奈', '田中']],
  [
    'WhatsApp on iPhones',
    (name, said, turn) => `\u200e[12/03/2026 09:05:1${turn}] ${name}: ${said}\n`,
    ['Mina', 'João 🐟'],
  ],
  ['logs', (name, said, turn) => `2026-03-12 09:0${turn}:00 ${name}: ${said}\n`],
  ['a time with letters', (name, said, turn) => `[0h00m0${turn}s] ${name}: ${said}\n`],
  ['a time in braces', (name, said, turn) => `{0:0${turn}} ${name}: ${said}\n`],
  ['a time in angle brackets', (name, said, turn) => `<00:00:0${turn}> ${name}: ${said}\n`],
  ['a span of times', (name, said, turn) => `00:0${turn} – 00:1${turn} ${name}: ${said}\n`],
  ['a span behind the name', (name, said, turn) => `${name} (00:0${turn}–00:1${turn}): ${said}\n`],
  ['a time on the line above', (name, said, turn) => `[00:00:0${turn}]\n${name}: ${said}\n\n`],
  ['a time behind "@"', (name, said, turn) => `${name} @ 00:0${turn}\n${said}\n\n`],
  ['numbers of turns', (name, said, turn) => `${turn + 1}. ${name}: ${said}\n`],
  ['numbers of turns in parentheses', (name, said, turn) => `(${turn + 1}) ${name}: ${said}\n`],
  ['a colon between blanks', (name, said) => `${name} : ${said}\n`],
  ['no blank behind the colon', (name, said) => `${name}:${said}\n`],
  ['the label on its own line', (name, said) => `${name}:\n${said}\n\n`],
  ['indented lines', (name, said) => `    ${name}: ${said}\n`],
  ['a tab', (name, said) => `${name}\t${said}\n`, ['Mina', 'Jo']],
  ['two tabs', (name, said) => `${name}:\t\t${said}\n\n`],
  ['a greater-than sign', (name, said) => `${name}> ${said}\n`, ['Mina', 'Jo']],
  ['letters in parentheses', (name, said) => `(${name}): ${said}\n`, ['M', 'J']],
  ['the last name first, with initials', (name, said) => `${name}: ${said}\n`, ["O'Brien, Pat", 'van der Berg, A.-M.']],
  ['titles', (name, said) => `${name}: ${said}\n`, ['Dr. Mina Okoro (she/her)', 'Prof. Jo Lind, PhD']],
  ['addresses and user names', (name, said) => `${name}: ${said}\n`, ['mina.okoro@example.org', 'jo_lind']],
  ['pictures', (name, said) => `${name}: ${said}\n`, ['🎤 Mina', '🐟 Jo']],
  [
    'names that are words of the language of programs',
    (name, said) => `${name}: ${said}\n`,
    ['constructor', 'hasOwnProperty'],
  ],
  ['names that differ by a letter', (name, said) => `${name}: ${said}\n`, ['Anna', 'Anne']],
  ['Cyrillic with a number', (name, said) => `${name}: ${said}\n`, ['Интервьюер', 'Респондент №3']],
  ['full-width colons', (name, said) => `${name}：${said}\n`, ['記者', '田中']],
  ['marks of direction', (name, said) => `\u200f${name}\u200f: ${said}\n`, ['מראיינת', 'דוד']],
]

describe('a text in the way of', () => {
  test.each(inText.map(([maker, turn, names = people]) => [maker, turn, names] as const))(
    '%s',
    async (_, turn, names) => {
      expect((await readFile('talk.txt', written(turn, names))).turns).toEqual(turnsOf(names))
    },
  )

  test.each([
    ['a mark of byte order', (text: string) => `\ufeff${text}`],
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', (text: string) => text.replaceAll('\n', '\r')],
    ['non-breaking blanks', (text: string) => text.replaceAll(': ', '\u00a0:\u00a0')],
    ['marks of quoting', (text: string) => text.replace(/^/gm, '> ')],
  ])('people, with %s', async (_, change) => {
    const file = change(written((name, said) => `${name}: ${said}\n\n`, people).trim())
    const { turns } = await readFile('talk.txt', file)
    expect(turns.map(([name, said]) => [name, said.replace(/\u00a0/g, ' ')])).toEqual(turnsOf(people))
  })
})

/** Ways of Markdown. */
const inMarkdown: readonly (readonly [string, Turn])[] = [
  ['bold, the colon outside', (name, said) => `**${name}**: ${said}\n\n`],
  ['bold, the colon inside', (name, said) => `**${name}:** ${said}\n\n`],
  ['bold and no colon', (name, said) => `**${name}** ${said}\n\n`],
  ['bold in a quotation', (name, said) => `> **${name}:** ${said}\n>\n`],
  ['bold in lists that are nested', (name, said, turn) => `${turn % 2 === 0 ? '' : '  '}- **${name}**: ${said}\n`],
  ['italics', (name, said, turn) => (turn % 2 === 0 ? `*${name}*: ${said}\n\n` : `_${name}_: ${said}\n\n`)],
  ['a time behind a bold name', (name, said, turn) => `**${name}:** [00:00:0${turn}] ${said}\n\n`],
  ['names as headings', (name, said) => `## ${name}\n\n${said}\n\n`],
]

describe('Markdown with', () => {
  test.each(inMarkdown)('%s', async (_, turn) => {
    expect((await readFile('talk.md', written(turn, people))).turns).toEqual(turnsOf(people))
  })

  test('headings of parts between turns that are labelled', async () => {
    const file = written(
      (name, said, turn) => `${turn === 2 ? '## What about labels?\n\n' : ''}**${name}:** ${said}\n\n`,
      people,
    )
    expect((await readFile('talk.md', file)).turns).toEqual(turnsOf(people))
  })
})

/** Ways of captions, and names that occur so. */
const inCaptions: readonly (readonly [string, Turn, (readonly [string, string])?])[] = [
  ['labels', (name, said) => `${name}: ${said}`],
  ['labels in small letters', (name, said) => `${name}: ${said}`, ['mina', 'jo lind']],
  ['labels in parentheses', (name, said) => `(${name}) ${said}`, ['Mina', 'Jo']],
  ['labels in brackets', (name, said) => `[${name}]: ${said}`, ['MINA', 'JO']],
  ['two signs before a label', (name, said) => `>> ${name}: ${said}`],
  ['the same as entities', (name, said) => `&gt;&gt; ${name}: ${said}`],
  ['labels on a line of their own', (name, said) => `${name}:\n${said}`],
  ['labels in bold', (name, said) => `<b>${name}</b>: ${said}`],
  ['labels in colours', (name, said) => `<font color="#ffff00">${name}:</font> ${said}`],
  ['a dash behind the name', (name, said) => `${name} - ${said}`, ['Mina', 'Jo']],
]

describe.each(['vtt', 'srt'])('captions (.%s) with', (ending) => {
  const cues = (turn: Turn, names: readonly [string, string]): string =>
    (ending === 'vtt' ? 'WEBVTT\n\n' : '') +
    written((name, said, at) => `${at + 1}\n00:00:0${at}.000 --> 00:00:0${at}.900\n${turn(name, said, at)}\n\n`, names)

  test.each(inCaptions.map(([way, turn, names = people]) => [way, turn, names] as const))(
    '%s',
    async (_, turn, names) => {
      expect((await readFile(`talk.${ending}`, cues(turn, names))).turns).toEqual(turnsOf(names))
    },
  )

  test('sounds in parentheses, which are no people', async () => {
    const file = cues((_, said, at) => (at === 1 ? `(laughs) ${said}` : said), people)
    expect((await readFile(`talk.${ending}`, file)).turns.map(([name]) => name)).toEqual([null])
  })
})
