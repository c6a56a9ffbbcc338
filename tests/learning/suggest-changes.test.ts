import { describe, expect, test } from 'vitest'
import { buildEmbedder } from '../../src/analysis/build-parts.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { holdOutKeywords } from '../../src/learning/hold-out-keywords.ts'
import { toSegment } from '../../src/learning/passage-segment.ts'
import { proposeFromTexts } from '../../src/learning/propose-from-texts.ts'
import { suggestChanges } from '../../src/learning/suggest-changes.ts'
import { type CodedPassage, readWhole } from '../../src/model/coded-passage.ts'
import { buildSuggestions, explainNoPatch } from '../../src/outputs/command-reports/build-suggestions.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'
import { gardenCodebook, readResource } from '../support/builders.ts'

const passage = (id: string, text: string, code: string): CodedPassage => ({
  id,
  group: id[0]!,
  text,
  codesByCoder: new Map([['ana', new Set(code === '' ? [] : [code])]]),
  judgedByCoder: new Map([['ana', readWhole]]),
  memoByCoder: new Map(),
})
/** Two passages of each of six interviews. */
const interviews = ['A', 'B', 'C', 'D', 'E', 'F']
const twice = (say: (group: string) => readonly [text: string, code: string], groups = interviews) =>
  groups.flatMap((group) => [1, 2].map((at) => passage(`${group}${at}${say(group)[0].length}`, ...say(group))))
const unlike = twice(() => ['We sat on the bench and talked of the weather.', ''])

describe('keywords that people’s codings propose', () => {
  test('are those that are right in interviews in which they were not found, with both figures', () => {
    const all = [...twice(() => ['The hose was on all evening.', 'soil-water']), ...unlike]
    const { keywords, found, unconfirmed, harmful, scores } = holdOutKeywords(all, gardenCodebook)
    expect(keywords.map(({ keyword, right, passages, heldOut }) => [keyword, right, passages, heldOut])).toContainEqual(
      ['hose', 12, 12, { passages: 12, right: 12 }],
    )
    expect([found, unconfirmed, harmful]).toEqual([keywords.length, 0, 0])
    expect(scores).toEqual([{ codeId: 'soil-water', before: 0, after: 1, isKept: true }])
  })
  test('are left out where they are right in some interviews and wrong in all others', () => {
    // "hose" is right in every passage of three interviews, and in none of three others: 6 of 10 need more than that.
    const mixed = [
      ...twice(() => ['The hose was on all evening.', 'soil-water'], ['A', 'B', 'C']),
      ...twice(() => ['A hose was on sale, and we bought it.', ''], ['D', 'E']),
      ...unlike,
    ]
    const { keywords, unconfirmed, found } = holdOutKeywords(mixed, gardenCodebook)
    expect(keywords.map(({ keyword }) => keyword)).not.toContain('hose')
    expect(found).toBe(unconfirmed + keywords.length)
  })
  test('never make the codings of a code worse in interviews that they were not found in', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const words = ['hose', 'can', 'pump', 'soil', 'spade', 'rain', 'water']
      const noisy = interviews.flatMap((group, row) =>
        Array.from({ length: 8 }, (_, at) => {
          const word = words[(row * 3 + at * seed) % words.length]!
          return passage(
            `${group}${at}`,
            `Then the ${word} was there.`,
            (at * 7 + row * seed) % 3 === 0 ? 'soil-water' : '',
          )
        }),
      )
      for (const { before, after, isKept } of holdOutKeywords(noisy, gardenCodebook).scores)
        expect(isKept && after! < before!).toBe(false)
    }
  })
  test('are none from one interview, since nothing can be tried elsewhere', () => {
    const one = twice(() => ['The hose was on all evening.', 'soil-water'], ['A'])
    expect(holdOutKeywords(one, gardenCodebook)).toMatchObject({ keywords: [], misfires: [], scores: [] })
  })
})

describe('keywords that texts propose', () => {
  const codebook = readCodebook(
    `name: Gardens
themes:
  - id: soil
    label: Soil
    codes:
      - { id: soil-water, label: Water, description: Watering the beds with a hose or a can, keywords: [water] }
  - id: people
    label: People
    codes:
      - { id: people-help, label: Help, description: Neighbours who come over and help, keywords: [neighbour] }
`,
    'gardens.yaml',
  )
  const said = [
    ...['A', 'B', 'C'].flatMap((group) => [
      passage(`${group}1`, 'We took the hose to the beds in the evening.', ''),
      passage(`${group}2`, 'My neighbour came over with his tools.', ''),
      passage(`${group}3`, 'The hose and the can stood by the beds.', ''),
      passage(`${group}4`, 'The bank wrote a letter about the contract.', ''),
      passage(`${group}5`, 'The contract was signed in an office at the bank.', ''),
    ]),
  ].map(toSegment)

  test('are words of the study near to a code, counted in segments and participants, with samples', async () => {
    const embedder = await buildEmbedder('words', 'en', readResource)
    const participants = new Map(said.map(({ id }) => [id, id.startsWith('C') ? 'Cleo' : 'Ana']))
    const proposals = await proposeFromTexts(said, codebook, { embedder, participants })
    const hose = proposals.find(({ keyword }) => keyword === 'hose')!
    expect(hose).toMatchObject({ codeId: 'soil-water', segments: 6, participants: 2, added: 6 })
    expect(hose.samples.map(({ segmentId }) => segmentId)).toEqual(['A1', 'A3', 'B1'])
    expect(hose.samples[0]!.quote).toBe('We took the hose to the beds in the evening.')
    expect(proposals.filter(({ codeId, keyword }) => codeId === 'soil-water' && /bank|contract/.test(keyword))).toEqual(
      [],
    )
  })
  test('are none that a keyword of the code finds already, and none of a single participant', async () => {
    const embedder = await buildEmbedder('words', 'en', readResource)
    const proposals = await proposeFromTexts(said, codebook, { embedder, participants: new Map() })
    expect(proposals.map(({ keyword }) => keyword)).not.toContain('neighbour')
    const alone = new Map(said.map(({ id }) => [id, 'Ana']))
    expect(await proposeFromTexts(said, codebook, { embedder, participants: alone })).toEqual([])
  })
  test('are what is proposed without any codings, and every empty section has its reason', async () => {
    const embedder = await buildEmbedder('words', 'en', readResource)
    const suggestions = await suggestChanges([], codebook, { embedder, segments: said })
    const report = renderMarkdown(buildSuggestions(suggestions, 0))
    expect(report).toContain('`soil-water`: `hose`: in 6 segments of 3 participants')
    expect(report).not.toMatch(/^None\.?$/m)
    expect(report.match(/None: nobody has coded anything/g)).toHaveLength(4)
    expect(explainNoPatch(suggestions, 0)).toMatch(/^Nothing to patch: nobody has coded/)
  })
})

test('a patch without changes says what was found and why it was left out', async () => {
  const suggestions = { ...holdOutKeywords([], gardenCodebook), found: 3, unconfirmed: 2, harmful: 1 }
  expect(explainNoPatch({ ...suggestions, fromTexts: [], overlaps: [], examples: [], clusters: [] }, 9)).toBe(
    'Nothing to patch. None of this kind: of 3 changes found, 2 did not hold on interviews that they were not found in and 1 would have made the codings of a code or its theme worse there.\n',
  )
})
