#!/usr/bin/env node
import { useSmallMainHeap } from '../io/v8-flags.ts'

// `exit` runs the handlers that remove temporary files; shells expect 128 plus the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code))

// A reader of our output may close it early, as `head` does; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// V8 flags have to be set before anything is loaded; these commands start workers.
if (/^(analyze|map|assign)$/.test(process.argv[2] ?? '')) useSmallMainHeap()
const { main } = await import('./main.ts')

process.exitCode = await main(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  log: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
