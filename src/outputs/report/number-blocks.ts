import type { Block, Figure, TableBlock } from './blocks.ts'

/** The numbers of a document's tables and figures, each counted by itself from 1. */
export interface Numbering {
  /** `Table 3`, `Figure 2`. */
  readonly labelOf: (block: TableBlock | Figure) => string
  /** The figure or table that a reference means; undefined where the document has none such. */
  readonly find: (name: string) => TableBlock | Figure | undefined
}

/** Numbers the tables and figures of a document in their order. */
export function numberBlocks(blocks: readonly Block[]): Numbering {
  const labels = new Map<Block, string>()
  const named = new Map<string, TableBlock | Figure>()
  const counts = { table: 0, figure: 0 }
  for (const block of blocks) {
    if (block.kind !== 'table' && block.kind !== 'figure') continue
    labels.set(block, `${block.kind === 'table' ? 'Table' : 'Figure'} ${++counts[block.kind]}`)
    if (block.name !== undefined && !named.has(block.name)) named.set(block.name, block)
  }
  return { labelOf: (block) => labels.get(block)!, find: (name) => named.get(name) }
}
