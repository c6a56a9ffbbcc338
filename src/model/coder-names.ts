/** The coders of Themata, which are no people. */
export const builtInCoders: ReadonlySet<string> = new Set(['keyword', 'meaning', 'learned', 'llm'])

/** The beginning of the names under which the codings of models and other programs are kept. */
const machinePrefix = 'machine-'

/** True for the name of a model or program whose codings were imported: its answers are never those of a person. */
export const isMachineCoder = (coder: string): boolean => coder.startsWith(machinePrefix)

/** The name of a model as a coder, such as `machine-gpt-4o`; a remark that it is a machine is not repeated. */
export const machineCoder = (model: string): string =>
  `${machinePrefix}${toCoderName(model.replace(/(?<!\s)\s*\(machine\)$/i, ''))}`

/** True for a name that Windows reserves for a device, which no file can have. */
export const isDeviceName = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(name)

/** True if a name can be that of a coder, which is also the name of a file. */
export const isCoderName = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,59}$/u.test(name) &&
  !name.endsWith('.') &&
  !isDeviceName(name) &&
  !builtInCoders.has(name.toLowerCase())

/**
 * A name from another program as the name of a coder: signs that names of files may not have are hyphens.
 *
 * @example
 * toCoderName('ana@example.org') // => 'ana-example.org'
 */
export function toCoderName(written: string): string {
  const name = written
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 50)
    .replace(/(?<![\s.-])[\s.-]+$|[\ud800-\udbff]$/, '')
  const whole = name === '' ? 'coder' : name
  return isCoderName(whole) ? whole : `coder-${whole}`
}
