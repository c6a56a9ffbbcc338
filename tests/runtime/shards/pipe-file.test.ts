import { Readable } from 'node:stream'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { collectLines } from '../../../src/runtime/shards/gather.ts'
import { openMapFilter } from '../../../src/runtime/shards/pipe.ts'
import { readIdLine, readPartLine, readTranscriptLine, writePartLine } from '../../../src/runtime/shards/pipe-file.ts'
import { encodePart } from '../../../src/runtime/store/part-file.ts'
import type { StudyRequest } from '../../../src/runtime/study-request.ts'
import { alone, gardenStudy } from '../../support/work.ts'

const problemOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('a line that names a transcript', () => {
  const read = (line: object, number = 7) => readTranscriptLine(JSON.stringify(line), number)
  test('may have its text or its bytes, and keys that nobody knows', () => {
    expect(read({ file: 'talk/P1.txt', id: 'one', text: 'P1: Yes.', note: 'x' })).toMatchObject({ id: 'one' })
    expect(read({ file: 'P1.docx', bytes: 'UEsDBA==' })).toMatchObject({ bytes: 'UEsDBA==' })
    expect(read({ file: 'P1.docx', bytes: 'UEsD\nBA==\n' })).toBeTruthy()
    expect(read({ file: 'P1..2.txt' })).toEqual({ file: 'P1..2.txt' })
  })
  test.each([
    '/etc/passwd',
    '../P1.txt',
    'a/../../P1.txt',
    'a/..',
    '..',
    '\\\\server\\share',
    'a\\..\\b',
    'C:\\P1.txt',
    'c:P1.txt',
    'a\0b',
    '',
  ])('never leads out of the study: %j', (file) => {
    expect(problemOf(() => read({ file }))).toMatch(/^standard input:7:1 {2}error/)
  })
  test.each([
    [{}, /"file"/],
    [{ file: 3 }, /text is expected here/],
    [{ file: 'a', id: '' }, /an id is expected here/],
    [{ file: 'a', bytes: 'not base64!' }, /in base64 are expected here/],
    [{ file: 'a', bytes: 'UEsDB' }, /in base64 are expected here/],
    [{ file: 'a', bytes: 'UEs=DB==' }, /in base64 are expected here/],
    [{ file: 'a', text: 'P1: Yes.', bytes: 'UEsDBA==' }, /either "text" or "bytes" is expected here/],
  ])('is refused with its number as %j', (line, message) => {
    expect(problemOf(() => read(line, 12))).toMatch(/^standard input:12:1/)
    expect(problemOf(() => read(line, 12))).toMatch(message)
  })
  test('takes any bytes in base64, as an encoder writes them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const written = Buffer.from(bytes).toString('base64')
        expect([...Buffer.from(read({ file: 'a', bytes: written }).bytes!, 'base64')]).toEqual([...bytes])
      }),
    )
  })
})

