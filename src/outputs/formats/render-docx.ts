import type { FileChild, ParagraphChild } from 'docx'
import { stabilizeArchive } from '../../boundary/stable-archive.ts'
import type { Block, Figure, Inline, Report, TableBlock } from '../report/blocks.ts'
import { type Numbering, numberBlocks } from '../report/number-blocks.ts'
import { headingMark, joinContents, pageParts, styles, tableOfContents } from './docx/document-parts.ts'
import { renderTable } from './docx/render-table.ts'

type Docx = typeof import('docx')
/** Turns a drawing into a picture. */
export type DrawPng = (svg: string) => Promise<Uint8Array>

/** Widest and highest picture on a page, in pixels. */
const [mostWidth, mostHeight] = [640, 820]

/** What blocks of a document are written with. */
interface DocumentForm {
  readonly docx: Docx
  readonly draw: DrawPng
  readonly numbering: Numbering
  /** The names of quotes in the key at the end: Q1, Q2, … */
  readonly quoteNames: ReadonlyMap<Block, string>
}

/**
 * A report as a Word document: headings, quotes, captions, tables and pictures that Word knows as such, numbered and referred
 * to by fields, with a table of contents and a key of where quotes are from.
 */
export async function renderDocx({ title, blocks: said }: Report, draw: DrawPng): Promise<Uint8Array> {
  const docx = await import('docx')
  const blocks = [...said, ...keyOfQuotes(said)]
  const form: DocumentForm = { docx, draw, numbering: numberBlocks(blocks), quoteNames: nameQuotes(said) }
  const children: FileChild[] = []
  for (const [index, block] of blocks.entries()) {
    if (index === 1 || (index === 0 && blocks.length === 1)) children.push(...tableOfContents(blocks, docx))
    children.push(...(await renderBlock(block, index, form)))
  }
  const document = new docx.Document({
    title,
    creator: 'Themata',
    styles,
    sections: [{ ...pageParts(title, docx), children }],
  })
  return stabilizeArchive(await docx.Packer.toBuffer(document), joinContents)
}

const quotesOf = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'quote')

const nameQuotes = (blocks: readonly Block[]): ReadonlyMap<Block, string> =>
  new Map(quotesOf(blocks).flatMap((block, index) => (block.short === undefined ? [] : [[block, `Q${index + 1}`]])))

/** The chapter with the whole place and state of every quote that has a short one in the text. */
function keyOfQuotes(blocks: readonly Block[]): Block[] {
  const names = nameQuotes(blocks)
  if (names.size === 0) return []
  const rows = quotesOf(blocks).flatMap((quote) => (names.has(quote) ? [[names.get(quote)!, quote.source]] : []))
  return [
    { kind: 'heading', level: 2, text: 'Where quotes are from' },
    { kind: 'table', caption: 'Key of quotes', head: ['quote', 'place and state'], rows },
  ]
}

async function renderBlock(block: Block, index: number, form: DocumentForm): Promise<FileChild[]> {
  const { docx } = form
  const { Bookmark, BorderStyle, Paragraph, TextRun } = docx
  const renderLine = (line: readonly Inline[]): ParagraphChild[] => line.flatMap((inline) => renderInline(inline, form))
  switch (block.kind) {
    case 'heading': {
      const { level, text, color } = block
      const border = color && {
        left: { style: BorderStyle.SINGLE, size: 36, space: 6, color: color.replace('#', '') },
      }
      return [
        new Paragraph({
          heading: `Heading${level}`,
          ...(border ? { border } : {}),
          children: [new Bookmark({ id: headingMark(index), children: [new TextRun(text)] })],
        }),
      ]
    }
    case 'paragraph':
      return [new Paragraph({ children: renderLine(block.text) })]
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: renderLine(item) }))
    case 'quote':
      return renderQuote(block, form)
    case 'source':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, font: 'Courier New', size: 18 })] }))
    case 'table':
      return [
        new Paragraph({
          style: 'Caption',
          keepNext: true,
          children: [...numberOf(block, form), new TextRun(block.caption)],
        }),
        ...renderTable(block, docx),
      ]
    case 'figure':
      return renderFigure(block, form)
    default:
      return block satisfies never
  }
}

