import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXmlTree, type XmlElement } from '../../../src/boundary/xml-tree.ts'
import { addInside, applyEdits } from '../../../src/exchange/refi-qda/edit-xml.ts'
import { guidOf } from '../../../src/exchange/refi-qda/guid.ts'
import { nameDocuments } from '../../../src/exchange/refi-qda/name-documents.ts'
import { memberOf } from '../../../src/exchange/refi-qda/read-sources.ts'
import { readSent, type SentSuggestion, writeSent } from '../../../src/exchange/refi-qda/sent-file.ts'
import { element, groupOf, textOf, writeXml } from '../../../src/exchange/refi-qda/write-xml.ts'

const anyText = fc.string({
  unit: fc.constantFrom('a', '<', '&', '"', "'", '>', '\n', '\t', '\r', ' ', '😀', ']]>', '\u0001', '\ud800'),
})

describe('an element that is written', () => {
  test('is read back with its attributes and its text, whatever signs are in them; what XML forbids is replaced', () => {
    fc.assert(
      fc.property(anyText, anyText, (attribute, text) => {
        const read = readXmlTree(writeXml(element('A', { b: attribute, c: undefined }, text)), 'x')
        const allowed = (written: string) => written.toWellFormed().replaceAll('\u0001', '\ufffd')
        expect([...read.attributes]).toEqual([['b', allowed(attribute)]])
        expect(read.text).toBe(allowed(text))
      }),
    )
  })
  test('has its elements on lines of their own, and no element is written for nothing', () => {
    expect(writeXml(element('A', {}, [...groupOf('B', []), ...textOf('C', ''), ...groupOf('D', [element('E')])]))).toBe(
      '<A>\n  <D>\n    <E/>\n  </D>\n</A>\n',
    )
  })
})

describe('a change of XML', () => {
  const childrenOf = (xml: string) => readXmlTree(xml, 'x').children.map(({ name }) => name)
  const add = (xml: string, behind: string[]) => {
    const root = readXmlTree(xml, 'x')
    return applyEdits(xml, [addInside(xml, root, { elements: [element('New', { a: '1' })], behind })])
  }
  test.each([
    ['behind the last child of a name', '<A><B/><C/><B/><D/></A>', ['B'], ['B', 'C', 'B', 'New', 'D']],
    ['first, where there is no such child', '<A><D/></A>', ['B'], ['New', 'D']],
    ['into an element that was closed at once', '<A x="1/2" />', ['B'], ['New']],
    ['into one with text alone', '<A>so</A>', [], ['New']],
  ])('adds an element %s', (_, xml, behind, names) => expect(childrenOf(add(xml, behind))).toEqual(names))
  test('has the prefix of its element', () => {
    expect(add('<q:A xmlns:q="urn:q"><q:B/></q:A>', ['B'])).toContain('<q:New a="1"/>')
  })
  test('leaves everything else as it is, and edits at one place are in the order given', () => {
    const at = (start: number, end: number, text: string) => ({ at: { start, end }, text })
    expect(applyEdits('0123456789', [at(8, 9, 'x'), at(2, 2, 'a'), at(2, 2, 'b'), at(4, 6, '')])).toBe('01ab2367x9')
    expect(applyEdits('so', [])).toBe('so')
  })
})

describe('a GUID', () => {
  test('is of version 5 and of the variant of RFC 9562, in upper case', () => {
    expect(guidOf('code', 'Gardens', 'soil')).toMatch(
      /^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
    )
  })
  test('is the same for the same parts, and another for parts that are only joined alike', () => {
    expect(guidOf('a', 'b')).toBe(guidOf('a', 'b'))
    expect(
      new Set([guidOf('a', 'b'), guidOf('ab'), guidOf('a', 'b', ''), guidOf('a b'), guidOf('a', 1), guidOf('a', '1')])
        .size,
    ).toBe(6)
  })
})

