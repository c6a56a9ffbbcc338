import { cleanText } from '../../text/clean.ts'
import {
  type Block,
  type Cell,
  type Figure,
  findNumeric,
  type Inline,
  type Report,
  shownIn,
  type TableBlock,
} from '../report/blocks.ts'
import { type Numbering, numberBlocks } from '../report/number-blocks.ts'

/** The place of pictures in the folder of the report; null where none are written. */
export type PictureFolder = string | null

/** A report as Markdown (CommonMark with tables): what people said is escaped, so that it reads as it was said. */
export function renderMarkdown({ blocks }: Report, pictures: PictureFolder = null): string {
  const numbering = numberBlocks(blocks)
  return `${blocks.map((block) => renderBlock(block, numbering, pictures)).join('\n\n')}\n`
}

function renderBlock(block: Block, numbering: Numbering, pictures: PictureFolder): string {
  const renderLine = (line: readonly Inline[]): string =>
    escapeStart(line.map((inline) => renderInline(inline, numbering)).join(''))
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeLine(block.text.trim())}`
    case 'paragraph':
      return renderLine(block.text)
    case 'list':
      return block.items.map((item) => `- ${renderLine(item)}`).join('\n')
    case 'quote':
      return [
        ...block.text.split('\n').map((line) => `> ${escapeStart(escapeLine(line))}`),
        '>',
        `> — ${escapeLine(block.source.trim())}`,
      ].join('\n')
    case 'source':
      return ['```yaml', cleanText(block.text), '```'].join('\n')
    case 'table':
      return renderTable(block, numbering.labelOf(block))
    case 'figure':
      return renderFigure(block, numbering.labelOf(block), pictures)
    default:
      return block satisfies never
  }
}

/** A picture with its words for those who cannot see it, and its caption; without pictures its table. */
function renderFigure(figure: Figure, label: string, pictures: PictureFolder): string {
  const { name, title, finding, description, table } = figure
  if (pictures === null) return renderTable(table, label)
  const seen = finding === '' ? title : `${title}. ${finding}`
  const caption = finding === '' ? description : `${finding} ${description}`
  return `![${escapeLine(seen)}](${pictures}/${name}.png)\n\n${label}. *${escapeLine(title)}.* ${escapeLine(caption.trim())}`
}

function renderTable({ caption, head, rows }: TableBlock, label: string): string {
  const numeric = findNumeric(head, rows)
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => escapeLine(String(shownIn(cell)).trim())).join(' | ')} |`
  const rule = `| ${numeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`
  return [`${label}. *${escapeLine(caption.trim())}*`, '', line(head), rule, ...rows.map(line)].join('\n')
}

function renderInline(inline: Inline, { find, labelOf }: Numbering): string {
  if (typeof inline === 'string') return escapeLine(inline)
  if (inline.kind === 'reference') {
    const target = find(inline.to)
    return target === undefined ? '' : escapeLine(`${inline.before}${labelOf(target)}${inline.after}`)
  }
  const { kind } = inline
  const text = inline.text.trim()
  if (text === '') return ''
  if (kind === 'find' || kind === 'place') return escapeLine(inline.text)
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
