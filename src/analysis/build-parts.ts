import { locatedOptions } from '../boundary/located.ts'
import { choose, type Part } from '../boundary/part.ts'
import type { Clusterer } from '../clusterers/clusterer.ts'
import { clusterers } from '../clusterers/index.ts'
import type { CoderFactory } from '../coders/coder.ts'
import { coders } from '../coders/index.ts'
import type { Embedder, EmbedderFactory, ReadResource } from '../embedders/embedder.ts'
import { embedders } from '../embedders/index.ts'
import type { AnalysisOptions } from '../model/options.ts'
import { segmenters } from '../segmenters/index.ts'
import type { Segmenter } from '../segmenters/segmenter.ts'
import type { Parts } from './plan.ts'

/** @throws InputError for an unknown name of any part */
export const buildParts = (options: AnalysisOptions, embedder: Embedder): Parts => ({
  coders: options.coders.map(buildCoder),
  cluster: buildClusterer(options.clusterer),
  segment: buildSegmenter(options),
  embedder,
})

/** @throws InputError for an unknown name, or a window of no words */
export const buildSegmenter = ({
  segmenter,
  segmentWords,
}: Pick<AnalysisOptions, 'segmenter' | 'segmentWords'>): Segmenter =>
  build<Segmenter>(segmenters, segmenter, 'segmenter', segmenter === 'window' ? { words: segmentWords } : {})

/**
 * @param written name of an embedder, for one that needs more with a colon behind it: `onnx:FOLDER`
 * @throws InputError for an unknown name, or a language that it does not support
 */
export async function buildEmbedder(written: string, language: string, readResource: ReadResource): Promise<Embedder> {
  const [, name, detail = null] = /^([^:]*)(?::(.*))?$/s.exec(written)!
  return build<EmbedderFactory>(embedders, name!, 'embedder')({ readResource, language, detail })
}

/** @throws InputError for an unknown name */
export const buildCoder = (name: string): CoderFactory => build<CoderFactory>(coders, name, 'coder')

/** @throws InputError for an unknown name */
export const buildClusterer = (name: string): Clusterer => build<Clusterer>(clusterers, name, 'clusterer')

const build = <Built>(
  registry: Readonly<Record<string, Part<Built>>>,
  name: string,
  kind: string,
  written: object = {},
): Built => choose(registry, name, kind).build(locatedOptions(written, `--${kind}`))
