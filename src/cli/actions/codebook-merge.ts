import type { Terminal } from '../../io/terminal.ts'
import { changeCodebook } from '../print/change-codebook.ts'

/** Merges codes into another one in a codebook's file. */
export const runCodebookMerge = (
  path: string,
  { codes, into, on }: { readonly codes: readonly string[]; readonly into: string; readonly on?: string },
  terminal: Terminal,
): Promise<void> =>
  changeCodebook(
    {
      path,
      change: { kind: 'merge', codes, into },
      about: codes,
      fate: `count for ${into}`,
      on,
    },
    terminal,
  )
