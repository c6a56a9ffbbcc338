// Loaded before the program (`node --import`): folders are listed in another order, and the mask of rights is as asked.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.SHUFFLED_UMASK) process.umask(Number.parseInt(process.env.SHUFFLED_UMASK, 8))
/** The entries from both ends to the middle, so that no two that were neighbours stay so. */
const shuffle = (entries) => entries.map((_, at) => entries.at(at % 2 === 0 ? -1 - (at >> 1) : at >> 1))
const { readdirSync } = fs
fs.readdirSync = (...args) => shuffle(readdirSync(...args))
const { readdir } = fs.promises
fs.promises.readdir = async (...args) => shuffle(await readdir(...args))
syncBuiltinESMExports()
