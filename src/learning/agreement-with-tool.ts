import { buildCoder } from '../analysis/build-parts.ts'
import { codeSegments, codesOfSegments, fitSegments } from '../analysis/code-segments.ts'
import { findMismatch } from '../coders/trained/read-weights.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { findDisagreements } from '../evaluation/find-disagreements.ts'
import { type AgreementUnit, joinPassages, type UnitPart } from '../evaluation/join-passages.ts'
import { levels } from '../evaluation/labels.ts'
import { measureAgreement } from '../evaluation/measure-agreement.ts'
import { scoreCodings } from '../evaluation/score-codings.ts'
import type { ToolAgreement } from '../evaluation/tool-agreement.ts'
import { weighPairs } from '../findings/agreement/weigh-pairs.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { type CodedPassage, readWhole } from '../model/coded-passage.ts'
import type { DrawnClass } from '../model/drawn-class.ts'
import type { Reviewer } from '../model/review.ts'
import type { Weights } from '../model/weights.ts'
import { toSegment } from './passage-segment.ts'

/** The name of the tool among coders. */
const toolName = 'themata'

/** Options of the tool's codings. */
export interface ToolOptions {
  readonly embedder: Embedder
  /** The trained model, applied where it fits codebook and embedder; null for none. */
  readonly weights: Weights | null
  /** The part of each person in the decisions of a study. */
  readonly reviewers?: readonly Reviewer[]
  /** The classes of the draw by which passages were chosen; empty without one. */
  readonly drawClasses?: readonly DrawnClass[]
  /** What is compared, and for larger units than segments every passage of the study with its unit. */
  readonly units?: { readonly unit: AgreementUnit; readonly parts: readonly UnitPart[] }
}

/** Measures how far coders agree with each other and with what the tool suggests for the same passages. */
export async function measureAgreementWithTool(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, weights, reviewers = [], drawClasses = [], units = { unit: 'segment', parts: [] } }: ToolOptions,
): Promise<ToolAgreement> {
  const fits = weights !== null && findMismatch(weights, codebook, embedder.name, '') === null
  const segments = passages.map(toSegment)
  const fitted = await fitSegments(segments, codebook, embedder)
  const coders = (fits ? ['learned'] : ['keyword', 'meaning']).map(buildCoder)
  const found = codesOfSegments(segments, codeSegments(fitted, codebook, coders, fits ? weights : null))
  const lineageById = lineages(codebook)
  const withTool = passages.map((passage, at): CodedPassage => {
    const codes = [...found[at]!].flatMap((codeId) => lineageById.get(codeId)!.map(({ id }) => id))
    return {
      ...passage,
      codesByCoder: new Map([...passage.codesByCoder, [toolName, new Set(codes)]]),
      judgedByCoder: new Map([...passage.judgedByCoder, [toolName, readWhole]]),
    }
  })
  const learnedFrom = new Set(fits ? weights.learnedFrom.interviews : [])
  const compared = units.unit === 'segment' ? withTool : joinPassages(withTool, units.parts)
  return {
    unit: units.unit,
    levels: levels.map((level) => measureAgreement(compared, toolName, codebook, level)),
    suggestions: levels.map((level) => scoreCodings(passages, found, codebook, { level, basis: 'suggested' })),
    disagreements: findDisagreements(passages, codebook, 'code'),
    drawn:
      units.unit === 'segment' ? levels.flatMap((level) => weighPairs(passages, drawClasses, { codebook, level })) : [],
    reviewers,
    flattered: passages.some(({ group }) => learnedFrom.has(group)),
  }
}
