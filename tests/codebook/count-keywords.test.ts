import { expect, test } from 'vitest'
import { countKeywords } from '../../src/codebook/count-keywords.ts'
import { excludeKeyword } from '../../src/codebook/exclude-keyword.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import type { Segment } from '../../src/model/segment.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { createMatcher } from '../../src/text/patterns/match-patterns.ts'
import { gardenCodebook, gardensYaml, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const patterns = gardenCodebook.codes.flatMap(({ keywords }) => keywords)
const { find } = createMatcher(patterns, 'en')
const searched = (segments: readonly Segment[]) =>
  find(segments).map((hits, row) => ({
    segment: segments[row]!,
    hits: hits.map(({ keyword, span }) => ({ pattern: patterns[keyword]!, span })),
  }))
const segmentsOf = (id: string, ...said: string[]) =>
  cut(segmenters.turn.build(noOptions('segmenter')), transcriptOf(id, ...said.map((words) => ['Ana', words] as const)))

test('keywords are counted by segments and transcripts, with the words they matched, the most frequent first', () => {
  const segments = [
    ...segmentsOf('P1', 'Water, water, and we watered it.', 'No rain.', 'Drought.'),
    ...segmentsOf('P2', 'Watering is work.'),
  ]
  const counts = countKeywords(gardenCodebook, searched(segments))
  expect(counts.find(({ keyword }) => keyword === 'water')).toEqual({
    ...{ codeId: 'soil-water', keyword: 'water', segments: 2, transcripts: 2 },
    forms: ['water', 'watered', 'watering'],
  })
  expect(counts.find(({ keyword }) => keyword === 'rain')).toMatchObject({ codeId: 'soil-rain', segments: 1 })
})

test('every keyword is counted, in the order of the codebook, also one that matches nothing or is weak', () => {
  const counts = countKeywords(gardenCodebook, [])
  expect(counts.map(({ keyword }) => keyword)).toEqual([
    'water',
    'drought',
    '~dry',
    'puddle',
    'rain',
    'neighbor',
    'help & dig',
  ])
  expect(counts.every(({ segments, transcripts, forms }) => segments + transcripts + forms.length === 0)).toBe(true)
})

test('a keyword does not count within a phrase that is excluded, and comments stay', () => {
  const yaml = `# mine\n${gardensYaml()}`
  const changed = excludeKeyword(yaml, 'g.yaml', { code: 'soil-water', keyword: 'water', within: 'water bill' })
  expect(changed).toContain('# mine')
  const { keywords } = readCodebook(changed, 'g.yaml').codes[0]!
  expect(keywords.map(({ source }) => source)).toEqual(['water ! (water bill)', 'drought', '~dry', 'puddle'])
  const matcher = createMatcher([keywords[0]!], 'en')
  const [bill, beds] = matcher.find(segmentsOf('P1', 'The water bill.', 'Water for the beds.'))
  expect([bill!.length, beds!.length]).toEqual([0, 1])
})

test('a keyword can be dropped, and one that is not there is named with those that are', () => {
  const dropped = excludeKeyword(gardensYaml(), 'g.yaml', { code: 'soil-rain', keyword: 'rain', within: null })
  expect(readCodebook(dropped, 'g.yaml').codes[1]!.keywords).toEqual([])
  expect(() => excludeKeyword(gardensYaml(), 'g.yaml', { code: 'soil-rain', keyword: 'snow', within: null })).toThrow(
    /^g\.yaml {2}error {2}codebook\/change\n {2}"snow" is no keyword of "soil-rain"; its keywords are rain/,
  )
  expect(() => excludeKeyword(gardensYaml(), 'g.yaml', { code: 'weather', keyword: 'rain', within: null })).toThrow(
    /"rain" is no keyword of "weather"$/,
  )
})

test('words that cannot be excluded are refused, and nothing is changed', () => {
  const wrong = { code: 'soil-rain', keyword: 'rain', within: '(rain' }
  expect(() => excludeKeyword(gardensYaml(), 'g.yaml', wrong)).toThrow(/a parenthesis is opened and never closed/)
})
