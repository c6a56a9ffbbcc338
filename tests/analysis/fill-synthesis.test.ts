import { describe, expect, test } from 'vitest'
import { fillSynthesis, type SynthesisSources } from '../../src/analysis/fill-synthesis.ts'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import type { Reference } from '../../src/study/synthesis/written-synthesis.ts'
import { fileOf, transcriptOf } from '../support/builders.ts'

const place = { file: 'synthesis/study.md', line: 4, column: 1 }
const files = ['Ana', 'ANA', 'P2'].map((id) =>
  fileOf(transcriptOf(id, ['Interviewer', 'How was the year?'], ['Ana', 'It rained in May. It rained in June.'])),
)
const row = {
  ...{ themeId: 'soil', codeId: 'soil-water', segments: 3, accepted: 2, suggested: 1, rejected: 0, disputed: 0 },
  ...{ participants: ['P1', 'P2'], organizations: ['Acme'], shareOfParticipants: 2 / 3, shareOfOrganizations: 1 },
  stances: { works: 2 },
}
const sources = {
  findings: {
    ...{ participantCount: 3, organizationCount: 1, segmentCount: 8, codedSegmentCount: 6, prevalence: [row] },
  },
  transcriptIds: files.map(({ id }) => id),
  transcripts: { at: (position: number) => ({ file: files[position]! }) },
  participantOf: () => ({ id: 'P2', organization: 'Acme' }),
  barred: [{ transcriptId: 'P2', span: { start: 18, end: 30 } }],
  rename: (text: string) => text.replace('Regen', 'rained'),
} as unknown as SynthesisSources
const fill = (run: Reference) =>
  fillSynthesis(
    [
      {
        kind: 'study',
        id: '',
        file: 's.md',
        parts: [{ title: '', paragraphs: [{ isItem: false, runs: [run] }] }],
      } as never,
    ],
    sources,
  )
const count = (what: string, codeId: string | null, was: string | null = null): Reference =>
  ({ kind: 'count', what, themeId: codeId && 'soil', codeId, was, place }) as Reference
const quote = (transcript: string, words: string): Reference => ({ kind: 'quote', transcript, words, place })
const filledIn = (run: Reference) => fill(run).texts[0]!.parts[0]!.paragraphs[0]!.runs[0]!

describe('a number in a text', () => {
  test.each([
    // Of the code: 3 of 8 segments are 37.5 %; of the study: 6 of 8 have a code.
    ['segments', 'soil-water', '3'],
    ['segments %', 'soil-water', '38'],
    ['participants', 'soil-water', '2'],
    ['participants %', 'soil-water', '67'],
    ['organisations', 'soil-water', '1'],
    ['accepted', 'soil-water', '2'],
    ['works', 'soil-water', '2'],
    ['problem', 'soil-water', '0'],
    ['segments', null, '8'],
    ['segments %', null, '75'],
    ['participants', null, '3'],
    ['transcripts', null, '3'],
  ])('%s of %s is %s', (what, codeId, text) =>
    expect(filledIn(count(what, codeId))).toMatchObject({ kind: 'count', text }),
  )
  test('that was another one when the text was written is a warning at its place, and the text has the new one', () => {
    const { warnings, texts } = fill(count('segments', 'soil-water', '5'))
    expect(warnings).toMatchObject([
      {
        code: 'synthesis/changed-number',
        place,
        message: expect.stringMatching(/were 5 .* are 3 now/),
        fix: expect.stringContaining('= 3'),
      },
    ])
    expect(texts[0]!.parts[0]!.paragraphs[0]!.runs[0]).toMatchObject({ text: '3', was: '5' })
    expect(fill(count('segments', 'soil-water', '3')).warnings).toEqual([])
  })
})

describe('a quote in a text', () => {
  test('is found by its words, with who said it', () => {
    expect(filledIn(quote('Ana', 'It rained in May'))).toMatchObject({
      kind: 'quote',
      quote: { transcriptId: 'Ana', turn: 2, text: 'It rained in May', participantId: 'P2' },
    })
  })
  test('is found where names were replaced, and of an interviewer is theirs', () => {
    expect(filledIn(quote('Ana', 'It Regen in May'))).toMatchObject({ quote: { text: 'It rained in May' } })
    expect(filledIn(quote('Ana', 'How was the year?'))).toMatchObject({ quote: { participantId: 'Interviewer' } })
  })
  test.each([
    ['in a transcript that is not there', quote('P9', 'x'), /^there is no transcript "P9"$/],
    ['in one of two transcripts', quote('ana', 'It rained in May'), /^"ana" may be "Ana" or "ANA"$/],
    ['that was said twice', quote('Ana', 'It rained in'), /these words are said 2 times in Ana/],
    ['that nobody said', quote('Ana', 'It snowed in May.'), /nobody says “It snowed in May.”/],
    ['over two turns', quote('Ana', 'the year?\nIt rained in May.'), /nobody says/],
    ['that is barred', quote('P2', 'It rained in May'), /barred as a quote/],
  ])('%s is refused at its place', (_, run, message) => {
    try {
      fill(run)
      expect.unreachable()
    } catch (error) {
      expect((error as InputError).problems).toMatchObject([
        { code: 'synthesis/quote', place, message: expect.stringMatching(message), fix: expect.stringMatching(/\w/) },
      ])
    }
  })
})

test('the person of a quote is that of the transcript in the study, whatever it is called in the analysis', () => {
  const asked: string[] = []
  const named = fileOf(transcriptOf('Person 1', ['Interviewer', 'How?'], ['Person 1', 'It rained in July.']))
  const read = [
    {
      kind: 'study',
      id: '',
      file: 's.md',
      parts: [{ title: '', paragraphs: [{ isItem: false, runs: [quote('Zeb', 'in July')] }] }],
    },
  ]
  fillSynthesis(read as never, {
    ...sources,
    transcriptIds: ['Zeb'],
    transcripts: { at: () => ({ file: named }) } as never,
    participantOf: (id) => {
      asked.push(id)
      return { id: 'Person 1', organization: null }
    },
  })
  expect(asked).toEqual(['Zeb'])
})
