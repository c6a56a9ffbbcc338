import { buildEmbedder } from '../../analysis/build-parts.ts'
import { askPassages } from '../../coders/language-model/ask-passages.ts'
import { readWeights } from '../../coders/trained/read-weights.ts'
import { groupBy } from '../../collections.ts'
import { defaultEmbedder } from '../../embedders/index.ts'
import { openLanguageModel } from '../../io/language-model.ts'
import { loadText } from '../../io/load-text.ts'
import { readResource } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import type { Terminal } from '../../io/terminal.ts'
import { chooseWeightsToTest } from '../../learning/choose-weights-to-test.ts'
import { evaluateCodings } from '../../learning/evaluate-codings.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import type { ModelAnswer } from '../../model/model-answer.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { commandReports } from '../../outputs/command-reports/index.ts'
import { seenByMachine } from '../../outputs/report/sections/build-check.ts'
import { showProgress } from '../../runtime/progress.ts'
import { runStudy } from '../../runtime/run-study.ts'
import { openCache } from '../../runtime/store/cache-folder.ts'
import { textBefore } from '../../text/text-before.ts'
import type { EvaluateOptions } from '../commands/evaluate.ts'
import { createAnalyst, requestCodings } from '../load/analyze-alone.ts'
import { loadCheck } from '../load/load-check.ts'
import { loadCodedWork } from '../load/load-coded-work.ts'
import { withModelFolder } from '../options/encoder-options.ts'
import { endpointOf } from '../options/language-model-options.ts'
import { formatOf } from '../options/shared-options.ts'
import { showAsking } from '../print/show-asking.ts'

/** Measures the codings against what people coded, and prints a report, a table or JSON. */
export async function runEvaluate(path: string, written: EvaluateOptions, terminal: Terminal): Promise<void> {
  const options = withModelFolder(written)
  const { write } = chooseFormat(commandReports.evaluation, formatOf(options))
  const { codebook, weights, passages, withModels, sources } = await loadCodedWork([path], options, {
    terminal,
    reader: safeReader,
  })
  const extraPassages =
    options.with === undefined
      ? []
      : (await loadCodedWork([options.with], options, { terminal, reader: safeReader })).passages
  const name = options.embedder ?? defaultEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const file = options.weights === undefined ? weights : await loadText(options.weights)
  const known = file == null ? null : { ...file, weights: readWeights(file.text, file.file) }
  const pretrained = chooseWeightsToTest(codebook, {
    known,
    embedder: embedder.name,
    isRequired: options.weights !== undefined,
  })
  const modelAnswers = await askAbout({ path, passages, codebook }, options, terminal)
  const stage = showProgress(terminal).begin('Trying what is learned', 1, 'share')
  const evaluation = await evaluateCodings(passages, codebook, {
    ...{ embedder, extraPassages, ofModels: withModels, pretrained },
    ...{ modelAnswers, isLearning: !options.alone, onShare: stage.advance },
  })
  stage.end()
  const check = await loadCheck(sources, async () => {
    const request = await requestCodings(path, { ...options, interviewer: [] }, safeReader)
    return createAnalyst(
      path,
      terminal,
      runStudy,
    )(request, (analysis) => ({
      ...analysis.findings,
      seen: seenByMachine(analysis),
    }))
  })
  terminal.print(write({ ...evaluation, check }))
}

/** What a language model answers about coded passages, which have no context; null where none is named. */
async function askAbout(
  {
    path,
    passages,
    codebook,
  }: { readonly path: string; readonly passages: readonly CodedPassage[]; readonly codebook: Codebook },
  options: EvaluateOptions,
  terminal: Terminal,
): Promise<readonly ModelAnswer[] | null> {
  const endpoint = endpointOf(options)
  if (endpoint === null) return null
  const { folder, clear } = await openCache(path, undefined)
  try {
    const asking = {
      port: openLanguageModel(endpoint, folder),
      progress: showAsking(endpoint, options.tokenPrice, terminal),
    }
    const groups = groupBy(passages, ({ group }) => group)
    const toAsk = [...groups].map(([id, own]) => ({
      id,
      passages: own.map((passage) => ({
        ...{ segmentId: passage.id, text: passage.text, start: 0 },
        before: textBefore(passage.before ?? '').trim(),
      })),
    }))
    const { byTranscript, unsaid, malformed, unanswered } = await askPassages(toAsk, codebook, asking)
    if (unsaid + malformed + unanswered > 0)
      terminal.log(
        `Refused codings: ${unsaid} with words that nobody said, ${malformed} of another form; passages without an answer: ${unanswered}.\n`,
      )
    return [...byTranscript.values()].flat()
  } finally {
    clear()
  }
}
