import { isDeviceName } from '../model/coder-names.ts'
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

/** True for a name that is a path; other slashes are those of dates, or of two people. */
const isPath = (name: string): boolean => /^[\s.]*[/\\]|^[a-z]:|\\|\.(txt|docx?|odt|rtf|pdf|md|html?)$/i.test(name)

/** A name as that of a file: without a path, an ending of a document, and signs and words that names of files may not have. */
export const fileName = (name: string): string => {
  const written = name
    .toWellFormed()
    .replace(isPath(name) ? /^.*[/\\]/ : '', '')
    .replace(/\.(txt|docx?|odt|rtf|pdf|md|html?)$/i, '')
    .replace(/[<>:"|?*/\\\p{Cc}\p{Cf}]+/gu, '-')
    .slice(0, 80)
    .replace(/^[\s.-]+|(?<![\s.])[\s.]+$|[\ud800-\udbff]$/g, '')
  return written === '' || isDeviceName(written) ? `document ${written}`.trim() : written
}

/** Equal for names that are one file on computers that tell neither capitals nor ways of writing an accent apart. */
const fileKey = (name: string): string => name.normalize('NFC').toLowerCase()

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(fileKey(free)); number++) free = `${name} ${number}`
  taken.add(fileKey(free))
  return free
}
