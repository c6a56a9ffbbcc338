import type { Terminal } from '../../io/terminal.ts'

/** Reports that a step of a large study is finished, unless asked to be quiet. */
export function printDone(
  step: string,
  done: 'done' | 'skipped',
  { quiet }: { readonly quiet: boolean },
  terminal: Terminal,
): void {
  if (!quiet) terminal.log(done === 'done' ? `${step}: finished\n` : `${step}: was finished before, nothing to do\n`)
}
