import { createHash } from 'node:crypto'

/** The name space of ids that Themata makes. */
const nameSpace = Buffer.from('7d8a3c52b1f04e6b9c0d5e2f6a718394', 'hex')

/**
 * The GUID of a name: a UUID of version 5 (RFC 9562) in upper case, so that equal projects have equal files. Some programs
 * refuse lower case.
 *
 * @param parts such as `code` and the id of the code
 */
export function guidOf(...parts: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(nameSpace).update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
