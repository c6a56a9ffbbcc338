import { escapeXml } from '../figures/svg.ts'
import { pack } from '../page/pack.ts'
import type { PageData } from '../page/page-data.ts'
import { type PageAssets, pageBar, policyFor, writePageParts } from '../page/write-page-parts.ts'
import {
  type Block,
  type Cell,
  type CodingQuery,
  type Figure,
  findNumeric,
  type Inline,
  type Report,
  shownIn,
  type TableBlock,
} from '../report/blocks.ts'
import { type Numbering, numberBlocks } from '../report/number-blocks.ts'

/** The data and program of a page in which numbers open quotes, and quotes their place. */
export interface Page {
  /**
   * Gathers the data when the report itself is written, so that the two are not held together; null where the transcripts
   * are too large for a page: then the page holds no program, and numbers open nothing.
   */
  readonly data: (() => PageData) | null
  readonly assets: PageAssets
}

const tooLarge =
  '<p class="note">The transcripts are too large for a page, so numbers open nothing here: codings.csv has every coding with its words and its place.</p>\n'

/** A report as one HTML file, piece by piece, that needs nothing else and fetches nothing, readable in light, dark and print. */
export function* renderHtml(report: () => Report, { data, assets }: Page): Generator<string> {
  yield* renderReport(report(), data !== null, assets)
  if (data !== null) yield* writePageParts(data(), assets.script)
  yield `</body>
</html>
`
}

/** The head of a page and the report in it. */
function* renderReport({ title, language, blocks }: Report, opens: boolean, assets: PageAssets): Generator<string> {
  const nameOf = createNames(blocks)
  const form: PageForm = { opens, nameOf, numbering: numberBlocks(blocks) }
  const isChapter = (block: Block): boolean => block.kind === 'heading' && (block.level === 2 || block.level === 3)
  const links = blocks
    .filter(isChapter)
    .map((block) =>
      block.kind === 'heading'
        ? `<li class="level-${block.level}"><a href="#${nameOf(block)}"${themed(block.color)}>${escapeXml(block.text)}</a></li>`
        : '',
    )
  yield `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${opens ? policyFor(assets.script) : "default-src 'none'; style-src 'unsafe-inline'"}">
<title>${escapeXml(title)}</title>
<style>${assets.style}</style>
</head>
<body>
${opens ? `${pageBar}\n` : ''}<div class="columns">
<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>
<main id="main" tabindex="-1">
<div id="report">
${opens ? '' : tooLarge}`
  yield* renderParts(blocks, form)
  yield `</div>
${opens ? '<div id="view" hidden></div>\n' : ''}</main>
</div>
`
}

type NameOf = (block: Block) => string

/** The page that blocks are written for. */
interface PageForm {
  /** True if counts and quotes open what is behind them. */
  readonly opens: boolean
  readonly nameOf: NameOf
  readonly numbering: Numbering
}

/** Ids of headings for links: stated ones, else their words; repeated ones are numbered. */
function createNames(blocks: readonly Block[]): NameOf {
  const names = new Map<Block, string>()
  const taken = new Set<string>(['main', 'report', 'view', 'search-form', 'search-box'])
  for (const block of blocks) {
    if (block.kind !== 'heading') continue
    const words =
      block.id ??
      (block.text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') ||
        'part')
    let name = words
    for (let number = 2; taken.has(name); number++) name = `${words}-${number}`
    taken.add(name)
    names.set(block, name)
  }
  return (block) => names.get(block) ?? ''
}

/** The blocks, with chapters, themes and codes as parts that fold. */
function* renderParts(blocks: readonly Block[], form: PageForm): Generator<string> {
  const open: number[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level === 1 || block.level === 5) {
      yield* renderBlock(block, form)
      yield '\n'
      continue
    }
    while ((open.at(-1) ?? 0) >= block.level) {
      open.pop()
      yield '</details>\n'
    }
    open.push(block.level)
    yield `<details class="part level-${block.level}" open><summary>`
    yield* renderBlock(block, form)
    yield '</summary>\n'
  }
  yield '</details>\n'.repeat(open.length)
}

/** The colour of a theme, for the style sheet. */
const themed = (color: string | undefined): string =>
  color === undefined ? '' : ` class="themed" style="--theme: ${escapeXml(color)}"`

