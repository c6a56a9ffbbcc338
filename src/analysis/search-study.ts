import { inputError } from '../boundary/diagnostic.ts'
import { findInContext } from '../findings/find-in-context.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { importStudy } from './import-files.ts'

/** A keyword in the notation of codebooks, and the file or option it comes from. */
export interface SearchedKeyword {
  readonly written: string
  readonly file: string
}

/**
 * Finds every match of a keyword in the speech of participants, with the words around it.
 *
 * @param context number of words on each side, and the language of all transcripts; detected for each unless given
 * @throws InputError when the keyword or all transcripts cannot be read
 */
export async function searchStudy(
  study: Parameters<typeof importStudy>[0],
  { written, file }: SearchedKeyword,
  { words, language }: { readonly words: number; readonly language?: string | undefined },
): Promise<ReturnType<typeof findInContext>> {
  const { pattern, problem } = parsePattern(written)
  if (problem) {
    throw inputError({
      code: 'search/keyword',
      place: { file, line: 1, column: problem.position + 1 },
      message: problem.message,
      fix: problem.fix,
    })
  }
  const { files } = await importStudy(study)
  return findInContext(
    files.map((read) => ({ transcript: read.transcript, language: language ?? read.language ?? 'en' })),
    pattern,
    words,
  )
}
