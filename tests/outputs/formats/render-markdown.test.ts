import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import type { Block, Figure, Inline } from '../../../src/outputs/report/blocks.ts'

const MarkdownIt = createRequire(import.meta.url)('markdown-it')
const html = (...blocks: Block[]): string =>
  MarkdownIt({ html: true }).render(renderMarkdown({ title: 't', language: 'en', blocks }))
const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
const code = (text: string): Inline => ({ kind: 'code', text })

describe('names of files in a report in Markdown', () => {
  test.each([
    ['plain.txt', '<code>plain.txt</code>'],
    ['a`b.txt', '<code>a`b.txt</code>'],
    ['`', '<code>`</code>'],
    ['``x`y', '<code>``x`y</code>'],
    ['a*b_c.txt', '<code>a*b_c.txt</code>'],
    ['C:\\new\\*', '<code>C:\\new\\*</code>'],
    ['two\nlines', '<code>two lines</code>'],
    ['a  \n  b', '<code>a b</code>'],
  ])('%j keep all their signs', (name, shown) => {
    expect(html(paragraph('In ', code(name), '.'))).toBe(`<p>In ${shown}.</p>\n`)
  })
  test('are one piece of code, whatever signs they have', () => {
    const name = fc
      .array(fc.constantFrom('`', '``', 'a', ' ', '*', '\\', '|', '<'), { minLength: 1, maxLength: 8 })
      .map((own) => own.join(''))
    fc.assert(
      fc.property(
        name.filter((own) => own.trim() !== ''),
        (own) => {
          const [, inner] = /^<p>In <code>([^]*)<\/code>\.<\/p>\n$/.exec(html(paragraph('In ', code(own), '.'))) ?? []
          expect(inner?.replaceAll('&lt;', '<').trim()).toBe(own.trim())
        },
      ),
    )
  })
})

describe('a line of a report in Markdown', () => {
  test.each([
    '# head',
    '- item',
    '+ item',
    '1. one',
    '12) twelve',
    '> quote',
    '=== ',
    '---',
    '    code',
    '```',
    '| a |',
  ])('that begins like something else is a paragraph: %s', (text) => {
    expect(html(paragraph(text))).toMatch(/^<p>[^]*<\/p>\n$/)
    expect(html(paragraph(text)).match(/<(?!\/?p>)/)).toBeNull()
  })
  test('holds no mark of an empty emphasis', () => {
    expect(html(paragraph('a', { kind: 'strong', text: '  ' }, { kind: 'emphasis', text: '' }, 'b'))).toBe(
      '<p>ab</p>\n',
    )
  })
})

describe('a figure of a report in Markdown', () => {
  const figure: Figure = {
    ...{
      kind: 'figure',
      name: 'map',
      title: 'Map of "codes"',
      finding: 'Two are near.',
      description: 'A dot a code.',
    },
    ...{ svg: '', isTablePrinted: true },
    table: { kind: 'table', caption: 'Map [of] codes', head: ['code', 'x'], rows: [['Wet', 1]] },
  }
  test('is a picture with its words where pictures are written', () => {
    const written = renderMarkdown({ title: 't', language: 'en', blocks: [figure] }, 'figures')
    expect(MarkdownIt().render(written)).toBe(
      '<p><img src="figures/map.png" alt="Map of &quot;codes&quot;. Two are near."></p>\n<p>Figure 1. <em>Map of &quot;codes&quot;.</em> Two are near. A dot a code.</p>\n',
    )
  })
  test('is its table where none are', () => {
    const written = renderMarkdown({ title: 't', language: 'en', blocks: [figure] })
    expect(written).toBe('Figure 1. *Map \\[of\\] codes*\n\n| code | x |\n| --- | ---: |\n| Wet | 1 |\n')
  })
})
