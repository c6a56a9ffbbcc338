import { InputError } from '../boundary/diagnostic.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** The error for a study without a readable transcript. */
export function nothingRead(where: string, found: number, failures: readonly Diagnostic[]): InputError {
  const none: Diagnostic = {
    level: 'error',
    code: 'import/nothing',
    place: { file: where },
    message: found === 0 ? 'there is no transcript here' : 'none of the files could be read as a transcript',
    fix: 'put transcripts (TXT, Markdown, DOCX, VTT, SRT, CSV, JSON, PDF …) into the folder, or name another one',
  }
  return new InputError([...failures, none])
}
