import { describe, expect, test } from 'vitest'
import { readFile } from '../support/read-file.ts'

/** Turns of two people, written by their labels. */
const between = (asks: string, answers: string) =>
  [
    [asks, 'Where do you fish?'],
    [answers, 'Behind the reef, mostly. I said so: often.'],
    [asks, 'Alone?'],
    [answers, 'With my son. He rows.'],
    [asks, 'Since when?'],
    [answers, 'Since he could walk.'],
  ] as const
const written = (turns: readonly (readonly [string, string])[], gap = '\n'): string =>
  turns.map(([name, said]) => `${name}: ${said}${gap}`).join('')
const namesOf = ({ turns }: { turns: readonly (readonly [string | null, string])[] }) => turns.map(([name]) => name)

describe('labels are people', () => {
  test.each([
    ['abbreviations with a full stop', 'I.', 'B1.'],
    ['names that were blacked out', 'Interviewer', '████████'],
    ['initials that head a letter elsewhere', 'PM', 'TO'],
    ['initials that head a fact elsewhere', 'CC', 'ID'],
  ])('%s', async (_, asks, answers) => {
    const turns = between(asks, answers)
    expect((await readFile('a.txt', written(turns))).turns).toEqual(turns)
    expect((await readFile('a.txt', written(turns, '\n\n'))).turns).toEqual(turns)
  })

  test('several in one label speak together, and a role with a rank before it is one', async () => {
    const group = [
      ['Moderator', 'Who takes the bus?'],
      ['P1', 'I do, daily.'],
      ['P4', 'Never.'],
      ['Assistant moderator', 'Could P6 speak up?'],
      ['P6', 'I walk.'],
      ['P4 / P6', 'Together!'],
      ['Moderator', 'One at a time.'],
      ['P1 and P4', 'Sorry.'],
      ['Co-moderator', 'Thanks.'],
    ] as const
    expect((await readFile('a.txt', written(group))).turns).toEqual(group)
  })

  test('whoever is given with a short form speaks, at the first mention too', async () => {
    const turns = [
      ['Karl Ostrow (KO)', 'Thank you for coming in, Ines.'],
      ['Ines Vidal (IV)', 'You are welcome.'],
      ['KO', 'Where shall we begin?'],
      ['IV', 'With the strike, I think.'],
      ['KO', 'Was it cold?'],
      ['IV', 'We burned pallets.'],
    ] as const
    expect((await readFile('a.txt', written(turns, '\n\n'))).turns).toEqual(turns)
  })

  test('a role in brackets belongs to a name that follows a time without a mark', async () => {
    const turns = between('Mina Okoro (Interviewer)', 'Jo A. Lind (Fisher)')
    const file = turns.map(([name, said], at) => `[00:00:0${at}] ${name} ${said}\n\n`).join('')
    expect((await readFile('a.txt', file)).turns).toEqual(turns)
  })

  test.each(['0\'04"', '1′20″'])('times such as %s stand before a label', async (time) => {
    const turns = between('I', 'P')
    const read = await readFile('a.txt', turns.map(([name, said]) => `${time} ${name}: ${said}\n`).join(''))
    expect(read.turns).toEqual(turns)
    expect(read.times[0]).toBe(time.startsWith('0') ? 4_000 : 80_000)
  })
})

describe('heads are no people', () => {
  test('the heads of letters, in capitals and repeated', async () => {
    const mail = (from: string): string => `FROM: ${from}\nTO: Jo\nCC: Ode\n\nHere are the notes.\n\n`
    const names = namesOf(await readFile('a.txt', mail('Mina') + mail('Jo') + mail('Mina')))
    expect(names).not.toContain('TO')
    expect(names).not.toContain('CC')
  })
  test('a head of each page that looks like a label, with the number of the page', async () => {
    const page = (number: number, talk: string): string =>
      `Mill Town Project          Adu, K. – ${number}\n\n${talk}\n\n              ${number}\n\f`
    const pages = [
      'INTERVIEWER: When did it close?\n\nADU: On a Friday.',
      'Nobody said a word.\n\nINTERVIEWER: And then?',
      'ADU: I cut wood.',
    ].map((talk, at) => page(12 + at, talk))
    expect((await readFile('a.txt', pages.join(''))).turns).toEqual([
      ['INTERVIEWER', 'When did it close?'],
      ['ADU', 'On a Friday. Nobody said a word.'],
      ['INTERVIEWER', 'And then?'],
      ['ADU', 'I cut wood.'],
    ])
  })
})

