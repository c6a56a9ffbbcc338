import type { Terminal } from '../../io/terminal.ts'
import { changeCodebook } from '../print/change-codebook.ts'

/** Takes a code out of use in a codebook's file. */
export const runCodebookRetire = (
  path: string,
  { code, why, on }: { readonly code: string; readonly why?: string; readonly on?: string },
  terminal: Terminal,
): Promise<void> =>
  changeCodebook(
    {
      path,
      change: { kind: 'retire', code, why: why ?? '' },
      about: [code],
      fate: 'are kept and count for nothing',
      on,
    },
    terminal,
  )
