import { inputError } from '../boundary/diagnostic.ts'

/** Names that Windows reserves for devices. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** Coders that are no people. */
const machines = new Set(['keyword', 'meaning', 'learned'])

/**
 * Checks the name of a coder, which becomes the name of a file: letters, digits, spaces, dots, hyphens and underscores.
 *
 * @throws InputError for any other
 */
export function checkCoderName(written: string): string {
  const name = written.normalize('NFC').trim()
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,59}$/u.test(name) && !name.endsWith('.') && !devices.test(name)
  if (isPlain && !machines.has(name.toLowerCase())) return name
  throw inputError({
    code: 'review/name',
    place: { file: '--as' },
    message: `"${written.slice(0, 60)}" cannot be the name of a coder, which is also the name of a file`,
    fix: 'write --as with a short name of letters and digits, such as --as ana',
  })
}
