import { type AnalysisOutline, analysisFormat } from '../../boundary/analysis-file.ts'
import type { Analysis, CodedTranscripts, SerializedForm } from '../../model/analysis.ts'
import type { Findings } from '../../model/findings.ts'
import { isIterable } from '../../model/made-anew.ts'
import type { ImportReport } from '../../model/transcript-file.ts'
import type { Output } from '../output.ts'
import { roundNumbers, serializedTranscripts } from '../tables/write-transcripts.ts'

/** Everything but the transcripts themselves: options, versions, sha256 of every input, codings with evidence, findings. */
export const toJson = {
  summary: 'everything as one JSON file, for programs',
  write(analysis: Analysis) {
    return [{ file: 'analysis.json', pieces: writePieces(toAnalysisFile(analysis), analysis.transcripts) }]
  },
} as const satisfies Output

/** An analysis as its file has it, field by field; segments and codings are written after it. */
const toAnalysisFile = (analysis: Analysis) => ({
  format: analysisFormat,
  study: analysis.study,
  version: analysis.version,
  options: analysis.options,
  ...(analysis.reading === null ? {} : { reading: analysis.reading }),
  vectors: analysis.vectors,
  inputs: analysis.inputs,
  participants: analysis.participants,
  findings: toFindings(analysis.findings),
  synthesis: analysis.synthesis,
  failures: analysis.failures,
  learned: analysis.learned,
  warnings: analysis.warnings,
  codebook: toCodebook(analysis),
  files: analysis.files.map(toFile),
})

/** Fields as they are written: some lists are made while they are. */
type Written<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends readonly (infer Item)[] ? Iterable<Item> : Fields[Name]
}

const toFindings = (findings: Findings): Written<AnalysisOutline['findings']> => ({
  prevalence: findings.prevalence,
  coOccurrence: findings.coOccurrence,
  participants: findings.participants,
  groups: findings.groups,
  matrix: findings.matrix,
  saturation: findings.saturation,
  variations: findings.variations,
  map: findings.map,
  quotes: findings.quotes,
  lostQuotes: findings.lostQuotes,
  framework: findings.framework,
  dissent: findings.dissent,
  memos: findings.memos,
  review: findings.review,
  draw: findings.draw,
  audit: findings.audit,
  agreement: findings.agreement,
  clusters: findings.clusters,
  clustering: findings.clustering,
  participantCount: findings.participantCount,
  organizationCount: findings.organizationCount,
  segmentCount: findings.segmentCount,
  codedSegmentCount: findings.codedSegmentCount,
  isDecided: findings.isDecided,
  telling: findings.richestTranscript,
})

const toCodebook = ({ codebookSource, codebook }: Analysis): AnalysisOutline['codebook'] => ({
  file: codebookSource.file,
  sha256: codebookSource.sha256,
  name: codebook.name,
  version: codebook.version,
  language: codebook.language,
  themes: codebook.themes.map(({ id, label, color }) => ({ id, label, color })),
  codes: codebook.codes.map(({ id, label, themeId, parentId }) => ({ id, label, themeId, parentId })),
})

const toFile = (account: ImportReport): AnalysisOutline['files'][number] => ({
  file: account.source.file,
  format: account.source.format,
  sha256: account.source.sha256,
  id: account.id,
  turns: account.turns,
  characters: account.characters,
  language: account.language,
  speakers: account.speakers,
  wordsIn: account.wordsIn,
  wordsOut: account.wordsOut,
  skipped: account.skipped,
  doubtful: account.doubtful,
  inaudible: account.inaudible,
})

/** The outline, then segments and codings: an item a line, and nothing longer than an item held at once. */
function* writePieces(outline: object, transcripts: CodedTranscripts): Generator<string | Uint8Array> {
  yield '{'
  yield* writeFields(outline, '\n ')
  yield* writeList('segments', transcripts, 'segments.json')
  yield* writeList('codings', transcripts, 'codings.json')
  yield '\n}\n'
}

/** The fields of an object, lists of objects with an item a line. */
function* writeFields(fields: object, margin: string): Generator<string> {
  let between = ''
  for (const [name, value] of Object.entries(fields)) {
    yield `${between}${margin}${JSON.stringify(name)}: `
    between = ','
    if (name === 'findings') {
      yield '{'
      yield* writeFields(value, `${margin} `)
      yield `${margin}}`
    } else if (isIterable(value)) yield* writeItems(value, margin)
    else yield JSON.stringify(value, roundNumbers)
  }
}

/** A list: objects one a line, others on one line. */
function* writeItems(items: Iterable<unknown>, margin: string): Generator<string> {
  let [before, end] = ['[', '[]']
  for (const item of items) {
    const indent = typeof item === 'object' ? `${margin} ` : ''
    yield `${before}${indent}${JSON.stringify(item, roundNumbers)}`
    before = ','
    end = indent === '' ? ']' : `${margin}]`
  }
  yield end
}

function* writeList(name: string, transcripts: CodedTranscripts, form: SerializedForm): Generator<string | Uint8Array> {
  yield `,\n "${name}": [`
  let between = '\n'
  for (const piece of serializedTranscripts(transcripts, form)) {
    yield between
    yield piece
    between = ',\n'
  }
  yield between === '\n' ? ']' : '\n ]'
}
