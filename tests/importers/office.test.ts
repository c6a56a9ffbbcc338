import { describe, expect, test } from 'vitest'
import {
  openDocument,
  openTable,
  type Placed,
  pdfFile,
  rtfFile,
  wordFile,
  wordParagraph,
  wordRun,
  wordTable,
  workbook,
} from '../support/office-files.ts'
import { readFile } from '../support/read-file.ts'

const talk = [
  ['Mina', 'How often do you retrain the model?'],
  ['Jo Lind', 'Every Monday, unless the labels are late.'],
  ['Mina', 'Who delivers the labels?'],
  ['Jo Lind', 'A team in another building.'],
] as const
const lines = talk.map(([name, said]) => `${name}: ${said}`)
const clocks = ['00:00:01', '00:00:06', '00:00:12', '00:00:15']
const timed = talk.map(([name, said], at) => [clocks[at]!, name, said])
const heads = ['Time', 'Speaker', 'Text']
const bold = '<w:b/>'

describe('Word documents', () => {
  const paragraphs = lines.map((line) => wordParagraph(line))
  test.each([
    ['in bold', (question: string) => wordParagraph(wordRun(question, bold))],
    ['as headings', (question: string) => wordParagraph(question, 'Heading2')],
    ['with numbers', (question: string) => wordParagraph(`1. ${question}`)],
  ])('questions %s are those of the interviewer where nobody is named', async (_, written) => {
    const body = talk.map(([name, said]) => (name === 'Mina' ? written(said) : wordParagraph(said)))
    const asked = talk.map(([name, said]) => [name === 'Mina' ? 'Interviewer' : 'Participant', said])
    expect((await readFile('a.docx', wordFile(body.join('')))).turns).toEqual(asked)
  })

  test.each([
    [
      'labels in bold, the colon outside',
      talk.map(([name, said]) => wordParagraph(wordRun(name, bold) + wordRun(`: ${said}`))),
    ],
    [
      'labels cut over several runs',
      talk.map(([name, said]) =>
        wordParagraph(wordRun(name[0]!, bold) + wordRun(`${name.slice(1)}:`, bold) + wordRun(` ${said}`)),
      ),
    ],
    ['a tab behind the label, no colon', talk.map(([name, said]) => wordParagraph(`${name}\t${said}`))],
    ['names as headings', talk.map(([name, said]) => wordParagraph(name, 'Heading2') + wordParagraph(said))],
    [
      'names in bold on a line of their own',
      talk.map(([name, said]) => wordParagraph(wordRun(name, bold)) + wordParagraph(said)),
    ],
    ['all in one paragraph', [wordParagraph(lines.join(' '))]],
    ['all in one cell of a table', [wordTable([[paragraphs.join('')]])]],
    ['a table of names and words without heads', [wordTable(talk)]],
    [
      'a table with numbers of lines and codes',
      [wordTable([['Nr.', 'Person', 'Inhalt', 'Kode'], ...talk.map(([name, said], at) => [`${at}`, name, said, 'x'])])],
    ],
    ['a table inside a table', [wordTable([['Interview', wordTable(talk)]])]],
    [
      'two tables with the same heads',
      [
        wordTable([heads.slice(1), ...talk.slice(0, 2)]),
        wordParagraph('Part two'),
        wordTable([heads.slice(1), ...talk.slice(2)]),
      ],
    ],
    [
      'facts in a table above',
      [
        wordTable([
          ['Interviewer', 'Mina'],
          ['Date', '12 March 2024'],
          ['Place', 'Kassel'],
        ]),
        ...paragraphs,
      ],
    ],
    [
      'a text box, drawn for old and new programs',
      [
        paragraphs[0]!,
        `<w:p><w:r><mc:AlternateContent><mc:Choice>${textBox}</mc:Choice><mc:Fallback>${textBox}</mc:Fallback></mc:AlternateContent></w:r>${wordRun(lines[1]!)}</w:p>`,
        ...paragraphs.slice(2),
      ],
    ],
    [
      'a text box of old programs',
      [
        paragraphs[0]!,
        `<w:p>${wordRun(lines[1]!)}<w:r><w:pict>${textBox}</w:pict></w:r></w:p>`,
        ...paragraphs.slice(2),
      ],
    ],
    [
      'words inside content controls and links',
      paragraphs.map(
        (each) =>
          `<w:sdt><w:sdtContent>${each.replace('<w:r>', '<w:hyperlink><w:r>').replace('</w:r>', '</w:r></w:hyperlink>')}</w:sdtContent></w:sdt>`,
      ),
    ],
  ])('with %s are read turn by turn', async (_, body) => {
    expect((await readFile('a.docx', wordFile(body.join('')))).turns).toEqual(talk)
  })

  test('leave the words of text boxes out by name, and count them once', async () => {
    const beside = `<w:p>${wordRun(lines[1]!)}<w:r><w:pict>${textBox}</w:pict></w:r></w:p>`
    const { leftOut } = await readFile('a.docx', wordFile(paragraphs[0]! + beside))
    expect(leftOut).toEqual({ 'text boxes': 3, 'speaker labels and times': 3 })
  })

  test('are read from their text boxes where the talk is in them', async () => {
    const body =
      wordParagraph('Interview') +
      `<w:p><w:r><w:pict><w:txbxContent>${paragraphs.join('')}</w:txbxContent></w:pict></w:r></w:p>`
    expect(await readFile('a.docx', wordFile(body))).toMatchObject({
      turns: talk,
      leftOut: { 'text around the text boxes': 1 },
    })
  })

  test('of Word Transcribe have times and names above what is said', async () => {
    const body = [
      'Audio file',
      'interview.mp3',
      'Transcript',
      ...talk.flatMap(([name, said], at) => [`${clocks[at]} ${name}`, said]),
    ]
    const { turns, times } = await readFile('a.docx', wordFile(body.map((text) => wordParagraph(text)).join('')))
    expect([turns, times]).toEqual([talk, [1000, 6000, 12_000, 15_000]])
  })
})

