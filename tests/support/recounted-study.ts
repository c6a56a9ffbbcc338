import type { Transcript } from '../../src/model/transcript.ts'
import type { StudyAtHand, TranscriptAtHand, Written } from '../../src/verify/evidence.ts'
import { type Facts, readFacts } from '../../src/verify/recount/facts.ts'
import { bytesOf, transcriptOf } from './builders.ts'

/** A coding of the n-th answer of an interview. */
export interface GivenCoding {
  readonly code: string
  /** Transcript and number of the answer in it, from 0: `T1/0`. */
  readonly at: string
  readonly status?: 'suggested' | 'accepted' | 'rejected' | 'disputed'
  readonly stance?: 'problem' | 'works' | 'neutral'
  readonly evidence?: Written['codings'][number]['evidence']
  readonly coder?: string
}

/** A study as a table of who was asked, what was said and what was coded. */
export interface GivenStudy {
  /** Organisation by participant; null for none. */
  readonly people: Readonly<Record<string, string | null>>
  /** Speakers of the answers of each interview, in order; "?" asks. */
  readonly interviews: Readonly<Record<string, string>>
  readonly codings: readonly GivenCoding[]
  readonly counted?: 'all' | 'accepted'
  readonly minCell?: number
  readonly matrix?: Partial<Written['findings']['matrix']>
  readonly groups?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Themes a (codes a1, and a2 inside it, and a3) and b (code b1). */
export const gardenTree = {
  themes: ['a', 'b'].map((id) => ({ id, label: `Theme ${id}`, color: '#336699' })),
  codes: [
    { id: 'a1', label: 'Code a1', themeId: 'a', parentId: null },
    { id: 'a2', label: 'Code a2', themeId: 'a', parentId: 'a1' },
    { id: 'a3', label: 'Code a3', themeId: 'a', parentId: null },
    { id: 'b1', label: 'Code b1', themeId: 'b', parentId: null },
  ],
} as const

/** What is said in the n-th turn: a question, or ten words of which the last differs. */
const sayingOf = (speaker: string, at: number): string =>
  speaker === '?' ? 'How is that for you?' : `We dug the beds over once more in the year ${at}`

/** The same study as the files of results have it, as it is at hand, and as its codings are read. */
export function recountedStudy(given: GivenStudy): { facts: Facts; written: Written; atHand: StudyAtHand } {
  const transcripts = new Map(
    Object.entries(given.interviews).map(([id, speakers]): [string, Transcript] => {
      const spoken = speakers
        .split(' ')
        .map((who, at) => [who === '?' ? 'Interviewer' : who, sayingOf(who, at)] as const)
      return [id, transcriptOf(id, ...spoken)]
    }),
  )
  const segments = [...transcripts.values()].flatMap(({ id, turns }) =>
    turns
      .filter(({ role }) => role !== 'interviewer')
      .map(({ number, span }, at) => ({ id: `${id}#${at}`, transcriptId: id, turn: number, ...span })),
  )
  const segmentAt = new Map(segments.map((segment) => [segment.id, segment]))
  const speakerOf = ({ transcriptId, turn }: (typeof segments)[number]): string =>
    transcripts.get(transcriptId)!.turns[turn - 1]!.speaker!
  const codings = given.codings.map(({ code, at, status = 'suggested', stance, evidence = [], coder = 'keyword' }) => {
    const segment = segmentAt.get(at.replace('/', '#'))!
    const { themeId, parentId } = gardenTree.codes.find(({ id }) => id === code)!
    const participantId = speakerOf(segment)
    return {
      ...{
        transcriptId: segment.transcriptId,
        segmentId: segment.id,
        turn: segment.turn,
        status,
        stance: stance ?? null,
      },
      ...{ span: { start: segment.start, end: segment.end }, codeId: code, topCodeId: parentId ?? code, themeId },
      ...{ coder, confidence: 0.5, evidence, participantId, organization: given.people[participantId] ?? null },
    }
  })
  const written = {
    codebook: { ...gardenTree, name: 'Gardens', version: '1', language: 'en', file: 'codebook.yaml', sha256: '0' },
    ...{ segments, codings, learned: null, inputs: [] },
    files: [...transcripts.keys()].map((id) => ({ id, file: `${id}.txt`, sha256: id, skipped: [], inaudible: 0 })),
    participants: Object.entries(given.people).map(([id, organization]) => ({
      ...{ id, organization, attributes: {}, groups: given.groups?.[id] ?? {} },
    })),
    options: { minCell: given.minCell ?? 0, pseudonyms: false, seed: 1, status: null, languageModel: null },
    findings: {
      review: { counted: given.counted ?? 'all', reviewers: [] },
      matrix: { rows: ['a'], columns: ['b'], unit: 'segment', cells: [], ...given.matrix },
      participants: Object.keys(given.people).map((participantId) => ({ participantId })),
      ...{ groups: [], prevalence: [], draw: null, audit: { audited: [], organizations: { audited: [] } } },
    },
  } as unknown as Written
  const atHand: StudyAtHand = {
    ...{
      folder: 'study',
      hashes: new Map(),
      people: [],
      nameBehind: new Map(),
      learned: null,
      definitions: [],
      draw: null,
      reviewers: [],
    },
    transcripts: new Map(
      [...transcripts].map(([id, transcript]): [string, TranscriptAtHand] => [
        id,
        {
          ...{
            transcript,
            original: transcript,
            fingerprint: id,
            words: { in: 0, spoken: 0 },
            speakers: [],
            drawn: null,
            stated: null,
          },
          participants: new Map(
            transcript.turns.flatMap(({ speaker, role }) =>
              role === 'interviewer' ? [] : [[speaker, { id: speaker!, organization: given.people[speaker!] ?? null }]],
            ),
          ),
        },
      ]),
    ),
  }
  return { facts: readFacts(bytesOf(codingsCsv(codings)), written, atHand), written, atHand }
}

const codingsCsv = (codings: Written['codings']): string => {
  const head = 'transcript,turn,start,end,participant,organization,theme,code,subcode,status,stance'
  const rows = codings.map((own) =>
    [
      ...[own.transcriptId, own.turn, own.span.start, own.span.end, own.participantId, own.organization ?? ''],
      ...[own.themeId, own.topCodeId, own.topCodeId === own.codeId ? '' : own.codeId, own.status, own.stance ?? ''],
    ].join(','),
  )
  return `${[head, ...rows].join('\n')}\n`
}
