import { inputError } from '../../boundary/diagnostic.ts'
import type { Importer } from '../importer.ts'
import { plainStyle } from '../kit/line-style.ts'
import { type PageLine, readPages } from '../kit/pdf-pages.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** PDF with text in it. Offsets count in the text that is read, not in the PDF, which has none. */
export const pdf: Importer = {
  summary: 'PDF with text: page headers and footers left out, wrapped lines joined; scanned pages are reported',
  extensions: ['pdf'],
  isDocument: true,
  detect: ({ start }) => (start.startsWith('%PDF-') ? 1 : 0),
  async read({ file, bytes }, hints) {
    const pages = await readPages(bytes, file)
    const scanned = pages.flatMap(({ length }, index) => (length === 0 ? [index + 1] : []))
    if (scanned.length === pages.length) {
      throw inputError({
        code: 'import/scanned',
        place: { file },
        message: `none of the ${pages.length} pages holds text: they are pictures of pages`,
        fix: 'run text recognition on it first, or find the document it was printed from',
      })
    }
    const style = { ...plainStyle, namesApart: true }
    const draft = readParagraphs(pages.flatMap(toParagraphs), file, hints, [], style)
    if (scanned.length === 0) return draft
    return {
      ...draft,
      warnings: [
        ...draft.warnings,
        {
          level: 'warning',
          code: 'import/scanned-pages',
          place: { file },
          message: `${scanned.length} of ${pages.length} pages hold no text, only pictures (${scanned.slice(0, 8).join(', ')}): nothing of them is read`,
          fix: 'run text recognition on the document first',
        },
      ],
    }
  },
}

/** Lines of a page as paragraphs, parted by gaps: a word cut at the end of a line is joined. A page begins with a form feed. */
function toParagraphs(lines: readonly PageLine[]) {
  const paragraphs: string[] = []
  for (const { text, gap } of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || gap) paragraphs.push(text)
    else if (/\p{L}-$/u.test(open) && /^\p{Ll}/u.test(text))
      paragraphs[paragraphs.length - 1] = open.slice(0, -1) + text
    else paragraphs[paragraphs.length - 1] = `${open}\n${text}`
  }
  return paragraphs.map((text, index) => ({ text: index === 0 ? `\f${text}` : text, heading: false }))
}
