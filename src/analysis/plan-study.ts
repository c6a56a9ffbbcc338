import { inputError } from '../boundary/diagnostic.ts'
import { readCodebook } from '../codebook/read-codebook.ts'
import { createKeywordFinder } from '../coders/find-keywords.ts'
import { exemplarsOf } from '../coders/fit-exemplars.ts'
import { findMismatch, readWeights } from '../coders/trained/read-weights.ts'
import type { ReadResource } from '../embedders/embedder.ts'
import { defaultEmbedder } from '../embedders/index.ts'
import { type Codebook, frameOf } from '../model/codebook.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { StudyInputs } from '../model/study.ts'
import { settingsOf } from '../study/read-settings.ts'
import { readQuoteList } from '../study/synthesis/read-quote-list.ts'
import { readSynthesis } from '../study/synthesis/read-synthesis.ts'
import { buildEmbedder, buildParts } from './build-parts.ts'
import type { Plan } from './plan.ts'
import type { StageInputs } from './stage-inputs.ts'

/**
 * Default options. The default embedder depends on the language of the codebook; the default coder is `learned` where
 * there are weights, else keywords and meaning.
 */
export const defaultOptions: Omit<AnalysisOptions, 'embedder' | 'coders'> = {
  segmenter: 'window',
  segmentWords: 120,
  clusterer: 'k-means',
  clusters: null,
  seed: 1,
  quotes: 3,
  quotesPerParticipant: 2,
  matrixUnit: 'neighbours',
  minCell: 0,
  trimFillers: false,
  pseudonyms: false,
  status: null,
  languageModel: null,
}

/** @throws InputError when codebook, weights or settings cannot be read, or a part is unknown */
export async function planStudy(
  frame: StudyInputs,
  chosen: Partial<AnalysisOptions>,
  readResource: ReadResource,
): Promise<Plan> {
  const codebook = readCodebook(frame.codebook.text, frame.codebook.file)
  const settings = settingsOf(frame)
  const name = chosen.embedder ?? defaultEmbedder(codebook.language)
  const embedder = await buildEmbedder(name, codebook.language, readResource)
  const { options, weights, warnings } = chooseOptions(frame, codebook, { ...chosen, embedder: name }, embedder.name)
  const parts = buildParts(options, embedder)
  const { origin: vectors } = embedder
  const synthesis = readSynthesis(frame.synthesis ?? [], codebook)
  const listedQuotes = readQuoteList(frame.synthesis ?? [], codebook)
  const planned = { frame, codebook, options, settings, synthesis, listedQuotes, weights }
  return { ...planned, keywords: createKeywordFinder(codebook), warnings, parts, inputs: inputsOf(planned, vectors) }
}

/** Selects the inputs of each stage; options reach stages only through here. */
function inputsOf(
  {
    frame,
    codebook,
    options,
    settings,
    weights,
  }: Pick<Plan, 'frame' | 'codebook' | 'options' | 'settings' | 'weights'>,
  vectors: string,
): StageInputs {
  const {
    segmenter,
    segmentWords,
    embedder,
    coders,
    clusterer,
    clusters,
    seed,
    quotes,
    quotesPerParticipant,
    matrixUnit,
  } = options
  const { ignore: _, bands: __, values: ___, reviewed: ____, ...readSettings } = settings
  const { language } = codebook
  return {
    prepare: {
      ...{ settings: readSettings, reading: frame.reading ?? {}, language },
      ...{ segmenter, segmentWords, embedder, vectors },
    },
    sample: { seed },
    fit: { embedder, vectors, exemplars: exemplarsOf(codebook) },
    cluster: { clusterer, clusters, seed, language },
    code: { frame: frameOf(codebook), coders, quotes, quotesPerParticipant, matrixUnit, weights },
  }
}

/** The options of a run, and the weights if they match. */
function chooseOptions(
  frame: StudyInputs,
  codebook: Codebook,
  chosen: Partial<AnalysisOptions> & Pick<AnalysisOptions, 'embedder'>,
  embedderName: string,
) {
  const file = frame.weights ?? null
  const found = file && readWeights(file.text, file.file)
  const mismatch = found && findMismatch(found, codebook, embedderName, file!.file)
  const weights = mismatch ? null : found
  const coders = chosen.coders ?? (weights ? ['learned'] : ['keyword', 'meaning'])
  if (coders.includes('learned') && weights === null) {
    throw inputError({
      code: 'weights/none',
      place: mismatch?.place ?? { file: '--coders' },
      message: mismatch?.message ?? 'nothing was learned for this codebook',
      fix: 'learn from coded passages with "themata learn", or leave "learned" out',
    })
  }
  if (coders.includes('llm') !== ((chosen.languageModel ?? null) !== null)) {
    throw inputError({
      code: 'llm/none',
      place: { file: '--coders' },
      message: coders.includes('llm') ? 'no language model was named' : 'a language model was named, and is not asked',
      fix: 'write --coders llm, alone or with others, together with --endpoint and --model of "themata analyze"',
    })
  }
  return {
    options: { ...defaultOptions, ...chosen, coders },
    weights,
    warnings: mismatch ? [mismatch] : [],
  }
}
