import { inputError } from '../../boundary/diagnostic.ts'
import { groupBy, ratio, sum } from '../../collections.ts'
import { findExcess } from './pdf-budget.ts'

/** A line of a page. */
export interface PageLine {
  readonly text: string
  /** Whether more than the usual distance lies above it. */
  readonly gap: boolean
}

/** Pieces of text and their places, as the library gives them; y grows upward. */
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

/** Lines by which text has to go up again, to the right of all before, where another column of a page begins. */
const linesUp = 4

/** Where most pieces of a column end at the right. */
function rightEdge(column: readonly Item[]): number {
  const edges = column.map(({ x, width }) => x + width).sort((a, b) => a - b)
  return edges[Math.floor(0.9 * (edges.length - 1))]!
}

/** The columns of a page: its pieces come column by column, rows of a table one by one. */
function toColumns(page: readonly Item[]): Item[][] {
  const columns: Item[][] = []
  let previous: Item | undefined
  for (const item of page) {
    const open = columns.at(-1)
    const isUp = previous !== undefined && item.y - previous.y > linesUp * item.height
    if (open === undefined || (isUp && item.x > rightEdge(open))) columns.push([item])
    else open.push(item)
    previous = item
  }
  const widths = columns.map(widthOf)
  // A column much narrower than another holds numbers or names, not text of its own.
  return Math.min(...widths) >= sameWidth * Math.max(...widths) ? columns : [[...page]]
}

/** How wide columns of text are, at least, beside the widest. */
const sameWidth = 0.4

/** The width of the pieces of a column, on average of its lines. */
const widthOf = (column: readonly Item[]): number =>
  ratio(
    sum(column, ({ width }) => width),
    new Set(column.map(({ y }) => Math.round(y))).size,
  )

function toPages(items: readonly (readonly Item[])[]): PageLine[][] {
  const pages = items.map((page) =>
    toColumns(page.filter(({ str }) => str.trim() !== '')).flatMap((column) =>
      [...groupBy(column, ({ y }) => Math.round(y))].sort(([a], [b]) => b - a),
    ),
  )
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

/** Heights of a letter that part cells of a table, or a label from what is said. */
const cellGap = 1.5

/** The pieces of a line from left to right, with a blank where there is room for one. */
function joinRow(row: readonly Item[]): string {
  let [text, end] = ['', Number.NEGATIVE_INFINITY]
  for (const { str, x, width, height } of [...row].sort((a, b) => a.x - b.x)) {
    const apart = x - end > 0.15 * (height || 10)
    const isCell = text !== '' && x - end > cellGap * (height || 10)
    text += isCell ? `\t${str.trim()}` : apart && text !== '' && !/\s$/.test(text) && !/^\s/.test(str) ? ` ${str}` : str
    end = x + width
  }
  return text
    .normalize('NFKC')
    .replace(/[^\S\t]+/g, ' ')
    .trim()
    .toWellFormed()
}
