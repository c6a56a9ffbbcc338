import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saveResults } from '../../src/io/save-files.ts'
import { hashFile } from '../../src/verify/check-hashes.ts'
import { folder } from '../support/command-line.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('text and bytes in pieces of any length are written one after the other, and hashed as they lie on the disk', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const bytes = fc.uint8Array({ maxLength: 40 })
  const long = fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 90_000 }))
  const piece = fc.oneof({ weight: 4, arbitrary: text }, bytes, {
    weight: 1,
    arbitrary: long.map(([a, n]) => a.repeat(n)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const out = join(folder(), 'out')
      await saveResults(out, [{ file: 'a.txt', pieces }], false)
      const written = readFileSync(join(out, 'a.txt'))
      expect(written.equals(Buffer.concat(pieces.map((one) => Buffer.from(one as string))))).toBe(true)
      const marker = JSON.parse(readFileSync(join(out, '.themata-results.json'), 'utf8'))
      expect(marker.hashes).toEqual([hashFile('a.txt', written)])
      expect(marker.hashes[0].sha256).toBe(sha256(written))
    }),
    { numRuns: 10 },
  )
})

test('a file that no part of the hashes fits evenly has a last part that is shorter', () => {
  const { parts, bytes } = hashFile('a', new Uint8Array(64 * 200 + 1))
  expect(parts).toHaveLength(Math.ceil(bytes / 65))
  expect(parts.at(-1)).toBe(sha256(new Uint8Array(bytes % 65)).slice(0, 8))
})
