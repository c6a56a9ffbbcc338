import { type Block, type Cell, paragraph, shownIn, type TableBlock } from './blocks.ts'

/**
 * The blocks of a report as they are read on paper: tables without rows and columns in which nothing was counted, which are
 * named below them; figures, or without pictures the tables that take their place.
 */
export function forPaper(blocks: readonly Block[], { hasPictures }: { readonly hasPictures: boolean }): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'table') return withoutEmptyLines(block)
    if (block.kind !== 'figure' || hasPictures) return [block]
    if (!block.isTablePrinted) return []
    const table = withoutEmptyLines({ ...block.table, name: block.name })
    return block.finding === '' ? table : [paragraph(block.finding), ...table]
  })
}

/** Shown values that say that nothing was counted. */
const isNothing = (cell: Cell | undefined): boolean => /^(?:0(?: %| \(0 %\))?|–|)$/.test(String(shownIn(cell ?? '')))
const isCount = (cell: Cell | undefined): boolean => typeof shownIn(cell ?? '') === 'number'

/** A table without the rows and the columns of counts in which there is nothing; they are named below it. */
function withoutEmptyLines(table: TableBlock): Block[] {
  const { head, rows, caption } = table
  const counted = head.map((_, column) => column > 0 && rows.some((row) => isCount(row[column])))
  if (!counted.some(Boolean)) return [table]
  const isFilled = (row: readonly Cell[]): boolean => row.some((cell, column) => column > 0 && !isNothing(cell))
  const kept = rows.filter(isFilled)
  if (kept.length === 0) return [paragraph(`${caption}: nothing was found.`)]
  const columns = head.map((_, column) => !counted[column] || kept.some((row) => !isNothing(row[column])))
  const pick = <Item>(items: readonly Item[]): Item[] => items.filter((_, column) => columns[column])
  const dropped = [
    ...rows.filter((row) => !isFilled(row)).map(([first]) => String(shownIn(first ?? '')).replace(/^(?:·\s)+/, '')),
    ...head.filter((_, column) => !columns[column]),
  ]
  return [
    { ...table, head: pick(head), rows: kept.map(pick) },
    ...(dropped.length === 0 ? [] : [paragraph(`Nothing was counted for: ${dropped.join('; ')}.`)]),
  ]
}