const textBox = `<w:txbxContent>${wordParagraph('Margin note beside')}</w:txbxContent>`

describe('OpenDocument texts', () => {
  test.each([
    ['paragraphs', lines.map((line) => `<text:p>${line}</text:p>`)],
    [
      'a list',
      [
        `<text:list>${lines.map((line) => `<text:list-item><text:p>${line}</text:p></text:list-item>`).join('')}</text:list>`,
      ],
    ],
    ['names as headings', talk.map(([name, said]) => `<text:h>${name}</text:h><text:p>${said}</text:p>`)],
    [
      'soft page breaks inside what is said',
      lines.map((line) => `<text:p>${line.replace(' the ', ' <text:soft-page-break/>the ')}</text:p>`),
    ],
    ['line breaks in one paragraph', [`<text:p>${lines.join('<text:line-break/>')}</text:p>`]],
    ['a table', [openTable([heads, ...timed])]],
    ['a table inside a table', [openTable([['Interview', openTable(talk)]])]],
    [
      'a frame beside the talk',
      [
        `<text:p>${lines[0]}</text:p><text:p>${lines[1]}<draw:frame><draw:text-box><text:p>A note</text:p></draw:text-box></draw:frame></text:p>`,
        ...lines.slice(2).map((line) => `<text:p>${line}</text:p>`),
      ],
    ],
  ])('with %s are read turn by turn', async (_, body) => {
    expect((await readFile('a.odt', openDocument(body.join('')))).turns).toEqual(talk)
  })
})

