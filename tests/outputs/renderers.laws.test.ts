import { createRequire } from 'node:module'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Renderer, type RenderServices, renderers } from '../../src/outputs/formats/index.ts'
import type { Report } from '../../src/outputs/report/blocks.ts'

const MarkdownIt = createRequire(import.meta.url)('markdown-it')

/** What a reader of the rendered report sees: its words without any markup, blanks folded. */
const seen: Readonly<Record<string, (rendered: string | Uint8Array) => string>> = {
  md: (text) => textOf(MarkdownIt({ html: true }).render(text)),
  html: (text) =>
    textOf(
      String(text)
        .replace(/^[^]*<main[^>]*>/, '')
        .replace(/<\/main>[^]*$/, '')
        .replace(/<p class="note">[^<]*<\/p>/, ''),
    ),
  docx: (bytes) =>
    textOf(strFromU8(unzipSync(bytes as Uint8Array)['word/document.xml']!).replaceAll('&apos;', '&#39;')),
}
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}
const textOf = (html: string): string =>
  html.replace(/<[^>]*>/g, ' ').replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity]!)
const fold = (text: string): string => text.replace(/\s+/g, '')

const awkward = [
  '<b>bold</b>',
  '*stars*',
  '_under_',
  '# head',
  '- item',
  '+ plus',
  '1. one',
  '1) one',
  '> quote',
  'a | b',
  '`code`',
  '[link](x)',
  '![p](x)',
  '&amp; &copy;',
  '=cmd()',
  '~~gone~~',
  '\\',
  'é',
  '👩‍💻',
  '"q"',
  '---',
  '===',
  '<!-- x -->',
  '<script>alert(1)</script>',
  'two\nlines',
  '$x$',
  '    four blanks',
]
const said = fc
  .array(fc.constantFrom(...awkward, 'plain words'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '))
const reportOf = (text: string): Report => ({
  title: text,
  language: 'en',
  blocks: [
    { kind: 'heading', level: 2, text },
    { kind: 'paragraph', text: [text, ' ', { kind: 'strong', text }, ' ', { kind: 'emphasis', text }, '.'] },
    { kind: 'list', items: [[text], ['x ', { kind: 'emphasis', text }]] },
    { kind: 'quote', text, source: text },
    { kind: 'table', caption: text, head: [text, 'n'], rows: [[text, 1]] },
  ],
})

const means: RenderServices = {
  page: async () => ({ data: null, assets: { style: '', script: '' } }),
  drawPng: async () => new Uint8Array(),
  pictures: null,
}
/** What a renderer gives, whole. */
const whole = async (report: Report, render: Renderer['render']): Promise<string | Uint8Array> => {
  const rendered = await render(() => report, means)
  return rendered instanceof Uint8Array ? rendered : [...rendered].join('')
}

describe.each(Object.entries<Renderer>(renderers))('the renderer %s', (name, { render }) => {
  test('shows whatever was said as it was said', async () => {
    await fc.assert(
      fc.asyncProperty(said, async (text) => {
        const [shown, all] = [fold(seen[name]!(await whole(reportOf(text), render))), fold(text)]
        expect(shown.split(all).length - 1).toBeGreaterThanOrEqual(10)
        expect(shown.replaceAll(all, '')).toMatch(/^(x|n|1|—|\.|Table1\.)*$/)
      }),
      { numRuns: name === 'docx' ? 40 : 300 },
    )
  })

  test('gives the same bytes for the same report', async () => {
    expect(await whole(reportOf('a'), render)).toEqual(await whole(reportOf('a'), render))
  })

  test.skipIf(name === 'docx')(
    'writes a long list and a long table in pieces, none of them longer than an item',
    async () => {
      const items = Array.from({ length: 500 }, (_, at) => `item ${at} ${'word '.repeat(20)}`)
      const long: Report = {
        ...reportOf('a'),
        blocks: [
          { kind: 'list', items: items.map((item) => [item]) },
          { kind: 'table', caption: 'c', head: ['a', 'b'], rows: items.map((item) => [item, 1]) },
        ],
      }
      const pieces = [...((await render(() => long, means)) as Iterable<string>)]
      for (const item of items) expect(pieces.filter((piece) => piece.includes(item.trim()))).toHaveLength(2)
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1000)
    },
  )

  test.skipIf(name === 'docx')('names no address and holds no script', async () => {
    expect(await whole(reportOf('a'), render)).not.toMatch(/https?:|<script/)
  })
})
