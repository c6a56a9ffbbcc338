#!/usr/bin/env node
import { main } from './main.ts'

// Leaving by `exit` lets what was begun be cleared away; 130 is what shells expect after Ctrl-C.
process.on('SIGINT', () => process.exit(130))

// Whoever reads our output may stop, as `head` does; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2), {
  say: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