/** True for a text whose first letter is of a script that runs from right to left, as bidirectional text is laid out. */
const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)

function renderQuote(quote: Extract<Block, { kind: 'quote' }>, { docx, quoteNames }: DocumentForm): FileChild[] {
  const { BorderStyle, Paragraph, TextRun } = docx
  const border = quote.color && {
    left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: quote.color.replace('#', '') },
  }
  const name = quoteNames.get(quote)
  const source = name === undefined ? quote.source : `${quote.short} (${name})`
  return [
    ...quote.text.split('\n').map((line) => {
      const isRtl = isRightToLeft(line)
      const run = new TextRun({ text: line, ...(isRtl && { rightToLeft: true }) })
      const direction = isRtl ? { bidirectional: true } : {}
      return new Paragraph({ style: 'Quote', ...direction, ...(border ? { border } : {}), children: [run] })
    }),
    new Paragraph({
      style: 'QuoteSource',
      ...(border ? { border } : {}),
      children: [new TextRun(`— ${source}`)],
    }),
  ]
}

function renderInline(inline: Inline, { docx, numbering }: DocumentForm): ParagraphChild[] {
  const { SimpleField, TextRun } = docx
  if (typeof inline === 'string') return [new TextRun(inline)]
  if (inline.kind === 'reference') {
    const target = numbering.find(inline.to)
    if (target === undefined) return []
    const field = new SimpleField(`REF ${markOf(inline.to)} \\h`, numbering.labelOf(target))
    return [new TextRun(inline.before), field, new TextRun(inline.after)]
  }
  const { kind, text } = inline
  return [
    new TextRun({
      text,
      bold: kind === 'strong',
      italics: kind === 'emphasis',
      ...(kind === 'code' ? { font: 'Consolas' } : {}),
    }),
  ]
}

/** The name of the bookmark of a table's or figure's number. */
const markOf = (name: string): string => `item_${name.replace(/\W/g, '_')}`

/** `Table 3. `: the number as a field that Word counts, inside a bookmark that references show. */
function numberOf(block: TableBlock | Figure, { docx, numbering }: DocumentForm): ParagraphChild[] {
  const { Bookmark, SimpleField, TextRun } = docx
  const [word = '', number = ''] = numbering.labelOf(block).split(' ')
  const label = [new TextRun({ text: `${word} `, bold: true }), new SimpleField(`SEQ ${word} \\* ARABIC`, number)]
  const isNamed = block.name !== undefined && numbering.find(block.name) === block
  return [...(isNamed ? [new Bookmark({ id: markOf(block.name!), children: label })] : label), new TextRun('. ')]
}

async function renderFigure(figure: Figure, form: DocumentForm): Promise<FileChild[]> {
  const { name, title, finding, description, svg } = figure
  const { ImageRun, Paragraph, TextRun } = form.docx
  const [, wide = '1', high = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
  const scale = Math.min(1, mostWidth / Number(wide), mostHeight / Number(high))
  const picture = new ImageRun({
    type: 'png',
    data: await form.draw(svg),
    transformation: { width: Math.round(Number(wide) * scale), height: Math.round(Number(high) * scale) },
    altText: { name, title, description: finding === '' ? description : `${finding} ${description}` },
  })
  const caption = [
    ...numberOf(figure, form),
    new TextRun({ text: `${title}. `, bold: true }),
    new TextRun(finding === '' ? description : `${finding} `),
    ...(finding === '' ? [] : [new TextRun({ text: description, color: '525c66' })]),
  ]
  return [
    new Paragraph({ keepNext: true, spacing: { before: 160, after: 40 }, children: [picture] }),
    new Paragraph({ style: 'Caption', children: caption }),
  ]
}
