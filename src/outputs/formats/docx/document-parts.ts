import type { FileChild } from 'docx'
import type { Block } from '../../report/blocks.ts'

type Docx = typeof import('docx')

/** Width of text on a page of A4 with margins of two centimetres, in twentieths of a point. */
export const textWidth = 9638

const margin = 1134

/** Page and its foot: the title, and the number of the page. */
export function pageParts(title: string, { AlignmentType, Footer, PageNumber, Paragraph, TabStopType, TextRun }: Docx) {
  const run = { size: 16, color: '525c66' }
  return {
    properties: { page: { margin: { top: margin, bottom: margin, left: margin, right: margin } } },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.LEFT,
            tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
            children: [
              new TextRun({ ...run, text: title }),
              new TextRun({ ...run, children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
            ],
          }),
        ],
      }),
    },
  }
}

/** Styles by which Word names what it shows: headings, quotes, captions, entries of the contents. */
export const styles = {
  default: {
    document: {
      run: { font: 'Calibri', size: 22 },
      paragraph: { spacing: { after: 120, line: 264, lineRule: 'auto' as const } },
    },
    heading1: heading(40, 0, 240),
    heading2: heading(30, 480, 160),
    heading3: heading(26, 360, 120),
    heading4: heading(23, 280, 80),
    heading5: heading(21, 220, 60),
  },
  paragraphStyles: [
    {
      ...{ id: 'Quote', name: 'Quote', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      run: { italics: true },
      paragraph: { indent: { left: 500, right: 300 }, spacing: { before: 60, after: 0 }, keepNext: true },
    },
    {
      ...{ id: 'QuoteSource', name: 'Quote Source', basedOn: 'Normal', next: 'Normal' },
      run: { size: 18, color: '525c66' },
      paragraph: { indent: { left: 500, right: 300 }, spacing: { after: 160 } },
    },
    {
      ...{ id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true },
      run: { size: 19, color: '39424b' },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
    ...[1, 2].map((level) => ({
      ...{ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', next: 'Normal' },
      run: { size: 20 },
      paragraph: {
        indent: { left: 280 * (level - 1) },
        spacing: { after: 40 },
      },
    })),
  ],
}

function heading(size: number, before: number, after: number) {
  return {
    run: { size, bold: true, color: '1d2329', font: 'Calibri' },
    paragraph: { keepNext: true, spacing: { before, after } },
  }
}

/** The name of a heading's bookmark. */
export const headingMark = (index: number): string => `heading_${index}`

/**
 * A table of contents with the chapters and their parts, linked to each. Page numbers are known only to the program that
 * lays the document out: Word puts them in when it opens it, LibreOffice when the index is updated.
 */
export function tableOfContents(blocks: readonly Block[], docx: Docx): FileChild[] {
  const { InternalHyperlink, Paragraph, TableOfContents, TextRun } = docx
  const entries = blocks.flatMap((block, index) =>
    block.kind === 'heading' && (block.level === 2 || block.level === 3)
      ? [{ text: block.text, level: block.level - 1, mark: headingMark(index) }]
      : [],
  )
  if (entries.length < 3) return []
  const children = entries.map(
    ({ text, level, mark }) =>
      new Paragraph({
        style: `TOC${level}`,
        children: [new InternalHyperlink({ anchor: mark, children: [new TextRun(text)] })],
      }),
  )
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: 'Contents', bold: true, size: 26 })] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '2-3', contentChildren: children }),
    new Paragraph({ spacing: { after: 160 } }),
  ]
}

/** Marks the contents as such, and moves their begin and end into the first and last entry, as LibreOffice expects. */
export const joinContents = (xml: string): string =>
  xml
    .replace(
      '<w:alias w:val="Contents"/>',
      '<w:alias w:val="Contents"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>',
    )
    .replace(
      /<w:p><w:r>(<w:fldChar w:fldCharType="begin"[^>]*>)(<w:instrText[^>]*>TOC [^<]*<\/w:instrText>)(<w:fldChar w:fldCharType="separate"\/>)<\/w:r><\/w:p><w:p>(<w:pPr>.*?<\/w:pPr>)/,
      '<w:p>$4<w:r>$1</w:r><w:r>$2</w:r><w:r>$3</w:r>',
    )
    .replace(/<\/w:p><w:p>(<w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p><\/w:sdtContent>)/, '$1')