describe('what nobody says is left out, and named', () => {
  const dated = (name: string, said: string, minute: number): string =>
    `[12/03/2024, 14:0${minute}:00] ${name}: ${said}\n`

  test('a messenger’s placeholders, in any language', async () => {
    const chat = [
      dated('Marina', '\u200eAs mensagens são protegidas.', 0),
      dated('Marina', 'Como foi a semana?', 1),
      dated('João', 'Ruim: o mar estava bravo', 2),
      `\u200e${dated('João', '\u200eáudio ocultado', 3)}`,
      dated('Marina', 'E agora?', 4),
      dated('João', 'Melhor \u200e<Mensagem editada>', 5),
    ]
    const { turns, leftOut } = await readFile('a.txt', chat.join(''))
    expect(turns).toEqual([
      ['Marina', 'Como foi a semana?'],
      ['João', 'Ruim: o mar estava bravo'],
      ['Marina', 'E agora?'],
      ['João', 'Melhor'],
    ])
    expect(leftOut['notices of the recorder']).toBe(8)
  })
  test('a placeholder in angle brackets, where it is all of a message', async () => {
    const chat = ['Anna: Wie war es?', 'Cem: <Medien ausgeschlossen>', 'Cem: Lang, so <sehr>', 'Anna: Und heute?']
    const file = chat.map((line, at) => `12.03.24, 14:0${at} - ${line}\n`).join('')
    expect((await readFile('a.txt', file)).turns).toEqual([
      ['Anna', 'Wie war es?'],
      ['Cem', 'Lang, so <sehr>'],
      ['Anna', 'Und heute?'],
    ])
  })
  test('menus and footers of a page, and rules of signs', async () => {
    const body = between('Q', 'A')
      .map(([name, said]) => `<p><b>${name}:</b> ${said}</p>`)
      .join('')
    const page = await readFile(
      'a.html',
      `<html><body><nav>Home</nav>${body}<footer>Archive 2024</footer></body></html>`,
    )
    expect(page.turns).toEqual(between('Q', 'A'))
    expect(page.leftOut['menus and footers of the page']).toBe(3)
    const ruled = await readFile(
      'a.txt',
      `${written(between('I', 'P'))}\n==========\nExported 6 message(s)\n==========\n`,
    )
    expect(ruled.turns).toEqual(between('I', 'P'))
  })
})

test('questions in capitals are asked where nobody is named', async () => {
  const turns = between('Interviewer', 'Participant')
  const file = turns.map(([name, said]) => `${name === 'Interviewer' ? said.toUpperCase() : said}\n\n`).join('')
  expect((await readFile('a.txt', file)).turns).toEqual(
    turns.map(([name, said]) => [name, name === 'Interviewer' ? said.toUpperCase() : said]),
  )
})
test('a text that is all in capitals asks nothing by them', async () => {
  const file = between('', '')
    .map(([, said]) => `${said.toUpperCase()}\n\n`)
    .join('')
  const read = await readFile('a.txt', file)
  expect(namesOf(read)).toEqual(read.turns.map(() => null))
  expect(read.warnings).toContain('import/no-speakers')
})

test('tables of ELAN without heads: tier, speaker, begin, end, duration and words', async () => {
  const rows = [
    'IntM\tWhere do you fish?',
    'KofA\tBehind the reef, mostly.',
    'IntM\tAlone?',
    'KofA\tWith my son: he rows.',
  ]
  const file = rows.map((row, at) => {
    const [tier, said] = row.split('\t')
    return `${tier}\t\t00:00:0${at}.200\t00:00:0${at + 1}.100\t00:00:00.900\t${said}\n`
  })
  const { turns, times } = await readFile('a.txt', file.join(''))
  expect(turns).toEqual(rows.map((row) => row.split('\t')))
  expect(times).toEqual([200, 1200, 2200, 3200])
})
