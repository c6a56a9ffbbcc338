import { z } from 'zod'
import { meetingUnits } from '../model/options.ts'
import { agreement, limits } from './agreement-file.ts'
import { answer, codeQuote, list, lostQuotes, number, quote, share, stance, text, texts } from './file-schemas.ts'

// The schema of the counts and quotes in `analysis.json`.

const people = { participants: texts, organizations: texts }

const memo = z.strictObject({
  by: text,
  memo: text,
  transcriptId: text.nullable(),
  turn: share,
  span: z.strictObject({ start: number, end: number }).nullable(),
  participantId: text.nullable(),
  codeId: text.nullable(),
  status: z.union([answer, z.enum(['read', 'memo', 'flagged'])]),
  stance,
  quote: text,
})

const estimate = z.strictObject({
  size: number,
  machine: number,
  read: number,
  yes: number,
  count: limits,
  share: limits,
  missed: limits,
  precision: limits,
  recall: limits,
  f1: limits,
  kappa: limits,
  cells: list(
    z.strictObject({ class: text, isSuggested: z.boolean(), size: number, read: number, yes: number }),
    'cells',
  ),
})
const draw = z.strictObject({
  id: text,
  by: text,
  time: text.nullable(),
  seed: number,
  frame: text,
  classes: list(z.strictObject({ class: text, size: number, drawn: number, rule: text, read: number }), 'classes'),
  transcripts: number,
  reader: text.nullable(),
  readers: list(z.strictObject({ coder: text, read: number }), 'readers'),
  waiting: number,
  seen: number,
})

const units = { audited: texts, next: texts }
const noUnits = { audited: [], next: [] }

/** The schema of `Findings`. */
export const findings = z.strictObject({
  prevalence: list(
    z.strictObject({
      themeId: text,
      codeId: text.nullable(),
      label: text,
      depth: number,
      segments: number,
      accepted: number,
      acceptedBlind: number,
      acceptedParticipants: texts,
      acceptedOrganizations: texts,
      suggested: number,
      rejected: number,
      disputed: number,
      stances: z.partialRecord(z.enum(['problem', 'works', 'neutral']), number).readonly(),
      ...people,
      shareOfParticipants: number,
      shareOfOrganizations: number,
      dominance: number,
      dominant: texts.default([]),
      estimate: estimate.nullable(),
      people: limits,
      organizationsEstimate: limits.default(null),
    }),
    'counts',
  ),
  coOccurrence: list(
    z.strictObject({
      level: z.enum(['theme', 'code']),
      unit: z.enum(['segment', 'participant']),
      a: text,
      b: text,
      both: number,
      onlyA: number,
      onlyB: number,
      jaccard: number,
    }),
    'pairs',
  ),
  participants: list(
    z.strictObject({
      participantId: text,
      organization: text.nullable(),
      attributes: z.record(text, text).readonly(),
      groups: z.record(text, text).readonly(),
      segments: number,
      words: number,
      counts: z.record(text, number).readonly(),
    }),
    'participants',
  ),
  groups: list(
    z.strictObject({
      unit: z.enum(['participant', 'organization']),
      attribute: text,
      group: text,
      size: number,
      themeId: text,
      codeId: text.nullable(),
      count: share,
      share,
    }),
    'groups',
  ),
  matrix: z.strictObject({
    unit: z.enum(meetingUnits).default('segment'),
    level: z.enum(['code', 'theme']),
    rows: texts,
    columns: texts,
    cells: list(z.strictObject({ row: text, column: text, segments: share, ...people }), 'cells'),
  }),
  saturation: z.strictObject({
    points: list(z.strictObject({ transcriptId: text, seen: number, mean: number, deviation: number }), 'points'),
  }),
  variations: z.strictObject({
    variations: number,
    rows: list(
      z.strictObject({
        ...{ themeId: text, codeId: text.nullable(), found: number },
        ...{ inHundred: number.default(0), withoutCoder: number.default(0) },
      }),
      'themes and codes',
    ),
    coders: list(
      z.strictObject({ coder: text, alone: number, of: number, themesLost: number, codesLost: number }),
      'coders',
    ).default([]),
    sameOrder: number,
    unmet: number,
    newCodes: z.strictObject({ value: number, low: number, high: number }).nullable(),
  }),
  map: list(
    z.strictObject({ kind: z.enum(['code', 'candidate']), id: text, segments: number, x: number, y: number }),
    'points',
  ),
  quotes: list(codeQuote, 'quotes'),
  lostQuotes: lostQuotes.default([]),
  framework: list(
    z.strictObject({
      participantId: text,
      themeId: text,
      segments: number,
      quote: codeQuote.nullable(),
      summary: text.nullable(),
    }),
    'cells',
  ),
  dissent: list(
    z.strictObject({ ...quote, themeId: text, codeId: text.nullable().default(null), cue: text }),
    'quotes',
  ),
  memos: list(memo, 'memos'),
  draw: draw.nullable(),
  audit: z.strictObject({ ...units, organizations: z.strictObject(units).default(noUnits) }),
  agreement: list(agreement, 'levels').default([]),
  review: z.strictObject({
    counted: z.enum(['all', 'accepted']),
    isReviewed: z.boolean(),
    suggestions: number,
    decided: number,
    open: number,
    settled: number,
    reviewers: list(
      z.strictObject({
        coder: text,
        answers: number,
        blind: number,
        shown: number,
        shownAccepted: number,
        medianSeconds: share,
        read: texts,
        decided: number,
      }),
      'reviewers',
    ),
  }),
  clusters: list(
    z.strictObject({
      number,
      segments: number,
      ...people,
      within: text.nullable().default(null),
      stability: number.default(0),
      terms: texts,
      phrases: texts,
      exemplars: list(z.strictObject(quote), 'quotes'),
      nearestCode: z.strictObject({ codeId: text, similarity: number }).nullable(),
      codedShare: number,
    }),
    'candidates',
  ),
  /** Of files of older versions. */
  stability: share.optional(),
  clustering: z
    .strictObject({
      ...{ passages: number, repeats: number, clusters: number },
      ...{ unstable: number, fewParticipants: number, unnamed: number, best: number },
    })
    .nullable()
    .default(null),
  participantCount: number,
  organizationCount: number,
  segmentCount: number,
  codedSegmentCount: number,
  isDecided: z.boolean(),
  telling: text.nullable(),
})
