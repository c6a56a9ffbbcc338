import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXmlTree, type XmlElement } from '../../src/boundary/xml-tree.ts'

const flat = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(flat)]

describe('the tree of an XML document', () => {
  const xml =
    '\ufeff<?xml version="1.0"?>\r\n<!-- 😀 > -->\r\n<q:A x="1 > 0" y=\'"\'>\r\n  <B>b &amp; 😀<![CDATA[<c>]]></B>\r\n  <C k="v"/>\r\n</q:A>\r\n'
  const root = readXmlTree(xml, 'a.xml')

  test('has names without prefix, attributes, and text with references and CDATA', () => {
    expect(root).toMatchObject({
      name: 'A',
      prefix: 'q:',
      attributes: new Map([
        ['x', '1 > 0'],
        ['y', '"'],
      ]),
    })
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['B', 'b & 😀<c>'],
      ['C', ''],
    ])
  })
  test('has the place of each element and its opening tag in the text', () => {
    const at = ({ start, end }: { start: number; end: number }) => xml.slice(start, end)
    expect(flat(root).map(({ openingTag }) => at(openingTag))).toEqual(['<q:A x="1 > 0" y=\'"\'>', '<B>', '<C k="v"/>'])
    expect(flat(root).map(({ span }) => at(span))).toEqual([
      xml.slice(xml.indexOf('<q:A'), xml.indexOf('</q:A>') + 6),
      '<B>b &amp; 😀<![CDATA[<c>]]></B>',
      '<C k="v"/>',
    ])
    expect(root.children.map(({ line, isSelfClosed }) => [line, isSelfClosed])).toEqual([
      [4, false],
      [5, true],
    ])
  })
  test('has places whatever text and attributes are around', () => {
    const words = fc.constantFrom(
      '😀',
      'a',
      '\r\n',
      '\n',
      ' ',
      '&lt;',
      '>',
      "'",
      '<!-- > -->',
      '<E k="&gt; >"/>',
      '<F>\n</F>',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const inner = parts.join('')
        const [first, ...others] = flat(readXmlTree(`<R>${inner}</R>`, 'r.xml'))
        expect(first!.span).toEqual({ start: 0, end: inner.length + 7 })
        for (const { span } of others)
          expect(`<R>${inner}`.slice(span.start, span.end)).toMatch(/^<(E k="&gt; >"\/|F>\n<\/F)>$/)
      }),
    )
  })
})

describe('hostile or broken XML is refused with its place', () => {
  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "bb">]>\n<a>&b;</a>', /^x\.xml:1:\d+ .*\n.*document type/],
    ['an entity that nobody defines', '<a>\n&lol;</a>', /^x\.xml:2:\d+ .*\n.*damaged/],
    ['an element that is not closed', '<a>\n<b></a>', /^x\.xml:2:\d+ .*\n.*damaged/],
    ['text that breaks off', '<a><b', /^x\.xml:1:\d+ .*\n.*damaged/],
    ['nothing', '', /no element|damaged/],
    ['a tower of elements', '<a>'.repeat(300), /nested more than 200 deep/],
  ])('%s', (_, xml, message) => {
    expect(() => readXmlTree(xml, 'x.xml')).toThrow(message)
  })
})
