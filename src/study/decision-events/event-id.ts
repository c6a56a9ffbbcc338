/**
 * An id that sorts by time: a UUID of version 7 (RFC 9562).
 *
 * @param ms milliseconds since 1970
 * @param random at least 10 random bytes
 */
export function timeOrderedId(ms: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let byte = 0; byte < 6; byte++) bytes[byte] = Math.floor(ms / 256 ** (5 - byte)) % 256
  bytes.set(random.subarray(0, 10), 6)
  return toUuid(bytes, 7)
}

/** A UUID of a version from 16 bytes. */
export function toUuid(source: Uint8Array, version: number): string {
  const bytes = Uint8Array.from(source)
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
