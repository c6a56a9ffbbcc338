import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderDocx } from '../../../src/outputs/formats/render-docx.ts'
import { renderHtml } from '../../../src/outputs/formats/render-html.ts'
import { renderMarkdown } from '../../../src/outputs/formats/render-markdown.ts'
import type { Block, Inline, Report } from '../../../src/outputs/report/blocks.ts'
import { cleanText } from '../../../src/text/clean.ts'
import { type FormBlock, inOneLine, withoutNumber } from '../../../src/verify/forms/form-block.ts'
import { readDocument } from '../../../src/verify/forms/read-document.ts'
import { readMarkdown } from '../../../src/verify/forms/read-markdown.ts'
import { readPage } from '../../../src/verify/forms/read-page.ts'

const awkward = fc.constantFrom(
  ...[
    'plain words',
    '*stars*',
    '**',
    '_under_',
    '# head',
    '- item',
    '+ plus',
    '1. one',
    '12) two',
    '> quote',
    'a | b',
    '|',
  ],
  ...[
    '`code`',
    '``',
    '[link](x)',
    '![p](x)',
    '&amp;',
    '&',
    '<b>',
    '</p>',
    '<!-- -->',
    '~~gone~~',
    '$x$',
    '=1+1',
    '---',
  ],
  ...[
    '\\',
    'C:\\',
    '\\*',
    '\\\\',
    '"q"',
    "'",
    'Table 1. x',
    'Figure 2. *y*',
    '— Ana',
    'two\nlines',
    'a\tb',
    '\u00a0',
    '👩‍💻',
  ],
  ...['\u0007', '\ud800', 'é', '[…]', '…', '.', '(', ')', '0', '###', '```', 'constructor'],
)
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: awkward }, fc.string({ maxLength: 6, unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
  .filter((said) => inOneLine(cleanText(said)) !== '')
const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  fc.record({ kind: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const), text }),
)
/** Runs with words between them: marks of Markdown do not lie side by side. */
const line = fc
  .array(inline, { minLength: 1, maxLength: 3 })
  .map((runs) => runs.flatMap((run, at): Inline[] => (at === 0 ? [run] : [' and ', run])))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text }),
  fc.record({ kind: fc.constant('paragraph' as const), text: line }),
  fc.record({
    kind: fc.constant('list' as const),
    items: fc.array(line, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), text, source: text }),
  fc.integer({ min: 1, max: 4 }).chain((columns) => {
    const cells = fc.array(fc.oneof(text, fc.constant(''), fc.nat()), { minLength: columns, maxLength: columns })
    return fc.record({
      ...{ kind: fc.constant('table' as const), caption: text },
      head: cells.map((own) => own.map(String)),
      rows: fc.array(cells, { maxLength: 3 }),
    })
  }),
)
const report = fc.array(block, { minLength: 1, maxLength: 5 }).map(
  (blocks): Report => ({
    ...{ title: 'Title', language: 'en' },
    blocks: [{ kind: 'heading', level: 1, text: 'Title' }, ...blocks],
  }),
)

const folded = (said: string): string => cleanText(said).replace(/\s+/g, '')
const shownInline = (own: Inline): string => (typeof own === 'string' ? own : 'text' in own ? own.text : '')
/** What a report says, block by block, without blanks, which forms fold in ways of their own. */
const saidIn = (blocks: readonly Block[]): string[][] =>
  blocks
    .flatMap((own): string[][] => {
      if (own.kind === 'heading') return [[own.text]]
      if (own.kind === 'paragraph') return [[own.text.map(shownInline).join('')]]
      if (own.kind === 'list') return own.items.map((item) => [item.map(shownInline).join('')])
      if (own.kind === 'quote') return [[own.text, own.source]]
      return own.kind === 'table' ? [[own.caption, ...own.head, ...own.rows.flat().map(String)]] : []
    })
    .map((texts) => texts.map(folded))
const readIn = (blocks: readonly FormBlock[]): string[][] =>
  blocks.flatMap((own): string[][] => {
    if (own.kind === 'caption') return []
    if (own.kind === 'quote') return [[own.text, own.source].map(folded)]
    if (own.kind === 'table') return [[own.caption, ...own.rows.flatMap(({ cells }) => cells)].map(folded)]
    return [[folded(own.text)]]
  })

const assets = { style: '', script: '' }
const withoutContents = (blocks: readonly FormBlock[]): FormBlock[] =>
  blocks.filter((own) => own.kind !== 'paragraph' || (own.text !== '' && own.text !== 'Contents'))

describe('whatever people say, verify reads a report as it was written', () => {
  test('as Markdown', () => {
    fc.assert(
      fc.property(report, (given) => {
        expect(readIn(readMarkdown(renderMarkdown(given)))).toEqual(saidIn(given.blocks))
      }),
      { numRuns: 300 },
    )
  })
  test('as a page', () => {
    fc.assert(
      fc.property(report, (given) => {
        const html = [...renderHtml(() => given, { data: null, assets })].join('')
        expect(readIn(withoutContents(readPage(html).blocks))).toEqual(saidIn(given.blocks))
      }),
      { numRuns: 200 },
    )
  })
  test('as a document', async () => {
    await fc.assert(
      fc.asyncProperty(report, async (given) => {
        const bytes = await renderDocx(given, async () => new Uint8Array())
        const blocks = withoutContents(await readDocument('report.docx', bytes))
        expect(readIn(blocks)).toEqual(saidIn(given.blocks))
      }),
      { numRuns: 15 },
    )
  })
})

describe('the line of a block', () => {
  const sample =
    '# Title\n\nA paragraph.\n\n> Said.\n>\n> — Ana, turn 1\n\nTable 1. *Counts*\n\n| a | b |\n| --- | ---: |\n| x | 1 |\n'
  test('is where it begins in Markdown, and each row of a table has its own', () => {
    const blocks = readMarkdown(sample)
    expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
      ['heading', 1],
      ['paragraph', 3],
      ['quote', 5],
      ['caption', 9],
      ['table', 11],
    ])
    expect(blocks.at(-1)).toMatchObject({ caption: 'Counts', rows: [{ line: 11 }, { line: 13 }] })
  })
  test('is where its text begins in a page', () => {
    const blocks = readPage(
      '<main>\n<h2>Title</h2>\n<p>A\nparagraph.</p>\n<table>\n<caption>Table 3. Counts</caption>\n<tr><th>a</th></tr>\n<tr><td>1</td></tr></table></main>',
    ).blocks
    expect(blocks).toEqual([
      { kind: 'heading', text: 'Title', line: 2 },
      { kind: 'paragraph', text: 'A paragraph.', line: 3 },
      {
        kind: 'table',
        caption: 'Counts',
        line: 5,
        rows: [
          { cells: ['a'], line: 7 },
          { cells: ['1'], line: 8 },
        ],
      },
    ])
  })
})

test.each([
  ['Table 12. Themes', 'Themes'],
  ['Figure 1, as a table. Themes', 'Themes'],
  ['Table of contents', 'Table of contents'],
])('the caption "%s" is known as "%s"', (caption, name) => {
  expect(withoutNumber(caption)).toBe(name)
})
test('bytes that are no document are an error of theirs', async () => {
  await expect(readDocument('report.docx', new TextEncoder().encode('no archive'))).rejects.toThrow(/report\.docx/)
})
