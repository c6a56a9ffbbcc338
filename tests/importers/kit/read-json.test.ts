import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { InputError } from '../../../src/boundary/diagnostic.ts'
import { sum } from '../../../src/collections.ts'
import { noHints } from '../../../src/importers/importer.ts'
import { nameVoice } from '../../../src/importers/kit/join-words.ts'
import { list, number, record, text, time, voice } from '../../../src/importers/kit/json-shapes.ts'
import { toMs } from '../../../src/importers/kit/json-times.ts'
import { jsonImporter, parseJson } from '../../../src/importers/kit/read-json.ts'
import { countWords } from '../../../src/text/words.ts'
import { bytesOf } from '../../support/builders.ts'

const File = record({
  name: z.string().optional(),
  turns: list(record({ who: voice, said: text, start: time, sure: number.optional() })),
})
/** A format of an invented maker. */
const importer = jsonImporter<z.infer<typeof File>>({
  summary: 'JSON of nobody',
  recognizes: (value) => typeof value === 'object' && value !== null && 'turns' in value,
  schemaFor: () => File,
  toPieces: ({ turns }) =>
    turns.map(({ who, said, start }) => ({ speaker: nameVoice(who), text: said, startMs: toMs(start), raws: [said] })),
  reasonByKey: { name: 'title' },
})
const readText = async (json: string) => importer.read({ file: 'P1.json', bytes: bytesOf(json) }, noHints)
const read = (value: unknown) => readText(JSON.stringify(value))
const problemsOf = async (json: string) => {
  try {
    await readText(json)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('JSON of a maker', () => {
  test('is what is said, with speakers and times; pieces of one speaker are one turn', async () => {
    const { turns } = await read({
      turns: [
        { who: 'Mina', said: 'How often', start: '1.5s' },
        { who: 'Mina', said: 'is that?', start: 3 },
        { who: 2, said: 'Daily.', start: '0:05' },
        { who: null, said: 'Mhm.' },
      ],
    })
    expect(turns.map(({ speaker, text: said, startMs }) => [speaker, said, startMs])).toEqual([
      ['Mina', 'How often is that?', 1500],
      ['Speaker 2', 'Daily.', 5000],
      [null, 'Mhm.', null],
    ])
  })
  test('accounts for every other text by what it is, or by the keys that lead to it', async () => {
    const { skipped } = await read({
      name: 'A talk in May',
      about: { place: 'the north beds' },
      turns: [{ who: 'Mina', said: 'Yes.', start: '0:05', mood: 'calm' }],
    })
    expect(Object.fromEntries(skipped.map(({ reason, words }) => [reason, words]))).toEqual({
      title: 4,
      '"about.place"': 3,
      '"turns.who"': 1,
      times: 2,
      '"turns.mood"': 1,
    })
  })
  test('has its words said or left out, however it is filled', async () => {
    const said = fc.constantFrom('Yes.', 'We meet daily.', '', 'R&D', '  so  ')
    const turn = fc.record({ who: fc.constantFrom('Mina', 'Jo', null), said, note: said })
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), said, async (turns, name) => {
        const { turns: read_, skipped, wordsIn } = await read({ name, turns })
        expect(sum(read_, (one) => countWords(one.text)) + sum(skipped, ({ words }) => words)).toBe(wordsIn)
      }),
      { numRuns: 40 },
    )
  })
  test('is detected by its keys alone', () => {
    const detect = (json: unknown) => importer.detect({ extension: 'json', text: '', start: '', entries: [], json })
    expect([detect({ turns: [] }), detect({}), detect(undefined), detect(null)]).toEqual([1, 0, 0, 0])
  })
  test('of another shape is refused at its place with what is expected', async () => {
    expect(await problemsOf('{"turns": 3}')).toMatchObject([{ level: 'error', place: { file: 'P1.json turns' } }])
    const [problem] = await problemsOf('{"turns": [{"who": "Mina", "said": 4}]}')
    expect(problem!.place.file).toBe('P1.json turns.0.said')
    expect(problem!.message).toContain('text is expected here')
  })
  test('with one mistake in many items says so once', async () => {
    const wrong = (count: number) =>
      JSON.stringify({ turns: Array.from({ length: count }, () => ({ who: 'Mina', said: 4 })) })
    const messages = await Promise.all(
      [1, 2, 7, 90].map(async (count) => (await problemsOf(wrong(count))).map(({ message }) => message)),
    )
    expect(messages.map((own) => own.length)).toEqual([1, 1, 1, 1])
    expect(messages.flat().map((message) => /\(and so .*\)$/.exec(message)?.[0])).toEqual([
      undefined,
      '(and so once more)',
      '(and so 6 times more)',
      '(and so very often)',
    ])
  })
  test('with several kinds of mistakes names three of them', async () => {
    const turns = [{ who: {}, said: 4, start: 0, sure: 'x' }]
    expect(await problemsOf(JSON.stringify({ name: 5, turns }))).toHaveLength(3)
  })
})

describe('the value of a JSON file', () => {
  test.each([
    ['a value', '{"a": 1}', { a: 1 }],
    ['a value over several lines', '{\n"a": [\n1]\n}', { a: [1] }],
    ['a value on each line', '{"a": 1}\n{"a": 2}\n', [{ a: 1 }, { a: 2 }]],
    ['a value on each line, with blank ones', '{"a": 1}\n\n{"a": 2}', [{ a: 1 }, { a: 2 }]],
    ['a number that Python writes', '{"a": NaN}', { a: null }],
  ])('is %s', (_, json, value) => {
    expect(parseJson(json, 'P1.json')).toEqual(value)
  })
  test('that breaks off on a line of its own is refused at that line', () => {
    expect(() => parseJson('{"a": 1}\n{"a": \n', 'P1.json')).toThrow(/^P1\.json:2:/)
  })
})
