import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/boundary/diagnostic.ts'
import { chooseSpeech, type Paragraph } from '../../../src/importers/kit/document-text.ts'
import { readPage } from '../../../src/importers/kit/html-page.ts'
import { decodePart, walkXml } from '../../../src/importers/kit/office.ts'
import { namesOfSpeakers } from '../../../src/importers/kit/speaker-names.ts'
import { bytesOf } from '../../support/builders.ts'

const paragraphsOf = (source: string): string[] =>
  readPage(source, 'P1.html').paragraphs.map(({ text, row, heading }) =>
    row === undefined ? `${heading ? '# ' : ''}${text}` : row.join(' | '),
  )

describe('the paragraphs of a page', () => {
  test.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', ['One.', 'Two.']],
    ['lines', 'One.<br>Two.<br/>Three.', ['One.', 'Two.', 'Three.']],
    ['blocks inside each other', '<div>One.<div>Two.</div>Three.</div>', ['One.', 'Two.', 'Three.']],
    ['headings', '<h2>Part 1</h2><p>One.</p>', ['# Part 1', 'One.']],
    ['blanks and line ends of the source', '<p>  One\n   two. </p>', ['One two.']],
    ['links and italics inside a line', '<p>See <a href="x">this</a> <i>now</i>.</p>', ['See this now.']],
    ['entities', '<p>R&amp;D &lt;team&gt; caf&eacute;</p>', ['R&D <team> café']],
    ['rows of a table', '<table><tr><td>Ana</td><td>Yes.</td></tr></table>', ['Ana | Yes.']],
    ['a cell of two paragraphs', '<table><tr><td>Ana</td><td><p>A.</p><p>B.</p></td></tr></table>', ['Ana | A.\nB.']],
    ['an empty cell', '<table><tr><td></td><td>Yes.</td></tr></table>', [' | Yes.']],
    ['rows that are not closed', '<table><tr><td>A<td>B<tr><td>C<td>D</table>', ['A | B', 'C | D']],
    ['a name in bold before a colon', '<p><b>Ana:</b> Yes.</p>', ['**Ana:** Yes.']],
    ['a word in bold inside a line', '<p>It was <b>cold</b>.</p>', ['It was cold.']],
    ['a question all in bold', '<p><strong>How often?</strong></p>', ['**How often?**']],
    ['nothing', '', []],
  ])('are read from %s', (_, source, paragraphs) => {
    expect(paragraphsOf(source)).toEqual(paragraphs)
  })
  test('are what people see: titles, scripts and styles are hidden, and accounted for', () => {
    const { paragraphs, hidden } = readPage(
      '<head><title>My page</title><style>p {}</style></head><p>Yes.<script>let a</script></p>',
      'P1.html',
    )
    expect(paragraphs).toEqual([{ text: 'Yes.', heading: false }])
    expect(hidden).toEqual([
      ['title, scripts and styles', 'My page'],
      ['title, scripts and styles', 'p {}'],
      ['title, scripts and styles', 'let a'],
    ])
  })
  test('keep every word in its order, whatever elements are around', () => {
    const element = fc.constantFrom('p', 'div', 'span', 'b', 'i', 'li', 'td', 'tr', 'table', 'h1', 'br')
    const piece = fc.oneof(
      fc.constantFrom('one ', 'two ', 'three ', 'four '),
      element.map((name) => `<${name}>`),
      element.map((name) => `</${name}>`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const words = (text: string): string[] => text.match(/[a-z]+/g) ?? []
        const source = pieces.join('')
        const read = readPage(source, 'P1.html').paragraphs.map(({ text, row }) => row?.join(' ') ?? text)
        expect(words(read.join(' '))).toEqual(words(source.replace(/<[^>]*>/g, ' ')))
      }),
    )
  })
  test('inside ten thousand elements are read, inside more are refused with the file and a way out', () => {
    const nested = (depth: number): string => `${'<i>'.repeat(depth)}Yes.`
    expect(paragraphsOf(nested(10_000))).toEqual(['Yes.'])
    expect(problemOf(() => readPage(nested(10_001), 'P1.html'))).toMatchObject({
      code: 'import/too-long',
      place: { file: 'P1.html' },
      message: 'the document has more than 10000 elements inside each other',
      fix: 'split it into one file an interview',
    })
  })
})

describe('an anchor of noScribe', () => {
  const anchorsOf = (source: string) => readPage(source, 'P1.html').pieces.map(({ anchor, text }) => [text, anchor])
  test('has times in milliseconds and a speaker', () => {
    expect(anchorsOf('<a name="ts_1200_3400_S01">Yes.</a> no')).toEqual([
      ['Yes.', { id: 0, startMs: 1200, endMs: 3400, speaker: 'S01' }],
      [' no', null],
    ])
  })
  test.each([
    ['without a speaker', 'ts_0_500', { startMs: 0, endMs: 500, speaker: null }],
    ['with an empty speaker', 'ts_0_500_', { startMs: 0, endMs: 500, speaker: null }],
    ['with a name of two words', 'ts_0_500_Mina Okoro', { startMs: 0, endMs: 500, speaker: 'Mina Okoro' }],
    ['of another program', 'part-1', null],
  ])('%s', (_, name, anchor) => {
    const [[, found]] = anchorsOf(`<a name="${name}">Yes.</a>`) as [[string, unknown]]
    if (anchor === null) expect(found).toBeNull()
    else expect(found).toMatchObject(anchor)
  })
})

const problemOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]
    throw error
  }
  return null
}

describe('a part of an archive', () => {
  const parts = new Map([['word/document.xml', bytesOf('<w>é</w>')]])
  const source = { file: 'P1.docx', bytes: bytesOf('') }
  test('is decoded as UTF-8', () => {
    expect(decodePart(parts, 'word/document.xml', source)).toBe('<w>é</w>')
  })
  test('that is missing is named', () => {
    expect(problemOf(() => decodePart(parts, 'word/styles.xml', source))).toEqual({
      level: 'error',
      code: 'import/archive',
      place: { file: 'P1.docx' },
      message: 'the archive holds no "word/styles.xml"',
      fix: 'save the document again, or export it as TXT',
    })
  })
})

describe('a walk through XML', () => {
  const walk = (xml: string): string[] => {
    const met: string[] = []
    walkXml(xml, 'P1.docx', {
      open: ({ name, attributes }) => met.push(`<${[name, ...Object.values(attributes)].join(' ')}`),
      close: (name) => met.push(`>${name}`),
      text: (text) => met.push(text),
    })
    return met
  }
  test('meets elements and text in their order, entities decoded', () => {
    expect(walk('<a><b n="1">x &amp; y</b><c/></a>')).toEqual(['<a', '<b 1', 'x & y', '>b', '<c', '>c', '>a'])
  })
  test.each([
    ['an element that is not closed', '<a><b></a>'],
    ['two outermost elements', '<a/><b/>'],
    ['an unknown entity', '<a>&nothing;</a>'],
    ['no element', 'words'],
    ['nothing', ''],
  ])('ends at %s, with the file and what is wrong', (_, xml) => {
    const problem = problemOf(() => walk(xml))
    expect(problem).toMatchObject({ code: 'import/xml', place: { file: 'P1.docx' }, fix: 'save it again' })
    expect(problem!.message).toMatch(/^the document is damaged: \d+:\d+: /)
  })
})

describe('the speech of a document', () => {
  const paragraph = (text: string, row?: readonly string[]): Paragraph =>
    row === undefined ? { text, heading: false } : { text, heading: false, row }
  test('is its text, and text boxes are left out by name', () => {
    expect(chooseSpeech([paragraph('We meet daily.')], [paragraph('Draft 2')])).toEqual({
      spoken: [paragraph('We meet daily.')],
      aside: [['text boxes', 'Draft 2']],
    })
  })
  test('is in the boxes where these hold more words, rows of tables counted too', () => {
    const boxes = [paragraph('', ['Ana', 'We meet every day.'])]
    const { spoken, aside } = chooseSpeech([paragraph('Interview with Ana')], boxes)
    expect(spoken).toBe(boxes)
    expect(aside).toEqual([['text around the text boxes', 'Interview with Ana']])
  })
  test('is its text where both hold as many words', () => {
    expect(chooseSpeech([paragraph('one two')], [paragraph('three four')]).spoken).toEqual([paragraph('one two')])
  })
})

describe('the names of speakers beside what is said in JSON', () => {
  test.each([
    ['a list with ids', { speakers: [{ id: 's1', name: 'Mina' }] }],
    ['a list with other keys', { participants: [{ speakerId: 's1', displayName: 'Mina' }] }],
    ['a map of names', { users: { s1: 'Mina' } }],
    ['a map of people', { people: { s1: { label: 'Mina' } } }],
  ])('are found in %s', (_, value) => {
    const nameOf = namesOfSpeakers([value])
    expect([nameOf('s1'), nameOf('s2')]).toEqual(['Mina', null])
  })
  test('are those nearest to what is said', () => {
    const nameOf = namesOfSpeakers([{ speakers: { 1: 'Near' } }, { speakers: { 1: 'Far', 2: 'Far' } }])
    expect([nameOf(1), nameOf(2)]).toEqual(['Near', null])
  })
  test('are found by numbers as by their digits', () => {
    expect(namesOfSpeakers([{ speakers: [{ id: 0, name: 'Mina' }] }])('0')).toBe('Mina')
  })
  test.each([
    ['nothing', []],
    ['a list of numbers', [{ speakers: [1, 2] }]],
    ['empty names', [{ speakers: [{ id: 's1', name: '' }] }]],
    ['names that are no text', [{ speakers: { s1: { name: 4 } } }]],
    ['text in place of a list', [{ speakers: 'Mina' }]],
  ])('are unknown for %s', (_, around) => {
    expect(namesOfSpeakers(around)('s1')).toBeNull()
  })
  test('are not taken from what every object has by birth', () => {
    const nameOf = namesOfSpeakers([{ speakers: { s1: 'Mina' } }])
    for (const id of ['constructor', 'toString', '__proto__']) expect(nameOf(id)).toBeNull()
  })
})
