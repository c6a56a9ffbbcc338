import { existsSync } from 'node:fs'
import { readRegular } from '../../io/read-regular.ts'
import { sumOf, writeWhole } from './part-file.ts'

/** JSON that a person can read, with a check sum, so that corruption is detected. */
const opening = (json: string): string => `{"sum":"${sumOf(json)}","value":`

export function writeChecksummed(path: string, value: unknown): void {
  const json = JSON.stringify(value)
  writeWhole(path, Buffer.from(`${opening(json)}${json}}\n`))
}

/** The value written to a file: null if there is no file, `damaged` if its bytes changed. */
export function readChecksummed(path: string): { readonly value: unknown } | 'damaged' | null {
  if (!existsSync(path)) return null
  const text = readRegular(path).toString('utf8')
  const json = text.slice(opening('').length, -2)
  return text === `${opening(json)}${json}}\n` ? { value: JSON.parse(json) as unknown } : 'damaged'
}
