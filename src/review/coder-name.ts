import { inputError } from '../boundary/diagnostic.ts'
import { isCoderName } from '../model/coder-names.ts'

/**
 * Checks the name of a coder, which becomes the name of a file: letters, digits, spaces, dots, hyphens and underscores.
 *
 * @throws InputError for any other
 */
export function checkCoderName(written: string): string {
  const name = written.normalize('NFC').trim()
  if (isCoderName(name)) return name
  throw inputError({
    code: 'review/name',
    place: { file: '--as' },
    message: `"${written.slice(0, 60)}" cannot be the name of a coder, which is also the name of a file`,
    fix: 'write --as with a short name of letters and digits, such as --as ana',
  })
}
