import type { Terminal } from '../../io/terminal.ts'
import { changeCodebook } from '../print/change-codebook.ts'

/** Moves a code in a codebook's file. */
export const runCodebookMove = (
  path: string,
  { code, under, on }: { readonly code: string; readonly under: string; readonly on?: string },
  terminal: Terminal,
): Promise<void> =>
  changeCodebook(
    {
      path,
      change: { kind: 'move', code, under },
      about: [code],
      fate: `stay as they are, and count under ${under}`,
      on,
    },
    terminal,
  )
