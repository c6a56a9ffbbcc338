import type { ParagraphChild } from 'docx'
import { stabilizeArchive } from '../../boundary/stable-archive.ts'
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

type Docx = typeof import('docx')
/** Turns a drawing into a picture. */
export type DrawPng = (svg: string) => Promise<Uint8Array>

/** Widest picture on a page, in pixels. */
const mostWidth = 600

/** A report as a Word document: headings, tables and pictures that Word knows as such. */
export async function renderDocx({ title, blocks }: Report, draw: DrawPng): Promise<Uint8Array> {
  const docx = await import('docx')
  const children = []
  for (const block of blocks) children.push(...(await renderBlock(block, docx, draw)))
  const document = new docx.Document({
    title,
    creator: 'Themata',
    styles: { default: { document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120 } } } } },
    sections: [{ children }],
  })
  return stabilizeArchive(await docx.Packer.toBuffer(document))
}

async function renderBlock(block: Block, docx: Docx, draw: DrawPng) {
  const { Paragraph, HeadingLevel, TextRun } = docx
  switch (block.kind) {
    case 'heading': {
      return [new Paragraph({ text: block.text, heading: HeadingLevel[`HEADING_${block.level}`] })]
    }
    case 'paragraph':
      return [new Paragraph({ children: block.text.map((inline) => renderInline(inline, docx)) })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, children: item.map((inline) => renderInline(inline, docx)) }),
      )
    case 'quote':
      return [
        ...block.text
          .split('\n')
          .map(
            (line) => new Paragraph({ indent: { left: 500 }, children: [new TextRun({ text: line, italics: true })] }),
          ),
        new Paragraph({ indent: { left: 500 }, children: [new TextRun({ text: `— ${block.source}`, size: 18 })] }),
      ]
    case 'source':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, font: 'Courier New', size: 18 })] }))
    case 'table':
      return renderTable(block, docx)
    case 'figure':
      return renderFigure(block, docx, draw)
    default:
      return block satisfies never
  }
}

function renderInline(inline: Inline, { TextRun }: Docx): ParagraphChild {
  if (typeof inline === 'string') return new TextRun(inline)
  if (inline.kind === 'reference') return new TextRun('')
  const { kind, text } = inline
  return new TextRun({
    text,
    bold: kind === 'strong',
    italics: kind === 'emphasis',
    ...(kind === 'code' ? { font: 'Consolas' } : {}),
  })
}

function renderTable({ caption, head, rows }: TableBlock, docx: Docx) {
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  const numeric = findNumeric(head, rows)
  const cell = (content: Cell, column: number, bold: boolean) =>
    new TableCell({
      children: String(shownIn(content))
        .split('\n')
        .map(
          (text) =>
            new Paragraph({
              ...(numeric[column] ? { alignment: AlignmentType.RIGHT } : {}),
              spacing: { after: 0 },
              children: [new TextRun({ text, bold, size: 18 })],
            }),
        ),
    })
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: caption, italics: true })] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      rows: [
        new TableRow({ tableHeader: true, children: head.map((content, column) => cell(content, column, true)) }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((content, column) => cell(content, column, column === 0)),
            }),
        ),
      ],
    }),
    new Paragraph(''),
  ]
}

async function renderFigure({ name, title, description, svg }: Figure, docx: Docx, draw: DrawPng) {
  const { ImageRun, Paragraph, TextRun } = docx
  const [, wide = '1', high = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
  const width = Math.min(mostWidth, Number(wide))
  const picture = new ImageRun({
    type: 'png',
    data: await draw(svg),
    transformation: { width, height: Math.round((width * Number(high)) / Number(wide)) },
    altText: { name, title, description },
  })
  return [
    new Paragraph({ keepNext: true, children: [picture] }),
    new Paragraph({ children: [new TextRun({ text: `${title}. `, bold: true }), new TextRun(description)] }),
  ]
}
