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
export async function buildParts(
  options: AnalysisOptions,
  language: string,
  readResource: ReadResource,
): Promise<Parts> {
  return {
    coders: options.coders.map(buildCoder),
    cluster: buildClusterer(options.clusterer),
    segment: buildSegmenter(options),
    embedder: await buildEmbedder(options.embedder, language, readResource),
  }
}

/** @throws InputError for an unknown name, or a window of no words */
export const buildSegmenter = ({
  segmenter,
  segmentWords,
}: Pick<AnalysisOptions, 'segmenter' | 'segmentWords'>): Segmenter =>
  build<Segmenter>(segmenters, segmenter, 'segmenter', segmenter === 'window' ? { words: segmentWords } : {})

/** @throws InputError for an unknown name, or a language that it does not support */
export const buildEmbedder = async (name: string, language: string, readResource: ReadResource): Promise<Embedder> =>
  build<EmbedderFactory>(embedders, name, 'embedder')({ readResource, language })

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
