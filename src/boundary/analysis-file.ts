import { z } from 'zod'
import { meetingUnits } from '../model/options.ts'
import { answer, list, number, place, quote, share, span, stance, status, text, texts } from './file-schemas.ts'
import { findings } from './findings-file.ts'

/*
 * The schema of `analysis.json`, by which it is written and read: the contract with programs that read the file. Names in
 * the program can change without changing the file; anything added here becomes public.
 *
 * The rule of its version. Within a version keys are only added. Readers ignore keys that they do not know, and need none
 * that was added after the first file of that version (`ComparedAnalysis`). Removing or renaming a key, or changing what
 * it means, makes the next version; files of another version are refused by name. `learned` is a copy of the weights, whose
 * keys follow the version of their own file.
 */

/** Format and version of `analysis.json`. */
export const analysisFormat = 'themata-analysis/1'

const hashed = { file: text, sha256: text }

const diagnostic = z.strictObject({
  level: z.enum(['error', 'warning', 'note']),
  code: text,
  place,
  message: text,
  fix: text.exactOptional(),
})

const options = z.strictObject({
  segmenter: text,
  segmentWords: number,
  embedder: text,
  coders: texts,
  clusterer: text,
  clusters: share,
  seed: number,
  quotes: number,
  quotesPerParticipant: number,
  // Earlier versions looked for codes in the same segment.
  matrixUnit: z.enum(meetingUnits).default('segment'),
  minCell: number,
  trimFillers: z.boolean(),
  pseudonyms: z.boolean(),
  status: z.enum(['all', 'accepted']).nullable(),
  // Earlier versions asked none.
  languageModel: z.strictObject({ name: text, isRemote: z.boolean() }).nullable().default(null),
})

const reading = z.strictObject({
  interviewers: texts.nullable(),
  format: text.nullable(),
  encoding: text.nullable(),
  columns: z
    .strictObject({ text: text.optional(), speaker: text.optional(), start: text.optional(), end: text.optional() })
    .readonly()
    .nullable(),
})

const codebook = z.strictObject({
  ...hashed,
  name: text,
  version: text,
  language: text,
  themes: list(z.strictObject({ id: text, label: text, color: text }), 'themes'),
  codes: list(z.strictObject({ id: text, label: text, themeId: text, parentId: text.nullable() }), 'codes'),
})

const speaker = z.strictObject({
  name: text.nullable(),
  role: z.enum(['interviewer', 'participant', 'unknown']),
  reason: text,
  turns: number,
  words: number,
})
const skipped = z.strictObject({ reason: text, words: number, line: share, sample: text })
const file = z.strictObject({
  ...hashed,
  format: text,
  id: text,
  turns: number,
  characters: number,
  language: text.nullable(),
  speakers: list(speaker, 'speakers'),
  wordsIn: number,
  wordsOut: number,
  skipped: list(skipped, 'what was left out'),
  doubtful: list(z.strictObject({ name: text, uses: number, line: number }), 'labels'),
  inaudible: number,
})

/** A segment; its words are the transcript's from `start` to `end`. */
const segment = z.strictObject({ id: text, transcriptId: text, turn: number, start: number, end: number })

/** A reason of a coding. */
export const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keyword'), keyword: text, span }),
  z.strictObject({ kind: z.literal('quoted'), span }),
  z.strictObject({ kind: z.literal('anchor'), anchor: text, similarity: number }),
  z.strictObject({
    kind: z.literal('learned'),
    chance: number,
    needed: number,
    keywords: number,
    wording: number,
    before: number.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('machine'), by: text, memo: text, span }),
  z.strictObject({
    kind: z.literal('decision'),
    by: text,
    status: answer,
    memo: text,
    span,
    shown: z.enum(['blind', 'assisted', 'revealed', 'unknown']).exactOptional(),
    verdict: z.enum(['yes', 'no', 'rule', 'both']).exactOptional(),
  }),
])
const coding = z.strictObject({
  transcriptId: text,
  segmentId: text,
  turn: number,
  span,
  codeId: text,
  coder: text,
  confidence: number,
  evidence: list(evidence, 'reasons'),
  status,
  stance,
  participantId: text,
  organization: text.nullable(),
  themeId: text,
  topCodeId: text,
})

// Files of earlier versions hold a threshold for each theme.
const classifier = { bias: number, keywords: z.record(text, number).readonly(), meaning: z.array(number).readonly() }
const weights = z.strictObject({
  codebook: z.strictObject({ name: text, version: text }),
  embedder: text,
  learnedFrom: z.strictObject({ passages: number, interviews: texts, coders: text }),
  measured: z.strictObject({ kappa: number, f1: number }).nullable(),
  themes: z.record(text, z.strictObject({ ...classifier, threshold: number.optional() }).nullable()).readonly(),
  without: texts.exactOptional(),
  codes: z.record(text, z.strictObject(classifier)).readonly(),
  keywords: texts,
})

const synthesisRun = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['plain', 'strong', 'emphasis', 'code']), text }),
  z.strictObject({ kind: z.literal('quote'), quote: z.strictObject(quote) }),
  z.strictObject({
    kind: z.literal('count'),
    text,
    was: text.nullable(),
    themeId: text.nullable(),
    codeId: text.nullable(),
    only: text.nullable(),
  }),
])
const synthesis = z.strictObject({
  kind: z.enum(['theme', 'code', 'section']),
  id: text,
  parts: list(
    z.strictObject({
      title: text,
      paragraphs: list(z.strictObject({ isItem: z.boolean(), runs: list(synthesisRun, 'runs') }), 'paragraphs'),
    }),
    'parts',
  ),
})

const outline = {
  format: z.literal(analysisFormat, `a file of ${analysisFormat}, which "themata analyze" writes, is expected here`),
  study: text,
  version: text,
  options,
  // Absent where no reading options were given, and in files of earlier versions.
  reading: reading.exactOptional(),
  vectors: text,
  inputs: list(z.strictObject(hashed), 'files'),
  participants: list(
    z.strictObject({
      id: text,
      organization: text.nullable(),
      attributes: z.record(text, text).readonly(),
      groups: z.record(text, text).readonly(),
    }),
    'participants',
  ),
  findings,
  synthesis: list(synthesis, 'texts').default([]),
  failures: list(diagnostic, 'problems'),
  learned: weights.nullable(),
  warnings: list(diagnostic, 'warnings'),
  codebook,
  files: list(file, 'files'),
}

/** All fields except segments and codings, in the order in which they are written. */
export const AnalysisOutline = z.strictObject(outline)
export type AnalysisOutline = z.infer<typeof AnalysisOutline>
export type SegmentItem = z.infer<typeof segment>
export type CodingItem = z.infer<typeof coding>

/** The whole file. Tests check written files against it. */
export const AnalysisFile = z.strictObject({
  ...outline,
  segments: list(segment, 'segments'),
  codings: list(coding, 'codings'),
})
export type AnalysisFile = z.infer<typeof AnalysisFile>

/** The fields that are read to compare two analyses; files of later versions may have more. */
export const ComparedAnalysis = z.looseObject({
  format: outline.format,
  study: text,
  version: text,
  options: z.record(text, z.unknown()),
  codebook: codebook.loose().extend({
    themes: list(codebook.shape.themes.unwrap().element.loose(), 'themes'),
    codes: list(codebook.shape.codes.unwrap().element.loose(), 'codes'),
  }),
  files: list(z.looseObject({ id: text, sha256: text }), 'files'),
  codings: list(coding.omit({ evidence: true, stance: true }).loose().extend({ span: span.loose() }), 'codings'),
})
