import { describe, expect, test } from 'vitest'
import { attributeCodings } from '../../src/findings/attribute-codings.ts'
import { chooseExcerpt } from '../../src/findings/choose-excerpt.ts'
import { countCoOccurrence } from '../../src/findings/count-co-occurrence.ts'
import { contrastGroups, countParticipants } from '../../src/findings/count-participants.ts'
import { countPrevalence } from '../../src/findings/count-prevalence.ts'
import { findDissent } from '../../src/findings/find-dissent.ts'
import { findNounPhrases } from '../../src/findings/noun-phrases.ts'
import { selectQuotes } from '../../src/findings/select-quotes.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Segment } from '../../src/model/segment.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { codingOf, frozen, gardenCodebook, noOptions, transcriptOf } from '../support/builders.ts'

const people = frozen([
  { id: 'P1a', organization: '1', attributes: { role: 'cook' } },
  { id: 'P1b', organization: '1', attributes: { role: 'cook' } },
  { id: 'P2a', organization: '2', attributes: { role: 'smith' } },
  { id: 'Kim', organization: null, attributes: { role: 'smith' } },
])
const participantOf = ({ transcriptId }: Segment) => people.find(({ id }) => id === transcriptId)!
const transcripts = people.map(({ id }) =>
  transcriptOf(
    id,
    ['Interviewer', 'And?'],
    [id, 'The water was gone. We never had a problem with rain here, and everybody knew it well enough.'],
    [id, 'My neighbour helped. It works really well for us, so I cannot complain about that at all, honestly.'],
  ),
)
const segments = frozen(
  transcripts.flatMap((transcript) => segmenters.turn.build(noOptions('segmenter'))(transcript, 'en')),
)
const codings = frozen(
  attributeCodings(
    [
      codingOf('soil-water', 'P1a#1'),
      codingOf('soil-rain', 'P1a#1'),
      codingOf('people-help', 'P1a#1'),
      codingOf('people-help', 'P1a#2'),
      codingOf('soil-rain', 'P1b#1', { status: 'accepted' }),
      codingOf('soil-water', 'Kim#1'),
      codingOf('people-help', 'P2a#2', { status: 'rejected' }),
    ].map((coding) => ({
      ...coding,
      span: segments.find(({ id }) => id === coding.segmentId)!.span,
      turn: segments.find(({ id }) => id === coding.segmentId)!.turn,
    })),
    segments,
    gardenCodebook,
    participantOf,
  ),
)
const totals = { participantCount: 4, organizationCount: 2 }

describe('prevalence', () => {
  const rows = countPrevalence(codings, gardenCodebook, totals)
  const row = (id: string) => rows.find(({ themeId, codeId }) => (codeId ?? themeId) === id)!

  test('every theme and code has a row, in codebook order', () => {
    expect(rows.map(({ themeId, codeId, depth }) => [codeId ?? themeId, depth])).toEqual([
      ['soil', 0],
      ['soil-water', 1],
      ['soil-rain', 2],
      ['people', 0],
      ['people-help', 1],
    ])
  })
  test('a segment with a code and one inside it counts once for both', () => {
    expect(row('soil-water')).toMatchObject({
      segments: 3,
      participants: ['Kim', 'P1a', 'P1b'],
      organizations: ['1'],
      shareOfParticipants: 0.75,
      shareOfOrganizations: 0.5,
    })
  })
  test('a participant without organisation counts as participant only', () => {
    expect(row('soil')).toMatchObject({ participants: ['Kim', 'P1a', 'P1b'], organizations: ['1'] })
  })
  test('rejected codings count for nothing but their own column', () => {
    expect(row('people-help')).toMatchObject({
      segments: 2,
      participants: ['P1a'],
      suggested: 2,
      accepted: 0,
      rejected: 1,
    })
  })
  test('dominance is the largest share of one participant', () => {
    expect(row('people-help').dominance).toBe(1)
    expect(row('soil').dominance).toBeCloseTo(1 / 3)
  })
})

test('co-occurrence states its unit and counts each pair once', () => {
  const pairs = countCoOccurrence(codings, gardenCodebook)
  expect(
    pairs
      .filter(({ level }) => level === 'theme')
      .map(({ unit, both, onlyA, onlyB, jaccard }) => [unit, both, onlyA, onlyB, jaccard]),
  ).toEqual([
    ['segment', 1, 2, 1, 0.25],
    ['participant', 1, 2, 0, 1 / 3],
  ])
})

test('participants and groups are counted by segments and by members', () => {
  const rows = countParticipants(codings, segments, people, participantOf)
  expect(
    rows.map(({ participantId, segments: count, counts }) => [
      participantId,
      count,
      counts['soil'] ?? 0,
      counts['people-help'] ?? 0,
    ]),
  ).toEqual([
    ['Kim', 2, 1, 0],
    ['P1a', 2, 1, 2],
    ['P1b', 2, 1, 0],
    ['P2a', 2, 0, 0],
  ])
  expect(
    contrastGroups(rows, gardenCodebook)
      .filter(({ codeId }) => codeId === null)
      .map(({ group, size, themeId, participants }) => [group, size, themeId, participants]),
  ).toEqual([
    ['cook', 2, 'soil', 2],
    ['cook', 2, 'people', 1],
    ['smith', 2, 'soil', 1],
    ['smith', 2, 'people', 0],
  ])
})

describe('quotes', () => {
  const sources = {
    codings,
    segments,
    vectors: matrixOf(
      segments.map((_, index) => [1, index / 10]),
      2,
    ),
    transcripts,
    language: 'en',
  }

  test('go round the participants and organisations before anyone is quoted twice', () => {
    const quotes = selectQuotes(sources, 5).filter(({ codeId }) => codeId === 'soil-water')
    expect(quotes.map(({ participantId }) => participantId).sort()).toEqual(['Kim', 'P1a', 'P1b'])
    expect(quotes[0]).toMatchObject({ participantId: 'P1b', status: 'accepted', rank: 1 })
  })
  test('are whole sentences around the evidence, and begin before a word that points back', () => {
    const text =
      'We bought a pump. It broke in the first week and nobody in the whole village could mend it, so we carried everything by hand again. Then we slept.'
    const { start, end } = chooseExcerpt(text, [{ start: text.indexOf('broke'), end: text.indexOf('broke') + 5 }], 'en')
    expect(text.slice(start, end)).toBe(
      'We bought a pump. It broke in the first week and nobody in the whole village could mend it, so we carried everything by hand again.',
    )
  })
  test('of the other side hold a phrase of disagreement or contentment', () => {
    expect(
      findDissent(codings, segments, transcripts, 'en').map(({ themeId, participantId, cue }) => [
        themeId,
        participantId,
        cue,
      ]),
    ).toContainEqual(['people', 'P1a', 'never had a problem'])
    expect(findDissent(codings, segments, transcripts, 'de')).toEqual([])
  })
})

test('noun phrases of two words or more name a cluster, the most frequent first', () => {
  expect(
    findNounPhrases([
      'We have four annotation vendors.',
      'The annotation vendors asked for a labeling guideline.',
      'I saw it.',
    ]),
  ).toEqual(['annotation vendors', 'labeling guideline'])
})
