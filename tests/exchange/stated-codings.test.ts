import { describe, expect, test } from 'vitest'
import type { ForeignCode, ForeignCoding, ForeignDocument, ForeignProject } from '../../src/exchange/foreign-project.ts'
import { mergeProjects, projectOfCodings, type StatedCoding } from '../../src/exchange/stated-codings.ts'

const document = (id: string, name: string, text: string | null = null): ForeignDocument => ({
  ...{ id, name, text },
  attributes: {},
})
const code = (id: string, ...path: string[]): ForeignCode => ({ id, path, description: '', color: null, keywords: [] })
const coding = (of: string, by: string, more: Partial<ForeignCoding> = {}): ForeignCoding => ({
  ...{ document: of, code: by, coder: 'ana', isMachine: false, status: 'accepted', span: null, paragraphs: null },
  ...{ quote: 'so', memo: '', time: null, confidence: null, place: { file: 'x' } },
  ...more,
})
const project = (more: Partial<ForeignProject>): ForeignProject => ({
  ...{ program: 'P', documents: [], cases: [], codes: [], codings: [], memos: [], losses: [] },
  ...more,
})
/** What each coding of a project says, by the names that its ids have there. */
const saidIn = ({ codings, documents, codes }: ForeignProject) =>
  codings.map((one) => {
    const of = documents.find(({ id }) => id === one.document)
    return [of?.name, of?.text, codes.find(({ id }) => id === one.code)?.path.join(' > '), one.coder]
  })

describe('two databases that count their documents and codes from 1', () => {
  const first = project({
    documents: [document('1', 'G1', 'It rained.')],
    codes: [code('1', 'Rain')],
    codings: [coding('1', '1')],
    cases: [{ name: 'Ana', attributes: {}, documents: ['1'] }],
  })
  const second = project({
    documents: [document('1', 'G2', 'We dug.')],
    codes: [code('1', 'Work'), code('2', 'Rain')],
    codings: [coding('1', '1', { coder: 'bo' }), coding('1', '2', { coder: 'bo' })],
    cases: [{ name: 'Bo', attributes: {}, documents: ['1'] }],
    memos: [
      {
        ...{ document: '1', code: '1', span: null, quote: '', coder: 'bo', memo: 'hm', time: null },
        place: { file: 'y' },
      },
    ],
  })
  const merged = mergeProjects([first, second])

  test('keep their codings on their own documents and codes', () => {
    expect(saidIn(merged)).toEqual([
      ['G1', 'It rained.', 'Rain', 'ana'],
      ['G2', 'We dug.', 'Work', 'bo'],
      ['G2', 'We dug.', 'Rain', 'bo'],
    ])
  })
  test('and so do memos and cases', () => {
    const nameOf = (id: string | null) => merged.documents.find((one) => one.id === id)?.name
    expect(merged.cases.map(({ name, documents }) => [name, documents.map(nameOf)])).toEqual([
      ['Ana', ['G1']],
      ['Bo', ['G2']],
    ])
    expect(merged.memos.map((memo) => [nameOf(memo.document), memo.memo])).toEqual([['G2', 'hm']])
  })
  test('merged with themselves are the same documents and codes, with every coding twice', () => {
    const { documents, codes, codings } = mergeProjects([first, first, first])
    expect([documents.length, codes.length, codings.length]).toEqual([1, 1, 3])
  })
})

test('a document of which one file has the text and the other its values has both', () => {
  const [a, b] = [document('d', 'G1', 'It rained.'), { ...document('d', 'G1'), attributes: { age: '41' } }]
  for (const order of [
    [a, b],
    [b, a],
  ])
    expect(mergeProjects(order.map((one) => project({ documents: [one] }))).documents).toEqual([
      { id: 'd', name: 'G1', text: 'It rained.', attributes: { age: '41' } },
    ])
})
test('a code that two files have keeps the description and the keywords of either', () => {
  const parts = [
    { ...code('c', 'Rain'), description: 'wet', keywords: ['rain'] },
    { ...code('c', 'Rain'), color: '#0000ff', keywords: ['rain', 'shower'] },
  ]
  expect(mergeProjects(parts.map((one) => project({ codes: [one] }))).codes).toEqual([
    { id: 'c', path: ['Rain'], description: 'wet', color: '#0000ff', keywords: ['rain', 'shower'] },
  ])
})
test('losses of several files are added up by kind and reason, and programs named once', () => {
  const lost = { what: 'rows', count: 2, why: 'they have no code' }
  const merged = mergeProjects([project({ losses: [lost] }), project({ losses: [lost, { ...lost, why: 'other' }] })])
  expect([merged.program, merged.losses]).toEqual([
    'P',
    [
      { ...lost, count: 4 },
      { ...lost, why: 'other' },
    ],
  ])
})

test('codings that name documents and codes make them, each once, in the order in which they are named', () => {
  const { code: _, ...rest } = coding('G2', '')
  const stated = (of: string, ...path: string[]): StatedCoding => ({ ...rest, document: of, path })
  const made = projectOfCodings('x', [stated('G2', 'A', 'B'), stated('', 'B'), stated('G2', 'A', 'B')], [])
  expect(made.documents.map(({ id, text }) => [id, text])).toEqual([
    ['G2', null],
    ['', null],
  ])
  expect(made.codes.map(({ path }) => path)).toEqual([['A', 'B'], ['B']])
  expect(saidIn(made).map(([of, , by]) => [of, by])).toEqual([
    ['G2', 'A > B'],
    ['', 'B'],
    ['G2', 'A > B'],
  ])
})