describe('documents of one name', () => {
  const named = (...documents: [name: string, ...groups: string[]][]) =>
    nameDocuments(documents.map(([name, ...groups]) => ({ text: { name }, groups }))).map(({ name }) => name)
  test.each([
    [
      'get their set, which is the respondent',
      [
        ['Q1', 'Ana'],
        ['Q1', 'Bo'],
      ],
      ['Ana Q1', 'Bo Q1'],
    ],
    ['get a number where they have none', [['Q1'], ['q1'], ['Q1']], ['Q1', 'q1 2', 'Q1 3']],
    ['never get a name that another one has', [['Q1'], ['Q1'], ['Q1 2']], ['Q1', 'Q1 2', 'Q1 2 2']],
    [
      'keep it where nobody else has it',
      [
        ['Q1', 'Ana'],
        ['Q2', 'Ana'],
      ],
      ['Q1', 'Q2'],
    ],
  ] as const)('%s', (_, documents, names) => expect(named(...(documents as unknown as [string][]))).toEqual(names))
})

test.each([
  ['internal://Ab.txt', 'sources/ab.txt'],
  ['internal:///Ab.txt', 'sources/ab.txt'],
  ['Sources/Ab.txt', 'sources/ab.txt'],
  ['./sources/sub/Ab.txt', 'sources/sub/ab.txt'],
  ['Ab.txt', 'sources/ab.txt'],
  ['', null],
  ['C:\\data\\a.txt', null],
  ['file:///a.txt', null],
  ['/etc/passwd', null],
  ['\\\\server\\a.txt', null],
])('the path %j of a source is the file %j of the archive', (path, member) => expect(memberOf(path)).toBe(member))

describe('the record of suggestions', () => {
  const sent: SentSuggestion = {
    ...{ v: 1, document: 'G', name: 'P1', text: 'sha256:0', start: 3, end: 5, exact: 'so\u2028"', transcript: 'P1' },
    ...{ code: 'pay', label: 'Pay', coder: 'keyword', confidence: 0.5, why: 'it\nis' },
  }
  test('is read back as it was written, one a line', () => {
    expect(writeSent([sent, sent]).trimEnd().split('\n')).toHaveLength(2)
    expect(readSent(writeSent([sent, sent]), 'x.sent.jsonl')).toEqual([sent, sent])
    expect(readSent('\n \n', 'x')).toEqual([])
  })
  test.each([
    ['of a later version', { ...sent, v: 2 }, /x\.sent\.jsonl:2:1[\s\S]*a later version of Themata wrote this/],
    ['without a place', { ...sent, start: 'three' }, /x\.sent\.jsonl:2:1/],
  ])('with a line %s is refused at that line', (_, line, message) => {
    expect(() => readSent(`${writeSent([sent])}${JSON.stringify(line)}\n`, 'x.sent.jsonl')).toThrow(message)
  })
  test('with a line that breaks off is refused at that line', () => {
    expect(() => readSent(writeSent([sent]).slice(0, 40), 'x.sent.jsonl')).toThrow(/x\.sent\.jsonl:1:\d+/)
  })
})

const elementsIn = (root: XmlElement): number =>
  1 + root.children.reduce((total, child) => total + elementsIn(child), 0)
test('elements inside elements are all written', () => {
  const anyElement = fc.letrec((tie) => ({
    element: fc.record({
      name: fc.constantFrom('A', 'B'),
      content: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant([]),
        fc.array(tie('element'), { maxLength: 3 }),
      ),
    }),
  })).element as fc.Arbitrary<Parameters<typeof writeXml>[0]>
  const count = ({ content = [] }: Parameters<typeof writeXml>[0]): number =>
    1 + (typeof content === 'string' ? 0 : content.reduce((total, child) => total + count(child), 0))
  fc.assert(
    fc.property(anyElement, (one) => {
      expect(elementsIn(readXmlTree(writeXml(one), 'x'))).toBe(count(one))
    }),
  )
})
