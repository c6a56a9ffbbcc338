import { decodeText } from '../boundary/decode-text.ts'
import type { TextFile } from '../model/study.ts'
import { readRegular } from './read-regular.ts'
import { exists, weightsEnding } from './study-files.ts'

/**
 * Loads a text file.
 *
 * @throws InputError when it does not exist, cannot be opened or is not text
 */
export async function loadText(path: string): Promise<TextFile> {
  return { file: path, text: decodeText(readRegular(path), path).text }
}

/**
 * Loads a UTF-8 file unchanged, with its line ends and byte order mark, so that a patch of it applies.
 *
 * @param otherwise returned if the file does not exist, is no ordinary file or is not UTF-8
 */
export async function loadRawText(path: string, otherwise: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readRegular(path))
  } catch {
    return otherwise
  }
}

/** Loads the weights of a codebook, `x.weights.json` beside `x.yaml`; null if there are none. */
export async function loadWeights(codebook: string): Promise<TextFile | null> {
  const path = codebook.replace(/\.ya?ml$/, weightsEnding)
  return path !== codebook && (await exists(path)) ? loadText(path) : null
}
