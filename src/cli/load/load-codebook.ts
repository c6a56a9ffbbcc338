import { basename } from 'node:path'
import type { Study } from '../../analysis/study.ts'
import type { LoadedStudy } from '../../io/load-study.ts'
import { loadText, loadWeights } from '../../io/load-text.ts'
import { shippedCodebook } from '../../io/package-files.ts'

/**
 * Loads a codebook and its weights: the named one, else that of the study, else the shipped one.
 *
 * @throws InputError when it cannot be opened
 */
export async function loadCodebook(
  asked: string | undefined,
  { ownCodebook }: Pick<LoadedStudy, 'ownCodebook'>,
): Promise<Pick<Study, 'codebook' | 'weights'>> {
  if (asked === undefined && ownCodebook !== null)
    return { codebook: ownCodebook, weights: await loadWeights(ownCodebook.file) }
  const path = asked ?? shippedCodebook('collaboration')
  const [codebook, weights] = [await loadText(path), await loadWeights(path)]
  if (asked !== undefined) return { codebook, weights }
  const shipped = (file: string): string => `${basename(file)} (shipped)`
  return {
    codebook: { ...codebook, file: shipped(codebook.file) },
    weights: weights && { ...weights, file: shipped(weights.file) },
  }
}