describe('RTF', () => {
  const hex = (bytes: readonly number[]) => bytes.map((byte) => `\\'${byte.toString(16)}`).join('')

  test.each([
    ['paragraphs', lines.map((line) => `${line}\\par\n`).join('')],
    ['line ends after a backslash, as TextEdit writes them', lines.map((line) => `${line}\\\n`).join('')],
    [
      'bullets and numbers that the program sets',
      lines.map((line, at) => `{\\${at % 2 ? 'pntext' : 'listtext'} ${at}.\\tab}${line}\\par\n`).join(''),
    ],
    [
      'links as fields',
      lines.map((line) => `{\\field{\\*\\fldinst HYPERLINK "http://a.b"}{\\fldrslt ${line}}}\\par\n`).join(''),
    ],
    ['optional hyphens', lines.map((line) => `${line.replace('label', 'la\\-bel')}\\par\n`).join('')],
  ])('with %s is read turn by turn', async (_, body) => {
    expect((await readFile('a.rtf', rtfFile(body))).turns).toEqual(talk)
  })

  test('letters are those of the code page of their font', async () => {
    // Code page 1251: 0xcc is М, 0xe8 и, 0xed н, 0xe0 а.
    const mina = hex([0xcc, 0xe8, 0xed, 0xe0])
    const body = `\\f1 ${mina}: ${mina}?\\par \\f0 Jos\\'e9: S\\'ed.\\par \\f1 ${mina}: ${mina}.\\par `
    expect((await readFile('a.rtf', rtfFile(body, '{\\f1\\fnil\\fcharset204 Arial CYR;}'))).turns).toEqual([
      ['Мина', 'Мина?'],
      ['José', 'Sí.'],
      ['Мина', 'Мина.'],
    ])
  })

  test('deleted words are no part of what is said, and are accounted for', async () => {
    const body = `${lines[0]}\\par Jo Lind: {\\deleted gone for good }Every Monday.\\par `
    const { turns, leftOut } = await readFile('a.rtf', rtfFile(body))
    expect(turns[1]).toEqual(['Jo Lind', 'Every Monday.'])
    expect(leftOut['deleted text']).toBe(3)
  })
})

describe('workbooks', () => {
  const whole = lines.join('\n')
  const twice = [...talk, ...talk]
  test.each<[string, Parameters<typeof workbook>[0], readonly (readonly string[])[]]>([
    ['heads in the first row', { Sheet1: [heads, ...timed] }, talk],
    [
      'a title and facts above the heads',
      { Sheet1: [['Interview with Jo'], ['Recorded', '12 March'], [], heads, ...timed] },
      talk,
    ],
    [
      'a title above heads that say nothing',
      { Sheet1: [['Interview with Jo'], ['Zeit', 'Wer', 'Was'], ...timed] },
      talk,
    ],
    ['no heads', { Sheet1: timed }, talk],
    [
      'facts on the first sheet',
      {
        Info: [
          ['Date', '12 March'],
          ['Place', 'Kassel'],
        ],
        Talk: [heads, ...timed],
      },
      talk,
    ],
    ['a sheet an interview', { P1: [heads, ...timed], P2: [heads, ...timed] }, twice],
    [
      'a column an interview',
      {
        Sheet1: [
          ['P1', 'P2'],
          [whole, whole],
        ],
      },
      twice,
    ],
    [
      'a cell an interview',
      {
        Sheet1: [
          ['id', 'transcript'],
          ['P1', whole],
          ['P2', whole],
        ],
      },
      twice,
    ],
    [
      'a cell an interview on one line',
      {
        Sheet1: [
          ['id', 'transcript'],
          ['P1', lines.join(' ')],
          ['P2', lines.join(' ')],
        ],
      },
      twice,
    ],
    ['labels in the cells of one column', { Sheet1: lines.map((line) => [line]) }, talk],
    ['labels in the cells below a head', { Sheet1: [['Transcript'], ...lines.map((line) => [line])] }, talk],
    [
      'labels in the cells beside times',
      { Sheet1: [['Time', 'Transcript'], ...lines.map((line, at) => [clocks[at]!, line])] },
      talk,
    ],
    [
      'a column for whoever asks and one for a person',
      {
        Sheet1: [
          ['Interviewer', 'Jo Lind'],
          [talk[0][1], talk[1][1]],
          [talk[2][1], talk[3][1]],
        ],
      },
      talk.map(([name, said]) => [name === 'Mina' ? 'Interviewer' : name, said]),
    ],
    ['heads that are repeated', { Sheet1: [heads, ...timed.slice(0, 2), heads, ...timed.slice(2)] }, talk],
  ])('with %s are read turn by turn', async (_, sheets, expected) => {
    expect((await readFile('a.xlsx', workbook(sheets))).turns).toEqual(expected)
  })

  test('name each interview of several by its sheet, and what is on others', async () => {
    const sheets = { P1: [heads, ...timed], P2: [heads, ...timed], Notes: [['Ask again about labels']] }
    const { ids, notes } = await readFile('a.xlsx', workbook(sheets))
    expect(ids).toEqual(['a.xlsx/P1.csv', 'a.xlsx/P2.csv'])
    expect(notes).toEqual([expect.stringMatching(/"sheet "Notes"" \(4 words\)/)])
  })
})

