import type { Block, Inline, Report, TableBlock } from '../blocks.ts'

/** A report as one HTML file that needs nothing else: no script, no address, readable in light, dark and print. */
export function renderHtml({ title, language, blocks }: Report): string {
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2 ? [{ text: block.text, id: idOf(block.text, index) }] : [],
  )
  const body = blocks.map((block, index) => renderBlock(block, index)).join('\n')
  const links = headings.map(({ text, id }) => `<li><a href="#${id}">${escape(text)}</a></li>`).join('')
  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<nav aria-label="Contents"><ul>${links}</ul></nav>
<main>
${body}
</main>
</body>
</html>
`
}

const style = `
:root { color-scheme: light dark; --ink: #1d2329; --soft: #59636e; --paper: #fff; --line: #d5dae0; --tint: #f4f6f8; --mark: #2f6fb3 }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --soft: #a3adb8; --paper: #15191d; --line: #39424b; --tint: #1e242a; --mark: #7fb2e5 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, sans-serif }
nav ul { display: flex; flex-wrap: wrap; gap: .4em 1.4em; list-style: none; margin: 0; padding: .8em 1.2em; border-bottom: 1px solid var(--line) }
a { color: var(--mark) }
main { max-width: 46em; margin: 0 auto; padding: 1em 1.2em 4em }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .6em }
h1 { margin-top: 1em } h2 { border-top: 1px solid var(--line); padding-top: 1em }
blockquote { margin: 1em 0; padding: .2em 1em; border-left: 3px solid var(--mark); background: var(--tint) }
blockquote p { margin: .5em 0; white-space: pre-line } blockquote footer { color: var(--soft); font-size: .88em; padding-bottom: .5em }
.table { overflow-x: auto; margin: 1.2em 0 } table { border-collapse: collapse; font-size: .88em; width: 100% }
caption { text-align: left; color: var(--soft); padding-bottom: .4em } th, td { text-align: left; vertical-align: top; padding: .35em .6em; border-bottom: 1px solid var(--line) }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums } td { overflow-wrap: anywhere } code { background: var(--tint); padding: 0 .25em }
@media print { nav { display: none } blockquote, tr { break-inside: avoid } }
`

function renderBlock(block: Block, index: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${idOf(block.text, index)}">${escape(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${block.text.map(renderInline).join('')}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${item.map(renderInline).join('')}</li>`).join('')}</ul>`
    case 'quote':
      return `<blockquote><p>${escape(block.text)}</p><footer>— ${escape(block.source)}</footer></blockquote>`
    case 'table':
      return renderTable(block)
    default:
      return block satisfies never
  }
}

function renderTable({ caption, head, rows }: TableBlock): string {
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'))
  const mark = (column: number): string => (numeric[column] ? ' class="number"' : '')
  const heads = head
    .map((cell, column) => (cell === '' ? '<td></td>' : `<th scope="col"${mark(column)}>${escape(cell)}</th>`))
    .join('')
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((cell, column) => (column === 0 ? `<th scope="row">${escape(String(cell))}</th>` : `<td${mark(column)}>${escape(String(cell))}</td>`)).join('')}</tr>`,
  )
  return `<div class="table" role="region" aria-label="${escape(caption)}" tabindex="0"><table><caption>${escape(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`
}

function renderInline(inline: Inline): string {
  if (typeof inline === 'string') return escape(inline)
  const tag = { strong: 'strong', emphasis: 'em', code: 'code' }[inline.kind]
  return inline.text === '' ? '' : `<${tag}>${escape(inline.text)}</${tag}>`
}

const idOf = (text: string, index: number): string =>
  `${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}-${index}`

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark]!)
