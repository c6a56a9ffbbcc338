import { createTwoFilesPatch } from 'diff'
import { analyze, type Study } from '../../analysis/analyze.ts'
import { buildEmbedder } from '../../analysis/build-parts.ts'
import { fitSegments } from '../../analysis/code-segments.ts'
import { type KeywordChange, patchCodebook } from '../../codebook/patch-codebook.ts'
import { readPlacedCodebook } from '../../codebook/read-codebook.ts'
import { usualEmbedder } from '../../embedders/index.ts'
import { findUncovered } from '../../evaluation/find-uncovered.ts'
import { createLabeller } from '../../evaluation/score-codings.ts'
import { findKeywords, findMisfires, findOverlaps } from '../../evaluation/weigh-keywords.ts'
import { loadCoded } from '../../io/load-coded.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { toSegment } from '../../learning/coded-passages.ts'
import type { Cluster } from '../../model/findings.ts'
import { rowOf } from '../../model/matrix.ts'
import { buildSuggestions, type Suggestions } from '../../outputs/command-reports/build-suggestions.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { loadWork, type WorkOptions } from '../load/load-work.ts'

/** Codes of which most segments have one already are no news. */
const mostlyCoded = 0.3

/** Prints what people's codings say about the codebook, or a patch of it; changes nothing. */
export async function runSuggest(
  path: string,
  options: WorkOptions & { readonly patch: boolean },
  terminal: Terminal,
): Promise<void> {
  const { codebook, codebookFile, codebookText, weights, passages } = await loadWork([path], options)
  const embedder = await buildEmbedder(usualEmbedder(codebook.language), codebook.language, readResource)
  const { vectors, anchors } = await fitSegments(passages.map(toSegment), codebook, embedder)
  const anchorsByCode = new Map(
    anchors.codes.map(({ codeId, rows }) => [codeId, rows.map((row) => rowOf(anchors.vectors, row))]),
  )
  const suggestions: Suggestions = {
    keywords: findKeywords(passages, codebook),
    misfires: findMisfires(passages, codebook),
    overlaps: findOverlaps(passages, codebook),
    examples: findUncovered(passages, vectors, anchorsByCode, createLabeller(codebook, 'code')),
    clusters: await findClusters(path, { file: codebookFile, text: codebookText }, weights ?? null),
  }
  if (!options.patch) {
    terminal.say(renderMarkdown(buildSuggestions(suggestions, passages.length)))
    return
  }
  const changes = [
    ...suggestions.keywords.map(
      ({ codeId, keyword, right, passages: count }): KeywordChange => ({
        kind: 'add',
        codeId,
        keyword,
        why: `right in ${right} of ${count} coded passages`,
      }),
    ),
    ...suggestions.misfires.map(
      ({ codeId, position, right, passages: count }): KeywordChange => ({
        kind: 'weaken',
        codeId,
        position: position!,
        why: `right in ${right} of ${count} coded passages`,
      }),
    ),
  ]
  const { yaml, byHand } = patchCodebook(codebookText, readPlacedCodebook(codebookText, codebookFile), changes)
  terminal.say(createTwoFilesPatch(codebookFile, codebookFile, codebookText, yaml))
  for (const change of byHand)
    terminal.tell(
      `By hand, since the list of "${change.codeId}" stands on one line: ${change.kind === 'add' ? `add "${change.keyword}"` : `make keyword ${change.position + 1} weak`} (${change.why}).\n`,
    )
}

/** Groups of a study's segments that mostly have no code; none for tables of passages. */
async function findClusters(
  path: string,
  codebook: Study['codebook'],
  weights: Study['weights'],
): Promise<readonly Cluster[]> {
  const source = await loadCoded(path)
  if (source.kind === 'passages') return []
  const { findings } = await analyze(
    { ...source.loaded.study, codebook, weights: weights ?? null, interviewers: [] },
    {},
    { version: await readVersion(), readResource },
  )
  return findings.clusters.filter(({ codedShare }) => codedShare <= mostlyCoded)
}
