import { describe, expect, test } from 'vitest'
import { openDocument, rtfFile, wordFile, wordParagraph, wordRun } from '../support/office-files.ts'
import { readFile } from '../support/read-file.ts'

const talk = [
  ['Mina Okoro', 'What do you retrain first?'],
  ['Jo Lind', 'The model of the shop: 3 of us do it.'],
  ['Mina Okoro', 'What comes next?'],
  ['Jo Lind', 'In 2024 it was the labels.'],
  ['Mina Okoro', 'Who delivers them?'],
  ['Jo Lind', 'Ode does. Note: nobody else may.'],
] as const
const asked = talk.map(([name, said]) => [name === 'Mina Okoro' ? 'Interviewer' : 'Participant', said])

/** The same talk of people with other names. */
const by = (asks: string, answers: string) =>
  talk.map(([name, said]) => [name === 'Mina Okoro' ? asks : answers, said] as const)
const lines = (
  turns: readonly (readonly [string, string])[],
  write: (name: string, said: string, at: number) => string,
) => turns.map(([name, said], at) => write(name, said, at)).join('')

describe('numbers as labels', () => {
  test.each(['\n', '\n\n'])('are people where they take turns (%j between turns)', async (gap) => {
    const numbered = by('1', '2')
    expect(
      (
        await readFile(
          'a.txt',
          lines(numbered, (name, said) => `${name}: ${said}${gap}`),
        )
      ).turns,
    ).toEqual(numbered)
  })
  test('are people beside somebody with a label', async () => {
    const group = [
      'M: Who begins?',
      '2: I do.',
      '1: Then I.',
      'M: And you?',
      '3: Last.',
      '1: Me again.',
      '3: No.',
      '2: Yes.',
    ]
    const { turns } = await readFile('a.txt', group.join('\n'))
    expect(turns.map(([name]) => name)).toEqual(['M', '2', '1', 'M', '3', '1', '3', '2'])
  })
  test('are none where they count', async () => {
    const counted = talk.map(([, said], at) => `${at + 1}: ${said}`).join('\n\n')
    const { turns, warnings } = await readFile('a.txt', counted)
    expect(turns.map(([name]) => name)).toEqual(turns.map(() => null))
    expect(warnings).toContain('import/no-speakers')
  })
  test('are none inside answers of people with names', async () => {
    const listed = `Mina: What is first?\n\nJo: This:\n1: labels\n2: models\n\nMina: And then?\n\nJo: Again:\n1: shops\n2: sums\n`
    expect((await readFile('a.txt', listed)).turns.map(([name]) => name)).toEqual(['Mina', 'Jo', 'Mina', 'Jo'])
  })
})

test('questions and answers with a number each are two people', async () => {
  const written = (asks: string, answers: string): string =>
    talk.map(([, said], at) => `${at % 2 === 0 ? asks : answers}${Math.floor(at / 2) + 1}: ${said}`).join('\n')
  expect((await readFile('a.txt', written('Q', 'A'))).turns).toEqual(by('Q', 'A'))
  expect((await readFile('a.txt', written('Frage ', 'Antwort '))).turns).toEqual(by('Frage', 'Antwort'))
})

