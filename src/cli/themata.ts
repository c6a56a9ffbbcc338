#!/usr/bin/env node
import { main } from './main.ts'

// Leaving by `exit` lets what was begun be cleared away; 130 is what shells expect after Ctrl-C.
process.on('SIGINT', () => process.exit(130))

process.exitCode = await main(process.argv.slice(2), {
  say: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})
