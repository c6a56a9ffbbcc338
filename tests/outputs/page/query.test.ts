import { expect, test } from 'vitest'
import { findPassages, groupOf, groupOptions, readCodings } from '../../../src/outputs/page/client/query.ts'
import { expressionOf } from '../../../src/outputs/page/client/search.ts'
import { toColumns } from '../../../src/outputs/page/columns.ts'
import { codingColumns, type PageOutline } from '../../../src/outputs/page/page-data.ts'

const outline: PageOutline = {
  counted: 'all',
  unit: 'exchange',
  participants: [
    { id: 'P1', organization: 'North', groups: { role: 'cook', years: '' } },
    { id: 'P2', organization: null, groups: { role: 'smith', years: '' } },
  ],
  themes: [
    { id: 'soil', label: 'Soil', color: '#111111' },
    { id: 'people', label: 'People', color: '#222222' },
  ],
  codes: [
    { id: 'water', label: 'Water', theme: 'soil', lineage: ['water'] },
    { id: 'rain', label: 'Rain', theme: 'soil', lineage: ['rain', 'water'] },
    { id: 'help', label: 'Help', theme: 'people', lineage: ['help'] },
  ],
  coders: ['keyword', 'ana'],
  passages: null,
  transcripts: [
    { id: 'P1', file: 'P1.txt' },
    { id: 'P2', file: 'P2.txt' },
  ],
}
/** Codings by their numbers, in the order of the columns of a page; status and stance by position. */
const codingsOf = (...rows: (number | null)[][]) =>
  readCodings(
    toColumns(
      codingColumns,
      rows.map((row) => Object.fromEntries(codingColumns.map((name, at) => [name, row[at]!])) as never),
    ),
  )
const codings = codingsOf(
  [0, 0, 10, 0, 0, 1, 0, 90, 0, null, 1],
  [0, 0, 10, 2, 0, 1, 1, 100, 1, 0, 1],
  [0, 20, 30, 1, 0, 3, 0, 80, 2, null, 2],
  [1, 5, 9, 1, 1, 2, 0, 70, 0, null, 1],
)
const placesOf = (query: Record<string, string>) =>
  findPassages(codings, query, outline).map((passage) => passage.map(({ t, start, c }) => [t, start, c]))

test('codings of one segment are one passage, and rejected ones are shown only where they are asked for', () => {
  expect(placesOf({})).toEqual([
    [
      [0, 0, 0],
      [0, 0, 2],
    ],
    [[1, 5, 1]],
  ])
  expect(placesOf({ status: 'rejected' })).toEqual([[[0, 20, 1]]])
})
test('a code is found with the codes nested in it', () => {
  expect(placesOf({ code: 'water' })).toEqual([[[0, 0, 0]], [[1, 5, 1]]])
  expect(placesOf({ code: 'rain' })).toEqual([[[1, 5, 1]]])
})
test('passages can be asked for by theme, person, organisation, group, coder, stance and a second code', () => {
  expect(placesOf({ theme: 'people' })).toEqual([[[0, 0, 2]]])
  expect(placesOf({ participant: 'P2' })).toEqual([[[1, 5, 1]]])
  expect(placesOf({ organization: 'North' })).toHaveLength(1)
  expect(placesOf({ group: 'role=smith' })).toEqual([[[1, 5, 1]]])
  expect(placesOf({ attribute: 'role', group: 'cook' })).toHaveLength(1)
  expect(placesOf({ attribute: 'years', group: 'not stated' })).toHaveLength(2)
  expect(placesOf({ coder: 'ana' })).toEqual([[[0, 0, 2]]])
  expect(placesOf({ stance: 'problem' })).toEqual([[[0, 0, 2]]])
  expect(placesOf({ theme: 'soil', with: 'help' })).toEqual([[[0, 0, 0]]])
})
test('a coding has its parts by name, and its position among all, where its reasons are', () => {
  expect(codings[1]).toEqual({
    ...{ t: 0, start: 0, end: 10, c: 2, p: 0, turn: 1, coder: 1, confidence: 100, place: 1, at: 1 },
    ...{ status: 'accepted', stance: 'problem' },
  })
  expect(codings.map(({ t, at, status }) => [t, at, status])).toEqual([
    [0, 0, 'suggested'],
    [0, 1, 'accepted'],
    [0, 2, 'rejected'],
    [1, 3, 'suggested'],
  ])
})
test('a group is named with its attribute, also where its value holds the sign between them', () => {
  expect(groupOf({ group: 'role=a=b' })).toEqual(['role', 'a=b'])
  expect(groupOf({ attribute: 'role', group: 'cook' })).toEqual(['role', 'cook'])
  expect(groupOptions(outline)).toEqual([
    ['role=cook', 'role: cook'],
    ['role=smith', 'role: smith'],
  ])
})

test('a search finds whole words, beginnings and alternatives in any capitals, and takes signs as they are', () => {
  const found = (sought: string, text: string) => text.match(expressionOf(sought)!)
  expect(found('spade', 'A Spade, spades')).toEqual(['Spade'])
  expect(found('spade*', 'A Spade, spades')).toEqual(['Spade', 'spades'])
  expect(found('rake | hoe', 'hoe and rake')).toEqual(['hoe', 'rake'])
  expect(found('old spade', 'the old\n spade')).toEqual(['old\n spade'])
  expect(found('(a', 'x (a b')).toEqual(['(a'])
})
test('a search for nothing, or for more letters than a browser takes, is none', () => {
  expect(expressionOf('  ')).toBeNull()
  expect(expressionOf('a'.repeat(100_000))).toBeNull()
})
test('two codes that meet open the passages of both, in the stretch of talk that the matrix counts', () => {
  const some = codingsOf(
    [0, 0, 10, 0, 0, 1, 0, 90, 0, null, 1],
    [0, 20, 30, 2, 0, 3, 0, 90, 0, null, 1],
    [0, 40, 50, 2, 0, 5, 0, 90, 0, null, 2],
    [0, 60, 70, 2, 0, 7, 0, 90, 0, null, 4],
    [1, 5, 9, 2, 1, 2, 0, 70, 0, null, 1],
  )
  const startsIn = (unit: PageOutline['unit']) =>
    findPassages(some, { code: 'water', meet: 'help' }, { ...outline, unit }).map(([first]) => first!.start)
  expect(startsIn('segment')).toEqual([])
  expect(startsIn('exchange')).toEqual([0, 20])
  expect(startsIn('neighbours')).toEqual([0, 20, 40])
  expect(startsIn('participant')).toEqual([0, 20, 40, 60])
  expect(startsIn('organisation')).toEqual([0, 20, 40, 60])
})