describe('times', () => {
  test.each([
    ['in small print behind a bold name', (name: string, at: number) => `**${name}** <small>0:1${at}</small>\n\n`],
    ['in small print before a bold name', (name: string, at: number) => `<small>0:1${at}</small> **${name}:** `],
    ['as code', (name: string, at: number) => `**${name}** \`0:1${at}\`\n`],
    ['as links', (name: string, at: number) => `**${name}** | [0:1${at}](https://example.org/x?t=${at})\n`],
    ['in an element for times', (name: string, at: number) => `**${name}** <time class="t">0:1${at}</time>\n\n`],
  ])('set apart %s are those of the turns', async (_, label) => {
    const { turns, times } = await readFile(
      'a.md',
      lines(talk, (name, said, at) => `${label(name, at)}${said}\n\n`),
    )
    expect(turns).toEqual(talk)
    expect(times).toEqual([10_000, 11_000, 12_000, 13_000, 14_000, 15_000])
  })
  test('that a name follows without a mark are told from what is said by the names that recur', async () => {
    const { turns, times } = await readFile(
      'a.txt',
      lines(talk, (name, said, at) => `[00:00:1${at}] ${name} ${said}\n\n`),
    )
    expect(turns).toEqual(talk)
    expect(times.slice(0, 2)).toEqual([10_000, 11_000])
  })
  test('before words with capitals that do not recur name nobody', async () => {
    const said = ['Every Monday We go', 'The Labels Are late', 'And Then Nothing happens', 'We Wait for them']
    const { turns } = await readFile('a.txt', said.map((words, at) => `[00:00:1${at}] ${words}\n\n`).join(''))
    expect(turns.map(([name]) => name)).toEqual(turns.map(() => null))
  })
})

describe('JSON', () => {
  const items = talk.map(([speaker, text]) => ({ speaker, text }))
  test.each([['turn_'], [''], ['segment-']])('maps of numbered turns (%j) are lists', async (prefix) => {
    const map = Object.fromEntries(items.map((item, at) => [`${prefix}${at}`, item]))
    expect((await readFile('a.json', JSON.stringify(map))).turns).toEqual(talk)
    expect((await readFile('a.json', JSON.stringify({ title: 'Shop', turns: map }))).turns).toEqual(talk)
  })
  test.each([
    [
      'a list',
      [
        { id: 1, name: 'Mina Okoro' },
        { id: 2, name: 'Jo Lind' },
      ],
    ],
    ['a map', { 1: 'Mina Okoro', 2: { name: 'Jo Lind' } }],
  ])('names of speakers by their ids are taken from %s beside what is said', async (_, speakers) => {
    const numbered = by('1', '2').map(([id, text], at) => ({ speaker: Number(id), text, start: 3 * at }))
    expect((await readFile('a.json', JSON.stringify({ speakers, segments: numbered }))).turns).toEqual(talk)
    expect((await readFile('a.json', JSON.stringify({ data: { speakers, lines: numbered } }))).turns).toEqual(talk)
  })
  test('ids of participants who take turns are no interviews', async () => {
    const withIds = items.map((item) => ({ ...item, participant_id: item.speaker.length }))
    expect((await readFile('a.json', JSON.stringify(withIds))).turns).toEqual(talk)
  })
})

test('ids of participants one after another are interviews', async () => {
  const rows = ['p1', 'p2'].flatMap((id) => talk.map(([name, said]) => `${id},${name},"${said}"`))
  const { ids, turns } = await readFile('a.csv', `participant_id,speaker,text\n${rows.join('\n')}\n`)
  expect(ids).toEqual(['a.csv/p1.csv', 'a.csv/p2.csv'])
  expect(turns).toEqual([...talk, ...talk])
})

test('columns with a question at their head are asked, however short the answers', async () => {
  const { turns } = await readFile(
    'a.csv',
    'id,What did you make there?,How did you begin?,Age?\n1,Blankets,With an aunt of mine,41\n',
  )
  expect(turns).toEqual([
    ['Interviewer', 'What did you make there?'],
    ['Participant', 'Blankets'],
    ['Interviewer', 'How did you begin?'],
    ['Participant', 'With an aunt of mine'],
  ])
})

test('sentences of a paragraph are what is said in JSON', async () => {
  const paragraphs = talk.map(([speaker, text], start) => ({ speaker, start, sentences: [{ text, start }] }))
  expect((await readFile('a.json', JSON.stringify({ transcript: { paragraphs } }))).turns).toEqual(talk)
})

