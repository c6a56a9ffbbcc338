import { existsSync, readFileSync } from 'node:fs'
import { sumOf, writeWhole } from './part-file.ts'

/** Small things in JSON that a person may look at, with the sum of what was written, so that no damage is believed. */
const seal = (json: string): string => `{"sum":"${sumOf(json)}","value":`

export function writeSealed(path: string, value: unknown): void {
  const json = JSON.stringify(value)
  writeWhole(path, Buffer.from(`${seal(json)}${json}}\n`))
}

/** What was written under a name: null where nothing was, `damaged` where it is not what was written. */
export function readSealed<Value>(path: string): { readonly value: Value } | 'damaged' | null {
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  const json = text.slice(seal('').length, -2)
  return text === `${seal(json)}${json}}\n` ? { value: JSON.parse(json) as Value } : 'damaged'
}
