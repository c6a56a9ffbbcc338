import { locatedOptions } from '../boundary/located.ts'
import { createRemovedFinder, type RemovedHit } from '../coders/find-removed-hits.ts'
import type { Codebook } from '../model/codebook.ts'
import { mapReported } from '../model/progress.ts'
import { lengthOf } from '../model/transcript-file.ts'
import { segmenters } from '../segmenters/index.ts'
import { importStudy } from './import-files.ts'
import { segmentFile } from './prepare-file.ts'

/** A change of the keywords of a code. */
export interface KeywordExclusion {
  readonly before: Codebook
  readonly after: Codebook
  readonly codeId: string
}

/** The passages of a study in which a change of the codebook removes matches of a code's keywords. */
export async function findRemovedInStudy(
  { before, after, codeId }: KeywordExclusion,
  study: Parameters<typeof importStudy>[0],
): Promise<RemovedHit[]> {
  const segment = segmenters.window.build(locatedOptions({}, '--segmenter'))
  const { files } = await importStudy(study)
  const findRemoved = createRemovedFinder(before, after, codeId)
  return mapReported(
    files,
    (file) => findRemoved(segmentFile(segment, file, before.language)),
    { name: 'Comparing', sizeOf: lengthOf },
    study.progress,
  ).flat()
}