describe('a line of a part', () => {
  const hash = (digit: string): string => digit.repeat(64)
  const problem = fc.record(
    {
      ...{ level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const), code: fc.string() },
      place: fc.record({ file: fc.string(), line: fc.nat(), column: fc.nat() }, { requiredKeys: ['file'] }),
      ...{ message: fc.string(), fix: fc.string() },
    },
    { requiredKeys: ['level', 'code', 'place', 'message'] },
  )
  const line = fc.record(
    {
      stage: fc.constantFrom('map' as const, 'assign' as const),
      ...{ fingerprint: fc.constant(hash('a')), file: fc.constantFrom('P1.txt', 'é/ü.md'), id: fc.string() },
      ...{ problems: fc.array(problem, { maxLength: 2 }), key: fc.constant(hash('b')), part: fc.base64String() },
      ...{ fit: fc.constant(hash('c')), transcripts: fc.constant(hash('d')), order: fc.nat() },
    },
    { requiredKeys: ['stage', 'fingerprint', 'file', 'id'] },
  )
  test('is read as it was written', () => {
    fc.assert(
      fc.property(line, (given) => {
        expect(readPartLine(writePartLine(given), 1)).toMatchObject(given)
        expect(readIdLine(writePartLine(given), 1)).toBe(given.id)
      }),
    )
  })
  test('with another field than its check sum covers is damaged, and named by its id', () => {
    const written = writePartLine({ stage: 'map', fingerprint: hash('a'), file: 'P1.txt', id: 'P1', key: hash('b') })
    for (const [from, to] of [
      ['"stage":"map"', '"stage":"assign"'],
      [hash('b'), hash('c')],
      ['P1.txt', 'P2.txt'],
    ] as const)
      expect(problemOf(() => readPartLine(written.replace(from, to), 3))).toMatch(
        /^standard input:3:1 {2}error {2}work\/damaged[^]*the line of "P1" is not as it was written[^]*create this line again/,
      )
    expect(problemOf(() => readIdLine(written.replace('"id":"P1"', '"id":"P2"'), 3))).toMatch(/work\/damaged/)
  })
  test('of another version is refused as such', () => {
    const written = writePartLine({ stage: 'map', fingerprint: hash('a'), file: 'P1.txt', id: 'P1' })
    expect(problemOf(() => readPartLine(written.replace('line/1', 'line/2'), 1))).toMatch(
      /that this version of themata/,
    )
  })
  test('may be as short as an id where it only names a transcript', () => {
    expect(readIdLine('{"id":"P7"}', 1)).toBe('P7')
    expect(problemOf(() => readIdLine('{}', 5))).toMatch(/^standard input:5:1/)
  })
})

describe('parts that are collected from lines', () => {
  let request: StudyRequest
  let mapped: string
  beforeAll(async () => {
    request = await gardenStudy(1)
    mapped = await (await openMapFilter(request))('{"file":"P1a.txt"}', 1)
  })
  const collect = (...lines: string[]) => collectLines(Readable.from(lines), request, alone().folder)
  /** The line with another part, its check sum right. */
  const withPart = (part: string | undefined, more: object = {}) => {
    const { format: _, sum: __, part: ___, head: ____, ...rest } = JSON.parse(mapped)
    return writePartLine({ ...rest, ...more, ...(part === undefined ? {} : { part }) })
  }
  const keyOf = (): string => JSON.parse(mapped).key
  const encoded = (sections: Readonly<Record<string, string>>) =>
    Buffer.concat(
      encodePart(keyOf(), Object.fromEntries(Object.entries(sections).map(([name, own]) => [name, Buffer.from(own)]))),
    ).toString('base64')

  test('are those of one step, counted once, blank lines aside', async () => {
    expect(await collect(mapped, '', '  ', mapped)).toEqual({ step: 'map', count: 1 })
  })
  test.each([
    ['is missing', () => withPart(undefined), /the line of "P1a" has no part/],
    ['is cut off', () => withPart(JSON.parse(mapped).part.slice(0, 400)), /the part of "P1a" is not as it was written/],
    ['is no part', () => withPart('AAAA'), /the part of "P1a" is not as it was written/],
    ['has no head', () => withPart(encoded({ text: 'x' })), /the part of "P1a" is not as it was written/],
    ['has a head that is none', () => withPart(encoded({ head: '{}' })), /the part of "P1a" is not as it was written/],
    [
      'is that of another transcript',
      () => withPart(encoded({ head: '{"account":{"id":"P9","source":{"file":"P9.txt"}}}' })),
      /the part in the line of "P1a" is that of "P9"/,
    ],
  ])('are refused with the number of the line whose part %s', async (_, lineOf, message) => {
    await expect(collect('', lineOf())).rejects.toThrow(/^standard input:2:1 {2}error {2}work\/damaged/)
    await expect(collect('', lineOf())).rejects.toThrow(message)
  })
  test('cannot be of two steps', async () => {
    const assign = withPart(JSON.parse(mapped).part, { stage: 'assign', id: 'P2a' })
    await expect(collect(mapped, assign)).rejects.toThrow(/standard input:2:1[^]*lines of map and of assign are mixed/)
  })
  test('are of files inside the study alone, whatever a link leads to', async () => {
    const filter = await openMapFilter(request)
    await expect(filter('{"file":"none.txt"}', 1)).resolves.toMatch(/"problems":\[\{"level":"error"/)
  })
})