describe('words before a colon', () => {
  test.each(['1987. No, wait: 1988.', 'No, wait: 1988.', 'Everybody sang. Well: nearly.', 'Yes. Ode: no.'])(
    'below a name (%s) are said, where they are no name or end a sentence',
    async (said) => {
      const turns = [...talk, ['Mina Okoro', 'Which year?'], ['Jo Lind', said]] as const
      expect(
        (
          await readFile(
            'a.txt',
            lines(turns, (name, words) => `${name}: (00:03)\n${words}\n\n`),
          )
        ).turns,
      ).toEqual(turns)
      expect(
        (
          await readFile(
            'a.md',
            lines(turns, (name, words) => `**${name}:**\n${words}\n\n`),
          )
        ).turns,
      ).toEqual(turns)
    },
  )
  test.each(['Prof. Dr. Lind', 'St. John', 'Jo Lind Jr.'])('are a name with its abbreviations: %s', async (name) => {
    const named = by('Mina Okoro', name)
    expect(
      (
        await readFile(
          'a.txt',
          lines(named, (who, said) => `${who}: ${said}\n\n`),
        )
      ).turns,
    ).toEqual(named)
  })
})

describe('captions', () => {
  test('that repeat a name behind its tag have it once', async () => {
    const vtt = lines(talk, (name, said, at) => `00:0${at}.000 --> 00:0${at}.900\n<v ${name}>${name}: ${said}\n\n`)
    expect((await readFile('a.vtt', `WEBVTT\n\n${vtt}`)).turns).toEqual(talk)
  })
  const caption = (said: string, at: number): string =>
    `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${said}\n\n`
  test('with a second label behind a sentence have two voices', async () => {
    const said = [
      'Mina: Who delivers? Jo: A team does.',
      'Mina: All of it?',
      'Jo: “Most.” Mina: And the rest?',
      'Jo: We do.',
    ]
    expect((await readFile('a.srt', said.map(caption).join(''))).turns).toEqual([
      ['Mina', 'Who delivers?'],
      ['Jo', 'A team does.'],
      ['Mina', 'All of it?'],
      ['Jo', '“Most.”'],
      ['Mina', 'And the rest?'],
      ['Jo', 'We do.'],
    ])
  })
  test('with words before a colon that nobody is called have one', async () => {
    const said = ['Mina: Who delivers? Note: all of it.', 'Jo: A team. Reason: money.', 'Mina: So?', 'Jo: So.']
    expect((await readFile('a.srt', said.map(caption).join(''))).turns.map(([name]) => name)).toEqual([
      'Mina',
      'Jo',
      'Mina',
      'Jo',
    ])
  })
})

