import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { openContent } from '../../src/exchange/open-content.ts'
import { foreignReaders, readForeign } from '../../src/exchange/readers/index.ts'
import { noServices } from './readers/read.ts'

/** A small file of each kind that is text, named after its reader. */
const samples = readdirSync('tests/fixtures/exchange').map((file): [name: string, file: string, text: string] => {
  const { name } = parse(file)
  return [name, file, readFileSync(join('tests/fixtures/exchange', file), 'utf8')]
})

async function read(file: string, text: string | Uint8Array, asked?: string) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const content = await openContent({ file, bytes }, noServices)
  return readForeign(content, { columns: {}, separator: null }, asked)
}

test('every reader of text has a sample here', () => {
  const others = ['refi-qda', 'qualcoder', 'rqda', 'taguette-project']
  expect(samples.map(([name]) => name).sort()).toEqual(
    Object.keys(foreignReaders)
      .filter((name) => !others.includes(name))
      .sort(),
  )
})

describe.each(samples)('the reader %s', (name, file, text) => {
  test('recognizes its files, and no other reader does before it', async () => {
    expect((await read(file, text)).reader).toBe(name)
  })
  test('gives codings and memos whose documents and codes are there', async () => {
    const { project } = await read(file, text)
    const [documents, codes] = [project.documents, project.codes].map((items) =>
      items.map(({ id }: { id: string }) => id),
    )
    expect(project.codings.length + project.codes.length).toBeGreaterThan(0)
    for (const { document, code } of project.codings) {
      expect(documents).toContain(document)
      expect(codes).toContain(code)
    }
    expect(new Set(documents).size).toBe(documents!.length)
    expect(new Set(codes).size).toBe(codes!.length)
  })
  test('reads a damaged file or refuses it with a place, and never breaks', async () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(20),
      put: fc.constantFrom('', '"', '\t', '{', ']', '\n', '\\', '😀', '-1', '999999999999', '__proto__', '|'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const damaged = damages.reduce(
          (before, { at, length, put }) => before.slice(0, at) + put + before.slice(at + length),
          text,
        )
        try {
          const { project } = await read(file, damaged)
          for (const { span } of project.codings) if (span !== null) expect(span.start).toBeLessThanOrEqual(span.end)
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          expect(error.problems.every(({ place }) => place.file.startsWith(file))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test.each(Object.keys(foreignReaders))(
  '%s, named for a file of any other program, reads it or refuses it by name',
  async (name) => {
    const bytes = Uint8Array.from([0, 1, 2, 255, 254, 0, 0])
    const others = samples.map(([, file, text]): [string, string | Uint8Array] => [file, text])
    for (const [file, content] of [
      ...others,
      ['x.bin', bytes] as const,
      ['x.csv', ''] as const,
      ['x.json', '[]'] as const,
    ])
      try {
        await read(file, content, name)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        expect(error.problems.every(({ place }) => place.file.startsWith(file))).toBe(true)
      }
  },
)
