import { inputError } from '../../boundary/diagnostic.ts'
import { countBy, groupBy } from '../../collections.ts'
import { isLabelLine } from './label-lines.ts'
import { findExcess } from './pdf-budget.ts'

/** A line of a page. */
export interface PageLine {
  readonly text: string
  /** Whether more than the usual distance lies above it. */
  readonly gap: boolean
}

/** Pieces of text and where they stand, as the library gives them; y grows upward. */
interface Item {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pages that are read of one document. */
const mostPages = 5000

/**
 * The lines of each page, from top to bottom.
 *
 * @throws InputError when the document is damaged or locked
 */
export async function readPages(bytes: Uint8Array, file: string): Promise<PageLine[][]> {
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  try {
    const excess = findExcess(bytes)
    if (excess !== null) throw new Error(excess)
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    if (document.numPages > mostPages) throw new Error(`it has ${document.numPages} pages; ${mostPages} are read`)
    const { items } = await extractTextItems(document)
    return toPages(items)
  } catch (error) {
    throw inputError({
      code: 'import/pdf',
      place: { file },
      message: `the PDF cannot be read: ${error instanceof Error ? error.message.slice(0, 120) : 'it is damaged'}`,
      fix: 'save it again without a password, or export the transcript as DOCX or TXT',
    })
  }
}

function toPages(items: readonly (readonly Item[])[]): PageLine[][] {
  const pages = items.map((page) => {
    const rows = groupBy(
      page.filter(({ str }) => str.trim() !== ''),
      ({ y }) => Math.round(y),
    )
    return [...rows].sort(([a], [b]) => b - a)
  })
  const stepsOf = (rows: (typeof pages)[number]): number[] => rows.slice(1).map(([y], index) => rows[index]![0] - y)
  // The least distance between lines, small shifts such as those of superscripts aside, is the one inside a paragraph.
  const heights = items.flatMap((page) => page.map(({ height }) => height)).sort((a, b) => a - b)
  const steps = pages.flatMap(stepsOf).filter((step) => step >= 0.8 * (heights[heights.length >> 1] ?? 0))
  const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 20)] ?? 0
  return pages.map((rows) => {
    const own = stepsOf(rows)
    return rows.map(([, row], index) => ({ text: joinRow(row), gap: index > 0 && own[index - 1]! > 1.4 * usual }))
  })
}

/** The pieces of a line from left to right, with a blank where there is room for one. */
function joinRow(row: readonly Item[]): string {
  let [text, end] = ['', Number.NEGATIVE_INFINITY]
  for (const { str, x, width, height } of [...row].sort((a, b) => a.x - b.x)) {
    const apart = x - end > 0.15 * (height || 10)
    text += apart && text !== '' && !/\s$/.test(text) && !/^\s/.test(str) ? ` ${str}` : str
    end = x + width
  }
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toWellFormed()
}

/** Lines at the top and at the bottom of a page that may be furniture. */
const edge = 3

/** The lines without what is printed at the same place of most pages, numbers aside, and without page numbers. */
export function withoutFurniture(pages: readonly (readonly PageLine[])[]) {
  const placeOf = ({ length }: readonly PageLine[], index: number): string | null =>
    index < edge ? `top ${index}` : index >= length - edge ? `bottom ${length - index}` : null
  const keyOf = (page: readonly PageLine[], index: number): string | null => {
    const [place, { text }] = [placeOf(page, index), page[index]!]
    return place === null || isLabelLine(text) ? null : `${place} ${text.replace(/\d+/g, '#')}`
  }
  const uses = countBy(
    pages.flatMap((page) => page.map((_, index) => keyOf(page, index))),
    (key) => key,
  )
  const printed = pages.filter(({ length }) => length > 0).length
  const isFurniture = (page: readonly PageLine[], index: number): boolean => {
    const key = keyOf(page, index)
    const often = key !== null && printed >= 2 && uses.get(key)! >= Math.max(2, 0.6 * printed)
    return often || (key !== null && /^(page\s*)?\d{1,4}(\s*(\/|of|von|de)\s*\d{1,4})?$/i.test(page[index]!.text))
  }
  const bodies = pages.map((page) => page.filter((_, index) => !isFurniture(page, index)))
  const lines = bodies.flat()
  const firsts = new Set(bodies.flatMap(([first]) => first ?? []))
  const goesOn = (line: PageLine, index: number): boolean =>
    /^\p{Ll}/u.test(line.text) || !/[.?!…:]["”’)\]]*$/.test(lines[index - 1]?.text ?? '')
  return {
    lines: lines.map((line, index) => (firsts.has(line) ? { ...line, gap: !goesOn(line, index) } : line)),
    furniture: pages.flatMap((page) => page.flatMap((line, index) => (isFurniture(page, index) ? line.text : []))),
  }
}