describe('documents', () => {
  const html = (body: string): string => `<html><body>${body}</body></html>`
  const bold = (text: string): string => wordRun(text, '<w:b/>')
  const odtBold =
    '<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style></office:automatic-styles>'
  const odt = (body: string): Uint8Array => openDocument(body, odtBold)
  const forms: readonly (readonly [
    file: string,
    named: (name: string, said: string) => string,
    question: (said: string) => string,
    paragraph: (said: string) => string,
    pack: (body: string) => string | Uint8Array,
  ])[] = [
    [
      'a.docx',
      (name, said) => wordParagraph(bold(name) + wordRun(` ${said}`)),
      (said) => wordParagraph(bold(said)),
      (said) => wordParagraph(said),
      wordFile,
    ],
    [
      'a.html',
      (name, said) => `<p><b>${name}</b> ${said}</p>`,
      (said) => `<p><strong>${said}</strong></p>`,
      (said) => `<p>${said}</p>`,
      html,
    ],
    [
      'a.rtf',
      (name, said) => `\\pard {\\b ${name}} ${said}\\par\n`,
      (said) => `\\pard\\b ${said}\\b0\\par\n`,
      (said) => `\\pard ${said}\\par\n`,
      rtfFile,
    ],
    [
      'a.odt',
      (name, said) => `<text:p><text:span text:style-name="T1">${name}</text:span> ${said}</text:p>`,
      (said) => `<text:p text:style-name="T1">${said}</text:p>`,
      (said) => `<text:p>${said}</text:p>`,
      odt,
    ],
  ]
  test.each(forms)('%s: bold names without a colon are labels', async (file, named, _, __, pack) => {
    expect((await readFile(file, pack(lines(talk, named)))).turns).toEqual(talk)
  })
  test.each(forms)('%s: bold questions are asked where nobody is named', async (file, _, question, paragraph, pack) => {
    const body = talk.map(([, said], at) => (at % 2 === 0 ? question(said) : paragraph(said))).join('')
    expect((await readFile(file, pack(body))).turns).toEqual(asked)
  })
  test.each([
    ['a.docx', wordParagraph, (said: string) => wordParagraph(wordRun(said, '<w:i/>')), wordFile],
    ['a.html', (said: string) => `<p>${said}</p>`, (said: string) => `<p><em>${said}</em></p>`, html],
    ['a.rtf', (said: string) => `${said}\\par\n`, (said: string) => `{\\i ${said}}\\par\n`, rtfFile],
    [
      'a.odt',
      (said: string) => `<text:p>${said}</text:p>`,
      (said: string) => `<text:p><text:span text:style-name="T2">${said}</text:span></text:p>`,
      odt,
    ],
  ] as const)('%s: questions in italics are asked where nobody is named', async (file, paragraph, italic, pack) => {
    const body = talk.map(([, said], at) => (at % 2 === 0 ? italic(said) : paragraph(said))).join('')
    expect((await readFile(file, pack(body))).turns).toEqual(asked)
  })
  test.each(forms)('%s: bold words that do not recur are said', async (file, named, _, __, pack) => {
    const stressed = by('Always', 'Never').map(
      ([, said], at) => [['Often', 'Seldom', 'Late', 'Early', 'Here', 'There'][at]!, said] as const,
    )
    const { turns } = await readFile(file, pack(lines(stressed, named)))
    expect(turns.map(([name]) => name)).toEqual(turns.map(() => null))
    expect(turns.map(([, said]) => said).join(' ')).toBe(stressed.flat().join(' '))
  })
  test('lists of definitions without a page around them are names and what they say', async () => {
    const body = lines(talk, (name, said) => `<dt>${name}</dt><dd>${said}</dd>\n`)
    expect((await readFile('a.html', `<dl>${body}</dl>`)).turns).toEqual(talk)
  })
})

test.each(['►', '▶', '→', '|'])('%s between a name and what is said is no word', async (mark) => {
  expect(
    (
      await readFile(
        'a.txt',
        lines(talk, (name, said) => `${name} ${mark} ${said}\n\n`),
      )
    ).turns,
  ).toEqual(talk)
})

test('letters between tabs are who asks and who answers, also where the line begins with one', async () => {
  const court = by('Q', 'A')
  expect(
    (
      await readFile(
        'a.txt',
        lines(court, (name, said) => `\t${name}\t${said}\n`),
      )
    ).turns,
  ).toEqual(court)
})

test('what services write below a transcript is theirs', async () => {
  const written = lines(talk, (name, said) => `${name}: ${said}\n\n`)
  const { turns, leftOut } = await readFile(
    'a.txt',
    `${written}Page 1 of 1\n\n(This file is longer than 30 minutes. Upgrade.)\n`,
  )
  expect(turns).toEqual(talk)
  expect(leftOut['notices of the recorder']).toBe(12)
})

test('heads of messages name whoever sent them, and nobody else', async () => {
  const messages = lines(talk, (name, said) => `From: ${name}\nType: incoming\nReceived: Mon, 4 Mar\n\n${said}\n\n`)
  expect((await readFile('a.txt', messages)).turns).toEqual(talk)
  const incomplete = messages.replaceAll('Type: incoming\nReceived: Mon, 4 Mar\n', '')
  const { turns, warnings } = await readFile('a.txt', incomplete)
  expect(turns.every(([name]) => name === null)).toBe(true)
  expect(warnings).toContain('import/no-speakers')
})
