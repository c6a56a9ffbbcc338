import { describe, expect, test } from 'vitest'
import { keepNounPhrases } from '../../src/findings/clusters/noun-phrases.ts'
import { attributeCodings } from '../../src/findings/counts/attribute-codings.ts'
import { countCoOccurrence } from '../../src/findings/counts/count-co-occurrence.ts'
import { countGroups } from '../../src/findings/counts/count-groups.ts'
import { countMatrix } from '../../src/findings/counts/count-matrix.ts'
import { countParticipants } from '../../src/findings/counts/count-participants.ts'
import { countPrevalence } from '../../src/findings/counts/count-prevalence.ts'
import { rosterOf } from '../../src/findings/counts/roster.ts'
import { createExcerpts } from '../../src/findings/quotes/choose-excerpt.ts'
import type { QuoteLimits } from '../../src/findings/quotes/quote-limits.ts'
import { selectDissent } from '../../src/findings/quotes/select-dissent.ts'
import { selectQuotes } from '../../src/findings/quotes/select-quotes.ts'
import { noSubject } from '../../src/findings/quotes/subject.ts'
import { createStem } from '../../src/findings/quotes/subject-words.ts'
import { mergeTallies, type Tally } from '../../src/findings/tally/tally.ts'
import { createPairTally } from '../../src/findings/tally/tally-pairs.ts'
import { tallyTranscript } from '../../src/findings/tally/tally-transcript.ts'
import { lineages } from '../../src/model/codebook.ts'
import type { AttributedCoding } from '../../src/model/coding.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Segment } from '../../src/model/segment.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { sentencesOfTurns } from '../../src/segmenters/segment-transcript.ts'
import { sentencesOf } from '../../src/text/sentences.ts'
import { tokenize } from '../../src/text/words.ts'
import { codingOf, fileOf, frozen, gardenCodebook, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const people = frozen([
  { id: 'P1a', organization: '1', attributes: { role: 'cook' }, groups: { role: 'cook' } },
  { id: 'P1b', organization: '1', attributes: { role: 'cook' }, groups: { role: 'cook' } },
  { id: 'P2a', organization: '2', attributes: { role: 'smith' }, groups: { role: 'smith' } },
  { id: 'Kim', organization: null, attributes: { role: 'smith' }, groups: { role: 'smith' } },
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
  transcripts.flatMap((transcript) => cut(segmenters.turn.build(noOptions('segmenter')), transcript)),
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
    lineages(gardenCodebook),
    participantOf,
  ),
)
const limits = { quotes: 5, quotesPerParticipant: 2 }
const textOf = (id: string): string => transcripts.find((transcript) => transcript.id === id)!.text
/** What the transcripts add up to, each by itself, with these codings. */
const tallyOf = (applied: readonly AttributedCoding[], language = 'en', quoted = limits): Tally =>
  mergeTallies(
    transcripts.map((transcript) => {
      const own = segments.filter(({ transcriptId }) => transcriptId === transcript.id)
      return tallyTranscript(
        {
          coded: {
            file: fileOf(transcript),
            segments: own,
            codings: applied.filter(({ transcriptId }) => transcriptId === transcript.id),
          },
          counted: 'all',
          ranked: [],
          isReadFor: () => false,
          drawn: null,
          judged: [],
          words: tokenize(transcript.text),
          sentences: sentencesOfTurns(transcript, 'en'),
          vectors: matrixOf(
            own.map(() => [1, 0]),
            2,
          ),
          participantOf: () => people.find(({ id }) => id === transcript.id)!,
          warnings: [],
          memos: [],
          quoteChoices: [],
        },
        {
          language,
          stem: createStem(language),
          tallyPairs: createPairTally(gardenCodebook),
          rowsOf: (codeId) => {
            const lineage = lineages(gardenCodebook).get(codeId)!
            return [lineage[0]!.themeId, ...lineage.map(({ id }) => id)]
          },
          centroids: new Map(),
          subjects: new Map(),
          matrixUnit: 'exchange',
          limits: quoted,
          isSampled: () => false,
        },
      )
    }),
    quoted,
  )
const tally = tallyOf(codings)
const cast = rosterOf(people)

describe('prevalence', () => {
  const rows = countPrevalence(tally, gardenCodebook, {
    roster: cast,
    draw: null,
    audit: { audited: [], next: [], organizations: { audited: [], next: [] } },
  })
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
  const pairs = [...countCoOccurrence(tally, gardenCodebook)]
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
  const rows = countParticipants(tally, gardenCodebook, people)
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
    countGroups(rows, gardenCodebook, 0)
      .filter(({ unit, codeId }) => unit === 'participant' && codeId === null)
      .map(({ group, size, themeId, count }) => [group, size, themeId, count]),
  ).toEqual([
    ['cook', 2, 'soil', 2],
    ['cook', 2, 'people', 1],
    ['smith', 2, 'soil', 1],
    ['smith', 2, 'people', 0],
  ])
})

