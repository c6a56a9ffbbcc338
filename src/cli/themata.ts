#!/usr/bin/env node
import { loadProgram } from '../io/load-program.ts'

/** What the first thread runs. */
interface MainProgram {
  readonly endOnSignals: () => void
  readonly loadMain: () => Promise<typeof import('./main.ts')>
}

// A reader of our output may close it early, as `head` does; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const command = process.argv[2] ?? ''
// Heaps do not shrink, so these commands, which may start workers, begin with a small one.
const heap = /^(analyze|map|assign)$/.test(command) ? 'small' : 'usual'
const { entries, keepCompiled } = loadProgram<MainProgram>(heap)
entries.endOnSignals()
const { main } = await entries.loadMain()

process.exitCode = await main(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  log: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
if (command === 'analyze') keepCompiled() // after what needs most of the program
