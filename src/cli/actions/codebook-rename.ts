import type { Terminal } from '../../io/terminal.ts'
import { changeCodebook } from '../print/change-codebook.ts'

/** Gives a code another id in a codebook's file. */
export const runCodebookRename = (
  path: string,
  {
    code,
    to,
    label,
    on,
  }: { readonly code: string; readonly to: string; readonly label?: string; readonly on?: string },
  terminal: Terminal,
): Promise<void> =>
  changeCodebook(
    {
      path,
      change: { kind: 'rename', code, to, label: label ?? null },
      about: [code],
      fate: `count for ${to}`,
      on,
    },
    terminal,
  )
