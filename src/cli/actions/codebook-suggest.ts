import { createTwoFilesPatch } from 'diff'
import { analyze } from '../../analysis/analyze-in-memory.ts'
import { buildEmbedder } from '../../analysis/build-parts.ts'
import type { Study } from '../../analysis/study.ts'
import { patchCodebook } from '../../codebook/patch-codebook.ts'
import { defaultEmbedder } from '../../embedders/index.ts'
import type { CodedSource } from '../../io/load-coded.ts'
import { loadRawText } from '../../io/load-text.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { keywordChangesOf, suggestChanges } from '../../learning/suggest-changes.ts'
import type { Cluster } from '../../model/cluster.ts'
import { buildSuggestions, explainNoPatch } from '../../outputs/command-reports/build-suggestions.ts'
import { renderMarkdown } from '../../outputs/formats/render-markdown.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { CodebookSuggestOptions } from '../commands/codebook-suggest.ts'
import { loadCodedWork } from '../load/load-coded-work.ts'

/** Prints changes of the codebook that people's codings or its own texts support, or a patch; changes nothing. */
export async function runCodebookSuggest(
  path: string,
  options: CodebookSuggestOptions,
  terminal: Terminal,
): Promise<void> {
  const { codebook, codebookFile, codebookText, weights, passages, segments, participants, sources } =
    await loadCodedWork([path], { ...options, mayBeUncoded: true }, { terminal, reader: safeReader })
  const embedder = await buildEmbedder(defaultEmbedder(codebook.language), codebook.language, readResource)
  const progress = showProgress(terminal)
  const clusters = options.patch
    ? []
    : await findClusters(sources, {
        ...{ codebook: { file: codebookFile, text: codebookText }, weights: weights ?? null },
        progress,
      })
  const suggestions = await suggestChanges(passages, codebook, { embedder, clusters, segments, participants, progress })
  if (options.json) {
    terminal.print(`${JSON.stringify(suggestions)}\n`)
    return
  }
  if (!options.patch) {
    terminal.print(renderMarkdown(buildSuggestions(suggestions, passages.length)))
    return
  }
  const before = await loadRawText(codebookFile, codebookText)
  const { yaml, byHand } = patchCodebook(before, codebookFile, keywordChangesOf(suggestions))
  if (before === yaml) terminal.log(explainNoPatch(suggestions, passages.length))
  terminal.print(createTwoFilesPatch(codebookFile, codebookFile, before, yaml))
  for (const change of byHand)
    terminal.log(
      `To be done by hand, since the layout of "${change.codeId}" cannot be patched: ${change.kind === 'add' ? `add "${change.keyword}"` : `make keyword ${change.position + 1} weak`} (${change.why}).\n`,
    )
}

/** The clusters of a study; none for tables of passages. */
async function findClusters(
  [source]: readonly CodedSource[],
  frame: Pick<Study, 'codebook' | 'weights' | 'progress'>,
): Promise<readonly Cluster[]> {
  if (source?.kind !== 'study') return []
  const study = { ...source.loaded.study, ...frame, interviewers: [] }
  const { findings } = await analyze(study, {}, { version: await readVersion(), readResource })
  return findings.clusters
}
