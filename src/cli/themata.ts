#!/usr/bin/env node
import { loadProgram } from '../io/load-program.ts'

/** What the first thread runs. */
interface MainProgram {
  readonly loadMain: () => Promise<typeof import('./main.ts')>
}

// `exit` runs the handlers that remove temporary files; shells expect 128 plus the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code))

// A reader of our output may close it early, as `head` does; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const command = process.argv[2] ?? ''
// Heaps do not shrink, so these commands, which may start workers, begin with a small one.
const heap = /^(analyze|map|assign)$/.test(command) ? 'small' : 'usual'
const { entries, keepCompiled } = loadProgram<MainProgram>(heap)
const { main } = await entries.loadMain()

process.exitCode = await main(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  log: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
if (command === 'analyze') keepCompiled() // after what needs most of the program
