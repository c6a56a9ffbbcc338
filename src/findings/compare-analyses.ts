import { groupBy, unique } from '../collections.ts'
import type { CodeChange, CodeCounts, Comparison, SavedAnalysis, SavedCoding } from '../model/comparison.ts'

/**
 * Compares two analyses: settings, transcripts, and for each code, with what is nested in it, its
 * counts and the segments that have it in only one of the two. Rejected codings count for nothing; segments are the same where transcript, start and
 * end are.
 */
export function compareAnalyses(before: SavedAnalysis, after: SavedAnalysis): Comparison {
  const names = unique([...Object.keys(before.options), ...Object.keys(after.options)])
  const facts: (readonly [string, string, string])[] = [
    ['themata', before.version, after.version],
    ['codebook', describe(before.codebook), describe(after.codebook)],
    ['sha256 of the codebook', before.codebook.sha256, after.codebook.sha256],
    ...names.map((name) => [name, write(before.options[name]), write(after.options[name])] as const),
  ]
  const codes = new Map([...after.codebook.codes, ...before.codebook.codes].map(({ id, label }) => [id, label]))
  const [old, now] = [groupBy(counted(before), ({ codeId }) => codeId), groupBy(counted(after), ({ codeId }) => codeId)]
  return {
    before,
    after,
    settings: facts.filter(([, a, b]) => a !== b),
    transcripts: compareTranscripts(before, after),
    codes: unique([...after.codebook.codes, ...before.codebook.codes].map(({ id }) => id)).map((codeId) =>
      compareCode(codeId, codes.get(codeId)!, old.get(codeId) ?? [], now.get(codeId) ?? []),
    ),
  }
}

const describe = ({ name, version }: SavedAnalysis['codebook']): string => `${name}, version ${version}`
const write = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))

/** The codings that count, once for their code and once for each code it is nested in. */
function counted({ codings, codebook }: SavedAnalysis): SavedCoding[] {
  const parentOf = new Map(codebook.codes.map(({ id, parentId }) => [id, parentId]))
  return codings
    .filter(({ status }) => status !== 'rejected')
    .flatMap((coding) => {
      const own: SavedCoding[] = []
      for (let codeId: string | null = coding.codeId; codeId !== null; codeId = parentOf.get(codeId) ?? null)
        own.push({ ...coding, codeId })
      return own
    })
}
const placeOf = ({ transcriptId, span }: SavedCoding): string => JSON.stringify([transcriptId, span.start, span.end])

function compareTranscripts(before: SavedAnalysis, after: SavedAnalysis): Comparison['transcripts'] {
  const [old, now] = [before, after].map(({ files }) => new Map(files.map(({ id, sha256 }) => [id, sha256])))
  return {
    added: [...now!.keys()].filter((id) => !old!.has(id)),
    removed: [...old!.keys()].filter((id) => !now!.has(id)),
    changed: [...now!].filter(([id, sha256]) => old!.has(id) && old!.get(id) !== sha256).map(([id]) => id),
  }
}

function compareCode(
  codeId: string,
  label: string,
  old: readonly SavedCoding[],
  now: readonly SavedCoding[],
): CodeChange {
  const [oldPlaces, newPlaces] = [new Set(old.map(placeOf)), new Set(now.map(placeOf))]
  return {
    codeId,
    label,
    before: countOf(old),
    after: countOf(now),
    kept: [...newPlaces].filter((place) => oldPlaces.has(place)).length,
    lost: onePlaceEach(old.filter((coding) => !newPlaces.has(placeOf(coding)))),
    gained: onePlaceEach(now.filter((coding) => !oldPlaces.has(placeOf(coding)))),
  }
}

const onePlaceEach = (codings: readonly SavedCoding[]): SavedCoding[] => [
  ...new Map(codings.map((coding) => [placeOf(coding), coding])).values(),
]

const countOf = (codings: readonly SavedCoding[]): CodeCounts => ({
  segments: new Set(codings.map(placeOf)).size,
  participants: new Set(codings.map(({ participantId }) => participantId)).size,
  organizations: new Set(codings.flatMap(({ organization }) => organization ?? [])).size,
})
