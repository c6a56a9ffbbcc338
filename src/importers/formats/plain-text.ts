import type { Importer } from '../importer.ts'
import { plainStyle } from '../kit/line-style.ts'
import { readTextFile } from '../kit/read-lines.ts'

const looksLikeJson = (text: string): boolean => /^\s*(\{|\[\s*[[\]{"])/.test(text)

/** Plain text: names before what people say (`Name:`, `Name  0:12`, `[id]` …), or no names. */
export const plainText: Importer = {
  summary: 'Plain text with or without speaker labels, in every shape that recorders write',
  extensions: ['txt', 'text', 'lrc'],
  detect({ text, extension }) {
    if (text === null || (extension === 'json' && looksLikeJson(text))) return 0
    return ['txt', 'text', 'lrc', ''].includes(extension) ? 0.3 : 0.1
  },
  read: (source, hints) => readTextFile(source, hints, plainStyle),
}
