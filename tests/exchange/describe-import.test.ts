import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { describeImport, listResults } from '../../src/exchange/describe-import.ts'
import type { ForeignProject } from '../../src/exchange/foreign-project.ts'
import type { CodingResult } from '../../src/exchange/import-codings.ts'
import { transcriptOf } from '../support/builders.ts'

const garden = transcriptOf('G1', ['Ana', 'It is heavy clay.'])
const project: ForeignProject = {
  ...{ program: 'P', cases: [], memos: [], codings: [] },
  documents: [{ id: 'd', name: 'G1.docx', text: null, attributes: {} }],
  codes: [{ id: '1', path: ['Soil', 'Clay'], description: '', color: null, keywords: [] }],
  losses: [{ what: 'sets of codes', count: 3, why: 'a study has no sets' }],
}
const result = (how: CodingResult['how'], coder = 'ana', quote = 'heavy clay', line = 2): CodingResult => ({
  coding: {
    ...{ document: 'd', code: '1', coder, isMachine: false, status: 'accepted', span: null, paragraphs: null, quote },
    ...{ memo: '', time: null, confidence: null, place: { file: 'C:\\data\\quotes.csv', line } },
  },
  ...{ coder, how, transcript: garden, code: 'clay' },
  span: how === 'as-written' || how === 'similar' ? { start: 6, end: 16 } : null,
})

test('an import is counted by coder and by what became of each coding, with what was lost', () => {
  const said = describeImport(project, [
    result('as-written'),
    result('similar'),
    result('absent'),
    result('absent', 'bo'),
  ])
  expect(said).toContain('4 codings with 1 code in 1 document, 2 taken over\n')
  expect(said).toMatch(/ana: 3 codings\n +1 placed: .*\n +1 placed at similar words.*\n +1 not placed: nobody says/)
  expect(said).toMatch(/bo: 1 coding\n +1 not placed/)
  expect(said).toContain('  3 sets of codes: a study has no sets\n')
})
test('the counts of a coder add up to all of their codings', () => {
  const all = (
    ['as-written', 'by-order', 'beginning', 'repeated', 'several', 'no-words', 'whole-document'] as const
  ).map((how) => result(how))
  const counts = Array.from(describeImport(project, all).matchAll(/^ {4} +(\d+) /gm), ([, count]) => Number(count))
  expect(counts.reduce((total, count) => total + count, 0)).toBe(all.length)
})
test('of a model it is said how many different quotes nobody said', () => {
  const model = 'machine-gpt'
  const all = [result('absent', model, 'blessed'), result('absent', model, 'blessed'), result('as-written', model)]
  expect(describeImport(project, all)).toContain(`${model}: 3 codings; 1 of 2 quotes is not in the text: refused`)
  expect(describeImport(project, [result('as-written', model)])).toContain(
    `${model}: 1 coding; no quote of 1 is refused\n`,
  )
})
test('the list has every coding, those that have to be looked at first, with their words beside ours', () => {
  const all = [result('as-written', 'ana', 'heavy clay', 2), result('similar', 'ana', '=heavy and clay', 3)]
  const rows: Record<string, string>[] = parse(listResults(project, all), { columns: true, bom: true })
  expect(rows.map(({ line, result: how }) => [line, how])).toEqual([
    ['3', 'similar'],
    ['2', 'as-written'],
  ])
  expect(rows[0]).toMatchObject({
    ...{ source: 'quotes.csv', document: 'G1.docx', transcript: 'G1', start: '6', end: '16', coder: 'ana' },
    ...{ code: 'clay', their_code: 'Soil > Clay', quote: "'=heavy and clay", words_there: 'heavy clay' },
  })
  expect(rows[1]!['words_there']).toBe('')
})