/** A block in pieces: each item of a list and row of a table is one, since there may be one for each file of a study. */
function* renderBlock(block: Block, form: PageForm): Generator<string> {
  const renderLine = (line: readonly Inline[]): string => line.map((inline) => renderInline(inline, form)).join('')
  const { opens, nameOf, numbering } = form
  switch (block.kind) {
    case 'heading':
      return yield `<h${block.level} id="${nameOf(block)}"${themed(block.color)}>${escapeXml(block.text)}</h${block.level}>`
    case 'paragraph':
      return yield `<p>${renderLine(block.text)}</p>`
    case 'list':
      yield '<ul>'
      for (const item of block.items) yield `<li>${renderLine(item)}</li>`
      return yield '</ul>'
    case 'quote':
      return yield `<blockquote${themed(block.color)}><p>${escapeXml(block.text)}</p><footer>— ${opens && block.at ? `<a href="#read?${query(block.at)}">${escapeXml(block.source)}</a>` : escapeXml(block.source)}</footer></blockquote>`
    case 'source':
      return yield `<pre><code>${escapeXml(block.text)}</code></pre>`
    case 'table':
      return yield* renderTable(block, numbering.labelOf(block), opens)
    case 'figure':
      return yield renderFigure(block, numbering.labelOf(block), opens)
    default:
      block satisfies never
  }
}

/** Cells of a figure's table above which it is packed until somebody opens it, so that the page opens at once. */
const mostCells = 1500

function renderFigure(
  { name, title, finding, description, svg, table }: Figure,
  label: string,
  opens: boolean,
): string {
  const caption = `<strong>${label}. ${escapeXml(title)}.</strong> ${finding === '' ? '' : `${escapeXml(finding)} `}<span class="how">${escapeXml(description)}</span>`
  const isLarge = table.rows.length * table.head.length > mostCells
  const same = [
    ...renderTable({ ...table, name: `${name}-table`, caption: title }, `${label}, as a table`, opens),
  ].join('')
  return `<figure id="item-${name}"><div class="drawing" role="region" aria-label="${label}: ${escapeXml(title)}" tabindex="0">${svg}</div><figcaption>${caption}</figcaption><details><summary>The same as a table</summary>${isLarge && opens ? `<script type="text/plain">${pack(same)}</script>` : same}</details></figure>`
}

/** Rows of a table above which it is laid out when it is about to be seen, so that the page opens at once. */
const mostRows = 100

function* renderTable({ name, caption, head, rows }: TableBlock, label: string, opens: boolean): Generator<string> {
  const numeric = findNumeric(head, rows)
  const mark = (column: number): string => (numeric[column] ? ' class="number"' : '')
  const heads = head
    .map((cell, column) => (cell === '' ? '<td></td>' : `<th scope="col"${mark(column)}>${escapeXml(cell)}</th>`))
    .join('')
  const cellIn = (cell: Cell, column: number): string =>
    column === 0
      ? `<th scope="row">${renderCell(cell, opens)}</th>`
      : `<td${mark(column)}>${renderCell(cell, opens)}</td>`
  const id = name === undefined ? '' : ` id="item-${name}"`
  const form = rows.length > mostRows ? `class="table long" style="--rows: ${rows.length}"` : 'class="table"'
  yield `<div ${form}${id} role="region" aria-label="${label}: ${escapeXml(caption)}" tabindex="0"><table><caption>${label}. ${escapeXml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>`
  for (const [position, row] of rows.entries())
    yield `${position === 0 ? '' : '\n'}<tr>${row.map(cellIn).join('')}</tr>`
  yield '</tbody></table></div>'
}

const renderCell = (cell: Cell, opens: boolean): string => {
  const shown = escapeXml(String(shownIn(cell)))
  return opens && typeof cell === 'object' ? `<a href="#find?${query(cell.find)}">${shown}</a>` : shown
}

function renderInline(inline: Inline, { opens, numbering }: PageForm): string {
  if (typeof inline === 'string') return escapeXml(inline)
  if (inline.kind === 'reference') {
    const target = numbering.find(inline.to)
    if (target === undefined) return ''
    return `${escapeXml(inline.before)}<a href="#item-${inline.to}">${numbering.labelOf(target)}</a>${escapeXml(inline.after)}`
  }
  if (inline.text === '') return ''
  if (inline.kind === 'find')
    return opens ? `<a href="#find?${query(inline.find)}">${escapeXml(inline.text)}</a>` : escapeXml(inline.text)
  if (inline.kind === 'place')
    return opens ? `<a href="#read?${query(inline.at)}">${escapeXml(inline.text)}</a>` : escapeXml(inline.text)
  const tag = { strong: 'strong', emphasis: 'em', code: 'code' }[inline.kind]
  return `<${tag}>${escapeXml(inline.text)}</${tag}>`
}

/** Names and values as an address has them. */
const query = (
  values: CodingQuery | { readonly transcriptId: string; readonly start: number; readonly end: number },
): string =>
  escapeXml(
    Object.entries(values)
      .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(String(value))}`]))
      .join('&'),
  )
