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
export const renderMarkdown = (report: Report, pictures: PictureFolder = null): string =>
  [...writeMarkdown(report, pictures)].join('')

/** A report as Markdown, piece by piece: a warning for each of many files makes a list that is larger than the study. */
export function* writeMarkdown({ blocks }: Report, pictures: PictureFolder): Generator<string> {
  const numbering = numberBlocks(blocks)
  for (const [position, block] of blocks.entries()) {
    if (position > 0) yield '\n\n'
    yield* joined(renderBlock(block, numbering, pictures))
  }
  yield '\n'
}

/** Lines with an end after each but the last. */
function* joined(lines: Iterable<string>): Generator<string> {
  let end = ''
  for (const line of lines) {
    yield end + line
    end = '\n'
  }
}

/** The lines of a block. */
function* renderBlock(block: Block, numbering: Numbering, pictures: PictureFolder): Generator<string> {
  const renderLine = (line: readonly Inline[]): string =>
    escapeStart(line.map((inline) => renderInline(inline, numbering)).join(''))
  switch (block.kind) {
    case 'heading':
      return yield `${'#'.repeat(block.level)} ${escapeLine(block.text.trim())}`
    case 'paragraph':
      return yield renderLine(block.text)
    case 'list':
      for (const item of block.items) yield `- ${renderLine(item)}`
      return
    case 'quote':
      yield* block.text.split('\n').map((line) => `> ${escapeStart(escapeLine(line))}`)
      return yield* ['>', `> — ${escapeLine(block.source.trim())}`]
    case 'source':
      return yield* ['```yaml', cleanText(block.text), '```']
    case 'table':
      return yield* renderTable(block, numbering.labelOf(block))
    case 'figure':
      return yield* renderFigure(block, numbering.labelOf(block), pictures)
    default:
      block satisfies never
  }
}

/** A picture with its words for those who cannot see it, and its caption; without pictures its table. */
function renderFigure(figure: Figure, label: string, pictures: PictureFolder): Iterable<string> {
  const { name, title, finding, description, table } = figure
  if (pictures === null) return renderTable(table, label)
  const seen = finding === '' ? title : `${title}. ${finding}`
  const caption = finding === '' ? description : `${finding} ${description}`
  return [
    `![${escapeLine(seen)}](${pictures}/${name}.png)`,
    '',
    `${label}. *${escapeLine(title)}.* ${escapeLine(caption.trim())}`,
  ]
}

function* renderTable({ caption, head, rows }: TableBlock, label: string): Generator<string> {
  const numeric = findNumeric(head, rows)
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => escapeLine(String(shownIn(cell)).trim())).join(' | ')} |`
  const rule = `| ${numeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`
  yield* [`${label}. *${escapeLine(caption.trim())}*`, '', line(head), rule]
  for (const row of rows) yield line(row)
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
  if (kind === 'code') return renderCode(inOneLine(cleanText(text)))
  return kind === 'strong' ? `**${escapeLine(text)}**` : `*${escapeLine(text)}*`
}

/** Code between more backticks than are in it. */
function renderCode(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const blank = longest === 0 ? '' : ' '
  return `${fence}${blank}${text}${blank}${fence}`
}

const inOneLine = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ')

/** Escapes Markdown's marks and line ends as plain text. */
const escapeLine = (text: string): string =>
  inOneLine(
    cleanText(text)
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&'),
  )

/** A line must not begin like a heading, list, rule, quote or block of code. */
const escapeStart = (line: string): string =>
  line
    .trimStart()
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, '$1\\$2')
    .replace(/^(\s*)\\(\d+)([.)])/, '$1$2\\$3')
