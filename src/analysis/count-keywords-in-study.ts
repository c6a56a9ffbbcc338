import { locatedOptions } from '../boundary/located.ts'
import { countKeywords } from '../codebook/count-keywords.ts'
import { createKeywordFinder } from '../coders/find-keywords.ts'
import type { Codebook } from '../model/codebook.ts'
import { segmenters } from '../segmenters/index.ts'
import { importStudy } from './import-files.ts'
import { segmentFile } from './prepare-file.ts'

/** Matches of keywords in a study. */
export interface KeywordCounts {
  /** Number of segments in the study. */
  readonly segments: number
  /** In the order of the codebook. */
  readonly keywords: ReturnType<typeof countKeywords>
}

/** Counts, for each keyword of a codebook, the segments of a study that it matches. */
export async function countKeywordsInStudy(
  codebook: Codebook,
  study: Parameters<typeof importStudy>[0],
): Promise<KeywordCounts> {
  const segment = segmenters.window.build(locatedOptions({}, '--segmenter'))
  const { files } = await importStudy(study)
  const segments = files.flatMap((file) => segmentFile(segment, file, codebook.language))
  return { segments: segments.length, keywords: countKeywords(codebook, segments, createKeywordFinder(codebook).find) }
}
