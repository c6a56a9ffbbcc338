import { buildCoder, buildEmbedder } from '../../analysis/build-parts.ts'
import { codeSegments, codesOfSegments, fitSegments } from '../../analysis/code-segments.ts'
import { findMismatch, readWeights } from '../../coders/index.ts'
import { usualEmbedder } from '../../embedders/index.ts'
import { findDisagreements } from '../../evaluation/find-disagreements.ts'
import { measureAgreement } from '../../evaluation/measure-agreement.ts'
import type { Level } from '../../evaluation/score-codings.ts'
import { readResource } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { toSegment } from '../../learning/coded-passages.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import { type CodedPassage, readWhole } from '../../model/coded-passage.ts'
import type { Segment } from '../../model/segment.ts'
import type { Weights } from '../../model/weights.ts'
import { buildAgreement } from '../../outputs/command-reports/build-agreement.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** How agreement was asked for. */
export interface AgreementOptions extends WorkOptions {
  readonly seed: number
  readonly json: boolean
}

const tool = 'themata'

/** Measures how far coders agree, and prints a report or its figures. */
export async function runAgreement(path: string, options: AgreementOptions, terminal: Terminal): Promise<void> {
  const { codebook, weights, passages: byPeople } = await loadWork([path], options)
  const learned = weights == null ? null : readWeights(weights.text, weights.file)
  const taught = new Set(learned?.learnedFrom.interviews ?? [])
  if (byPeople.some(({ group }) => taught.has(group)))
    terminal.tell(
      'The tool learned from some of these interviews, so its agreement with people is flattered here; "themata evaluate" tries it on interviews it did not learn from.\n',
    )
  const passages = await addTool(byPeople, codebook, learned)
  const levels = (['theme', 'code'] as const).map((level: Level) =>
    measureAgreement(passages, tool, codebook, level, options.seed),
  )
  if (options.json) {
    terminal.say(`${JSON.stringify(levels)}\n`)
    return
  }
  const disagreements = findDisagreements(byPeople, codebook, 'code')
  terminal.say(
    renderMarkdown(buildAgreement(levels, disagreements, ({ passage }, coder) => passage.memoByCoder.get(coder) ?? '')),
  )
}

/** Passages with what the tool gives them, by the name of the tool. */
async function addTool(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  learned: Weights | null,
): Promise<CodedPassage[]> {
  const name = usualEmbedder(codebook.language)
  const weights = learned && findMismatch(learned, codebook, name, '') === null ? learned : null
  const segments: Segment[] = passages.map(toSegment)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const fitted = await fitSegments(segments, codebook, embedder)
  const coders = (weights ? ['learned'] : ['keyword', 'meaning']).map(buildCoder)
  const lineageById = lineages(codebook)
  const found = codesOfSegments(segments, codeSegments(fitted, codebook, coders, weights))
  return passages.map((passage, at) => {
    const codes = [...found[at]!].flatMap((codeId) => lineageById.get(codeId)!.map(({ id }) => id))
    return {
      ...passage,
      codesByCoder: new Map([...passage.codesByCoder, [tool, new Set(codes)]]),
      judgedByCoder: new Map([...passage.judgedByCoder, [tool, readWhole]]),
    }
  })
}