test('an attribute that all people of an organisation share is counted by organisations; small counts are left out', () => {
  const rows = [
    ['P1a', '1', 'model first', 3],
    ['P1b', '1', 'model first', 0],
    ['P2a', '2', 'model first', 1],
    ['P3a', '3', 'product first', 0],
    ['P4a', '4', 'product first', 2],
  ].map(([participantId, organization, trajectory, soil]) => ({
    participantId: participantId as string,
    organization: organization as string,
    attributes: {},
    groups: { trajectory: trajectory as string, person: participantId as string },
    segments: 5,
    words: 50,
    counts: { soil: soil as number },
  }))
  const soil = (minCell: number) =>
    countGroups(rows, gardenCodebook, minCell)
      .filter(({ unit, themeId, codeId }) => unit === 'organization' && themeId === 'soil' && codeId === null)
      .map(({ attribute, group, size, count }) => [attribute, group, size, count])
  expect(soil(0)).toEqual([
    ['trajectory', 'model first', 2, 2],
    ['trajectory', 'product first', 2, 1],
  ])
  expect(soil(2)).toEqual([
    ['trajectory', 'model first', 2, null],
    ['trajectory', 'product first', 2, null],
  ])
})

const inSegments = { matrixUnit: 'segment', minCell: 0 } as const
test('the matrix has points in rows, cross-cutting themes in columns, and who has both in one segment', () => {
  const marked = {
    ...gardenCodebook,
    themes: gardenCodebook.themes.map((theme) => ({ ...theme, crosscutting: theme.id === 'people' })),
  }
  const { level, rows, columns, cells } = countMatrix(tally, marked, cast, inSegments)
  expect([level, rows, columns]).toEqual(['code', ['soil-water', 'soil-rain'], ['people-help']])
  expect(cells.map(({ segments: count, participants: ids }) => [count, ids])).toEqual([
    [1, ['P1a']],
    [1, ['P1a']],
  ])
  expect(countMatrix(tally, gardenCodebook, cast, inSegments).level).toBe('theme')
  for (const cell of countMatrix(tally, marked, cast, { ...inSegments, minCell: 2 }).cells)
    expect(cell).toMatchObject({ segments: null, participants: [], organizations: [] })
})

/** The quotes of some codes; nobody has a role. */
const quotesOf = (from: Tally, most: QuoteLimits, codeIds = ['soil-water', 'soil-rain']) =>
  selectQuotes({ tally: from, codebook: gardenCodebook, limits: most, roleOf: () => null, textOf }).filter(
    ({ codeId }) => codeIds.includes(codeId),
  )

describe('quotes', () => {
  test('go round the participants and organisations before anyone is quoted twice', () => {
    const quotes = quotesOf(tally, limits)
    expect(quotes.map(({ participantId }) => participantId).sort()).toEqual(['Kim', 'P1a', 'P1b'])
    expect(quotes.find(({ participantId }) => participantId === 'P1b')).toMatchObject({ status: 'accepted', rank: 1 })
  })
  test('are at most so many of one person; a stance that would be missing follows', () => {
    const helped = codings.filter(({ codeId }) => codeId === 'people-help')
    const marked = codings.map((coding) => {
      if (coding === helped[0]) return { ...coding, status: 'accepted' as const }
      return coding === helped[1] ? { ...coding, stance: 'works' as const } : coding
    })
    const single = { quotes: 1, quotesPerParticipant: 1 }
    const one = quotesOf(tallyOf(marked, 'en', single), single, ['people-help'])
    expect(one.map(({ stance }) => stance)).toEqual([null, 'works'])
  })
  test('are whole sentences around the evidence, and begin before a word that points back', () => {
    const text =
      'We bought a pump. It broke in the first week and nobody in the whole village could mend it, so we carried everything by hand again. Then we slept.'
    const broke = { start: text.indexOf('broke'), end: text.indexOf('broke') + 5 }
    const { start, end } = createExcerpts(text, tokenize(text), sentencesOf(text), createStem('en')).choose(
      { start: 0, end: text.length },
      { evidence: [broke], subject: noSubject },
    )
    expect(text.slice(start, end)).toBe(
      'We bought a pump. It broke in the first week and nobody in the whole village could mend it, so we carried everything by hand again.',
    )
  })
  test('of the other side hold a phrase of disagreement or contentment', () => {
    expect(
      selectDissent(tally, gardenCodebook, textOf).map(({ themeId, participantId, cue, text }) => [
        themeId,
        participantId,
        cue,
        text.toLowerCase().includes(cue.toLowerCase()),
      ]),
    ).toContainEqual(['people', 'P1a', 'never had a problem', true])
    expect(selectDissent(tallyOf(codings, 'de'), gardenCodebook, textOf)).toEqual([])
  })
})

test('of pairs of words those that are noun phrases are kept, in their order', async () => {
  expect(await keepNounPhrases(['annotation vendors', 'ended watching', 'labeling guideline'])).toEqual([
    'annotation vendors',
    'labeling guideline',
  ])
  expect(await keepNounPhrases([])).toEqual([])
})
