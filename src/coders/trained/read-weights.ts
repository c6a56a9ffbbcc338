import { locatedOptions } from '../../boundary/located.ts'
import { readJson } from '../../boundary/read-json.ts'
import { validate } from '../../boundary/validate.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Weights } from '../../model/weights.ts'
import { featureSpace } from './features.ts'
import { embedderOf, WeightsFile, weightsFormat } from './weights-file.ts'

/**
 * Reads what was learned.
 *
 * @throws InputError when the file is not one that `themata learn` writes
 */
export function readWeights(json: string, file: string): Weights {
  const { format, embedder, ...weights } = validate(WeightsFile, locatedOptions(readJson(json, file), file))
  return { ...weights, embedder: embedderOf(format, embedder) }
}

/** Writes it with a number list a line, so that a difference of two versions can be read. */
export const writeWeights = (weights: Weights): string =>
  `${JSON.stringify({ format: weightsFormat, ...weights }, null, 1).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ' '))}\n`

/**
 * The reason why weights do not belong to this codebook and embedder; null where they do. A codebook whose version or
 * codes have changed is another one; changed keywords are not, since keywords are counted by code.
 */
export function findMismatch(weights: Weights, codebook: Codebook, embedder: string, file: string): Diagnostic | null {
  const warn = (message: string): Diagnostic => ({
    level: 'warning',
    code: 'weights/other',
    place: { file },
    message: `${message}; nothing of it is applied`,
    fix: 'learn anew with "themata learn", or remove the file',
  })
  const { name, version } = weights.codebook
  if (name !== codebook.name || version !== codebook.version)
    return warn(`this was learned for "${name}" ${version}, and the codebook is "${codebook.name}" ${codebook.version}`)
  const known = new Set([...featureSpace(codebook).names, ...codebook.themes.map(({ id }) => id)])
  const unknown = [...Object.keys(weights.themes), ...Object.keys(weights.codes)].filter((id) => !known.has(id))
  if (unknown.length > 0) return warn(`this was learned with codes that the codebook lacks: ${unknown.join(', ')}`)
  if (weights.embedder !== embedder)
    return warn(`this was learned with the embedder "${weights.embedder}", and "${embedder}" was asked for`)
  return null
}
