import type { Terminal } from '../../io/terminal.ts'
import { changeCodebook } from '../print/change-codebook.ts'

/** Splits a code in a codebook's file. */
export const runCodebookSplit = (
  path: string,
  { code, parts, on }: { readonly code: string; readonly parts: readonly string[]; readonly on?: string },
  terminal: Terminal,
): Promise<void> =>
  changeCodebook(
    {
      path,
      change: { kind: 'split', code, into: parts.map((id) => ({ id, label: id, description: '' })) },
      about: [code],
      fate: `wait where they accept it, and reject ${parts.join(', ')} where they reject it`,
      on,
    },
    terminal,
  )
