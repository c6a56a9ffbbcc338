import { locatedOptions } from '../boundary/located.ts'
import { countKeywords } from '../codebook/count-keywords.ts'
import { createKeywordFinder } from '../coders/find-keywords.ts'
import type { Codebook } from '../model/codebook.ts'
import { mapReported } from '../model/progress.ts'
import { lengthOf } from '../model/transcript-file.ts'
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
  const { find } = createKeywordFinder(codebook)
  const found = mapReported(
    files,
    (file) => {
      const segments = segmentFile(segment, file, codebook.language)
      return find(segments).map((hits, row) => ({ segment: segments[row]!, hits }))
    },
    { name: 'Counting', sizeOf: lengthOf },
    study.progress,
  ).flat()
  return { segments: found.length, keywords: countKeywords(codebook, found) }
}
