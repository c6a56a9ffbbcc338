import { describe, expect, test } from 'vitest'
import { type Importer, noHints } from '../../../src/importers/importer.ts'
import { importerOf, type JsonMaker, type SpeechList } from '../../../src/importers/kit/json-maker.ts'

const maker = (...lists: SpeechList[]): Importer =>
  importerOf({ summary: 'JSON of a maker', known: ['talk'], lists } satisfies JsonMaker)

/** What is read: speaker, words, start and end of each turn. */
async function read(importer: Importer, value: unknown) {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const { turns, wordsIn, skipped } = await importer.read({ file: 'a.json', bytes }, noHints)
  return {
    turns: turns.map(({ speaker, text, startMs, endMs }) => [speaker, text, startMs, endMs]),
    wordsIn,
    leftOut: Object.fromEntries(skipped.map(({ reason, words }) => [reason, words])),
  }
}

const item = (who: unknown, said: unknown, from: unknown = 1, to: unknown = 2) => ({ who, said, from, to })
const plain: SpeechList = { at: 'talk.*', turn: 'who: said [from - to]' }

describe('a list of what is said', () => {
  test('gives speaker, words and times by the fields that its entry names, and accounts for the rest', async () => {
    const talk = [item('Mina', 'How often?'), { ...item('Jo', 'Every Monday.', 3, 4.5), memo: 'loud here' }]
    expect(await read(maker(plain), { talk })).toEqual({
      turns: [
        ['Mina', 'How often?', 1000, 2000],
        ['Jo', 'Every Monday.', 3000, 4500],
      ],
      wordsIn: 8,
      leftOut: { '"talk.memo"': 2, '"talk.who"': 2 },
    })
  })
  test('has an end that is a start and a length, in the unit of the maker', async () => {
    const ticks = maker({ ...plain, turn: 'who: said [from + to]', unitMs: 1 / 10_000 })
    const { turns } = await read(ticks, { talk: [item('A', 'Yes.', 20_000_000, 5_000_000)] })
    expect(turns).toEqual([['Speaker A', 'Yes.', 2000, 2500]])
  })
  test('is the first of those of its maker that has items', async () => {
    const both = maker({ ...plain, at: 'talk.sentences.*' }, { ...plain, at: 'talk.words.*' })
    const words = [item('Jo', 'word')]
    const inSentences = await read(both, { talk: { sentences: [item('Jo', 'A sentence.')], words } })
    const inWords = await read(both, { talk: { sentences: [], words } })
    expect(inSentences.turns.map(([, said]) => said)).toEqual(['A sentence.'])
    expect(inWords.turns.map(([, said]) => said)).toEqual(['word'])
  })
  test('takes of several fields the first that is there', async () => {
    const either = maker({ at: 'talk.*', turn: 'name|who: marked|said' })
    const { turns } = await read(either, {
      talk: [
        { who: 'Jo', said: 'bare', marked: 'Bare.' },
        { name: 'Mina', who: 'Jo', said: 'two' },
      ],
    })
    expect(turns.map(([speaker, said]) => [speaker, said])).toEqual([
      ['Jo', 'Bare.'],
      ['Mina', 'two'],
    ])
  })
  test('joins texts in pieces, and has the first and the last of their times', async () => {
    const pieces = maker({ at: 'talk.*', turn: 'who: parts.*.text [parts.*.at - parts.*.at]' })
    const parts = [{ text: 'Every', at: null }, { text: ' ' }, { text: 'Monday', at: 2 }, { text: '.', at: 3 }]
    expect((await read(pieces, { talk: [{ who: 'Jo', parts }] })).turns).toEqual([['Jo', 'Every Monday.', 2000, 3000]])
  })
})

describe('who speaks', () => {
  test('is found around an item, the nearest first', async () => {
    const nested = maker({ at: 'talk.parts.*.lines.*', turn: 'who: said' })
    const talk = { who: 'Nobody', parts: [{ who: 'Mina', lines: [{ said: 'Why?' }, { who: 'Jo', said: 'So.' }] }] }
    expect((await read(nested, { talk })).turns.map(([speaker]) => speaker)).toEqual(['Mina', 'Jo'])
  })
  test('has the name that a list of speakers beside the items gives an id, in each part its own', async () => {
    const parts = maker({ at: 'talk.*.lines.*', turn: 'who: said' })
    const part = (name: string) => ({
      speakers: [{ id: 1, name }],
      lines: [
        { who: 1, said: 'Yes.' },
        { who: 2, said: 'No.' },
      ],
    })
    const { turns } = await read(parts, { talk: [part('Mina'), part('Jo')] })
    expect(turns.map(([speaker]) => speaker)).toEqual(['Mina', 'Speaker 2', 'Jo', 'Speaker 2'])
  })
  test('is whoever began last, where changes of voice are a list of their own', async () => {
    const changing = maker({ at: 'talk.*', turn: 'said [from - to]', areWords: true, changes: 'voices.* who from' })
    const talk = ['How', 'often', '?', 'Weekly', '.'].map((said, at) => item(undefined, said, at, at + 1))
    const voices = [item('Mina', undefined, 0), item('Jo', undefined, 3)]
    expect((await read(changing, { talk, voices })).turns.map(([who, said]) => [who, said])).toEqual([
      ['Mina', 'How often?'],
      ['Jo', 'Weekly.'],
    ])
  })
  test('is nobody where the maker writes that it does not know', async () => {
    const { turns } = await read(maker({ ...plain, nobody: 'UU' }), { talk: [item('UU', 'Yes.')] })
    expect(turns[0]![0]).toBeNull()
  })
})

test('words of lists that each repeat those before count once', async () => {
  const growing = maker({ at: 'talk.*.words.*', turn: 'said [from - to]', areWords: true, isCumulative: true })
  const words = ['one', 'two', 'three'].map((said, at) => item(undefined, said, at))
  const { turns, leftOut } = await read(growing, { talk: [{ words: words.slice(0, 2) }, { words }] })
  expect(turns.map(([, said]) => said)).toEqual(['one two three'])
  expect(leftOut).toEqual({ '"talk.words.said"': 2 })
})

test('a value of the wrong kind is reported at its place, what is missing beside the words is not', async () => {
  await expect(read(maker(plain), { talk: [item('Jo', 7)] })).rejects.toThrow(/talk\.0\.said.*text is expected here/s)
  await expect(read(maker(plain), { talk: [item({ id: 1 }, 'Yes.')] })).rejects.toThrow(
    /talk\.0\.who.*name or a number/s,
  )
  expect((await read(maker(plain), { talk: [{ said: 'Yes.' }] })).turns).toEqual([[null, 'Yes.', null, null]])
})

test('a maker is known by one of its sets of paths, unless another format has them too', () => {
  const importer = importerOf({ summary: '', known: ['a & b.*.c', 'd'], unless: ['other'], lists: [plain] })
  const sure = (json: unknown): number => importer.detect({ extension: 'json', text: '', start: '', entries: [], json })
  expect([{ a: 1, b: [{ c: 1 }] }, { d: 1 }].map(sure)).toEqual([1, 1])
  expect([{ a: 1 }, { a: 1, b: [] }, { d: 1, other: 1 }, []].map(sure)).toEqual([0, 0, 0, 0])
})
