import type { Importer } from '../importer.ts'
import { markdownStyle } from '../kit/line-style.ts'
import { readTextFile } from '../kit/read-lines.ts'

/** Markdown: bold or plain names, front matter, headings, escapes. */
export const markdown: Importer = {
  summary: 'Markdown with bold or plain speaker labels; front matter and headings are left out',
  extensions: ['md', 'markdown'],
  detect({ text, extension }) {
    if (text === null) return 0
    if (extension === 'md' || extension === 'markdown') return 0.4
    return /^\*\*[^*\n]{1,40}(:\*\*|\*\*:)/m.test(text) ? 0.4 : 0
  },
  read: (source, hints) => readTextFile(source, hints, markdownStyle),
}
