#!/usr/bin/env node
import { leaveRoomToWorkers } from '../io/v8-flags.ts'

// Leaving by `exit` lets what was begun be cleared away; shells expect 128 and the number of the signal.
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
for (const [signal, code] of Object.entries(signals)) process.on(signal, () => process.exit(code))

// Whoever reads our output may stop, as `head` does; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

// What calls workers is known before anything is loaded.
if (/^(analyze|map|assign)$/.test(process.argv[2] ?? '')) leaveRoomToWorkers()
const { main } = await import('./main.ts')

process.exitCode = await main(process.argv.slice(2), {
  say: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
