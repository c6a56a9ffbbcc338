import { hashText } from '../math/random.ts'
import type { Words } from '../model/words.ts'
import { tokenize } from '../text/words.ts'

/** A fingerprint that is equal for texts of the same words, whatever their capitals and marks. */
export function wordsFingerprint({ forms, ids }: Words): string {
  const hashes = new Int32Array(forms.length)
  for (let form = 0; form < forms.length; form++) hashes[form] = hashText(forms[form]!.toLowerCase())
  let hash = 0x811c9dc5 | 0
  for (let word = 0; word < ids.length; word++) hash = Math.imul(hash ^ hashes[ids[word]!]!, 0x01000193)
  return `${ids.length}-${(hash >>> 0).toString(36)}`
}

/** The fingerprint of the words of texts that follow each other. */
export const fingerprintOfTexts = (texts: readonly { readonly text: string }[]): string =>
  wordsFingerprint(tokenize(texts.map(({ text }) => text).join('\n')))