describe('PDF', () => {
  /** Lines below each other from the top of a page, a gap above those that begin with a blank. */
  const placed = (written: readonly string[], x = 40, top = 270): Placed[] => {
    let y = top
    return written.map((line) => {
      y -= line.startsWith(' ') ? 24 : 12
      return [x, y, line.trim()]
    })
  }
  const one = placed([lines[0]!, ' Jo Lind: Every Monday, unless'])
  const two = placed(['the labels are late.', ` ${lines[2]}`, ` ${lines[3]}`])

  test('without anything on its pages but the talk is read over their ends', async () => {
    expect((await readFile('a.pdf', pdfFile([one, two]))).turns).toEqual(talk)
  })

  test.each<[string, (page: number) => Placed[], number]>([
    [
      'the same on each page',
      (page) => [
        [40, 290, 'Transcript 3, 12 March 2024'],
        [200, 10, `${page}`],
      ],
      24,
    ],
    [
      'another on left and right pages',
      (page) => [
        [40, 290, page % 2 ? 'Project Alder' : 'Interview with Jo'],
        [200, 10, `- ${page} -`],
      ],
      14,
    ],
  ])('with heads and numbers, %s, has none of them in what is said', async (_, furniture, words) => {
    const three = placed([lines[0]!, ` ${lines[1]}`])
    const pages = [one, two, three, three].map((page, at) => [...furniture(at + 1), ...page])
    const { turns, leftOut } = await readFile('a.pdf', pdfFile(pages))
    expect(turns).toEqual([...talk, ...talk.slice(0, 2), ...talk.slice(0, 2)])
    expect(leftOut['page headers and footers']).toBe(words)
  })

  test('with a number at each line has no number in what is said', async () => {
    const wrapped = [lines[0]!, 'Jo Lind: Every Monday, unless', 'the labels are late.', lines[2]!, lines[3]!]
    const numbers = placed(
      wrapped.map((_, at) => `${at + 1}`),
      20,
    )
    const { turns, leftOut } = await readFile('a.pdf', pdfFile([[...numbers, ...placed(wrapped)]]))
    expect(turns).toEqual(talk)
    expect(leftOut['numbers of lines and pages']).toBe(5)
  })

  test('with two columns is read down the first, then down the second', async () => {
    const left = placed([lines[0]!, ' Jo Lind: Every Mon-', 'day, unless', 'the labels', 'are late.'], 20)
    const right = placed([' Mina: Who delivers', 'the labels?', ' Jo Lind: A team in', 'another building.'], 230)
    expect((await readFile('a.pdf', pdfFile([[...left, ...right]]))).turns).toEqual(talk)
  })

  test('with labels in a margin, or in a table of times and names, is read by them', async () => {
    const said = placed(
      talk.map(([, each]) => ` ${each}`),
      120,
    )
    const margin = said.map(([, y], at): Placed => [20, y, `${talk[at]![0]}:`])
    const table = said.flatMap(([x, y, text], at): Placed[] => [
      [20, y, clocks[at]!],
      [70, y, talk[at]![0]],
      [x, y, text],
    ])
    for (const page of [[...margin, ...said], table])
      expect((await readFile('a.pdf', pdfFile([page]))).turns).toEqual(talk)
  })
})

describe('a place in a document', () => {
  const page = `<!doctype html><html><body>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`
  test.each([
    ['docx', wordFile(lines.map((line) => wordParagraph(line)).join(''))],
    ['odt', openDocument(lines.map((line) => `<text:p>${line}</text:p>`).join(''))],
    ['rtf', rtfFile(lines.map((line) => `${line}\\par\n`).join(''))],
    ['html', new TextEncoder().encode(page)],
  ])('of %s has no number of a line, which nobody could find in it', async (format, bytes) => {
    const { lines: numbers } = await readFile(`a.${format}`, bytes)
    expect(numbers).toEqual([null, null, null, null])
  })
  test('of plain text has one', async () => {
    const { lines: numbers } = await readFile('a.txt', `${lines.join('\n\n')}\n`)
    expect(numbers).toEqual([1, 3, 5, 7])
  })
})
