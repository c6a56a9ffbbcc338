import { cleanText } from '../../text/clean.ts'
import {
  type Block,
  type Cell,
  findNumeric,
  type Inline,
  type Report,
  shownIn,
  type TableBlock,
} from '../report/blocks.ts'

/** A report as Markdown (CommonMark with tables): what people said is escaped, so that it reads as it was said. */
export const renderMarkdown = ({ blocks }: Report): string => `${blocks.map(renderBlock).join('\n\n')}\n`

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeLine(block.text.trim())}`
    case 'paragraph':
      return escapeStart(block.text.map(renderInline).join(''))
    case 'list':
      return block.items.map((item) => `- ${escapeStart(item.map(renderInline).join(''))}`).join('\n')
    case 'quote':
      return [
        ...block.text.split('\n').map((line) => `> ${escapeStart(escapeLine(line))}`),
        '>',
        `> — ${escapeLine(block.source.trim())}`,
      ].join('\n')
    case 'source':
      return ['```yaml', cleanText(block.text), '```'].join('\n')
    case 'table':
      return renderTable(block)
    case 'figure':
      return `${escapeStart(escapeLine(block.description.trim()))}\n\n${renderTable(block.table)}`
    default:
      return block satisfies never
  }
}

function renderTable({ caption, head, rows }: TableBlock): string {
  const numeric = findNumeric(head, rows)
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => escapeLine(String(shownIn(cell)).trim())).join(' | ')} |`
  const rule = `| ${numeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`
  return [`*${escapeLine(caption.trim())}*`, '', line(head), rule, ...rows.map(line)].join('\n')
}

function renderInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeLine(inline)
  const { kind } = inline
  const text = inline.text.trim()
  if (text === '') return ''
  if (kind === 'find') return escapeLine(inline.text)
  if (kind === 'code') return `\`${cleanText(text).replaceAll('`', "'")}\``
  return kind === 'strong' ? `**${escapeLine(text)}**` : `*${escapeLine(text)}*`
}

/** Escapes Markdown's marks and line ends as plain text. */
const escapeLine = (text: string): string =>
  cleanText(text)
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<!\s)\s*\n\s*/g, ' ')

/** A line must not begin like a heading, list, rule, quote or block of code. */
const escapeStart = (line: string): string =>
  line
    .trimStart()
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, '$1\\$2')
    .replace(/^(\s*)\\(\d+)([.)])/, '$1$2\\$3')
