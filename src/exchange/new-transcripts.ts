import { cleanText } from '../text/clean.ts'
import type { ForeignProject } from './foreign-project.ts'

/** A document of a project as a transcript of a new study. */
export interface NewTranscript {
  /** Id of the document. */
  readonly document: string
  readonly file: string
  readonly text: string
}

/** The documents of a project that have text, as text files under names of their own. */
export function newTranscripts({ documents }: Pick<ForeignProject, 'documents'>): NewTranscript[] {
  const taken = new Set<string>()
  return documents.flatMap(({ id, name, text }): NewTranscript[] => {
    if (text === null || text.trim() === '') return []
    return [{ document: id, file: `${freeName(fileName(name), taken)}.txt`, text: cleanText(text) }]
  })
}

/** A name as that of a file: without a path, an ending of a document, and signs that names of files may not have. */
export const fileName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.(txt|docx?|odt|rtf|pdf|md|html?)$/i, '')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}]+/gu, '-')
    .replace(/^[\s.-]+|(?<![\s.])[\s.]+$/gu, '')
    .slice(0, 80) || 'document'

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`
  taken.add(free.toLowerCase())
  return free
}
