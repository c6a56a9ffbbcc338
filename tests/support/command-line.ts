import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import { memoryTerminal } from './memory-terminal.ts'

/** A new folder. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'themata-test-'))
/** What a command line gives and says. */
export async function run(...argv: string[]) {
  const terminal = memoryTerminal()
  const status = await main(argv, terminal)
  return { status, said: terminal.said, told: terminal.told }
}
/** A folder with two short interviews. */
export function smallStudy(): string {
  const path = folder()
  writeFileSync(
    join(path, 'P1a.txt'),
    'Interviewer: What happened?\nP1a: The requirements were unclear and nobody wrote any documentation.\nInterviewer: And?\nP1a: We retrained the model because of data drift.\n',
  )
  writeFileSync(
    join(path, 'P2a.txt'),
    'Interviewer: What happened?\nP2a: We deployed the model into production with Docker.\nInterviewer: And?\nP2a: It was monitored.\n',
  )
  return path
}
