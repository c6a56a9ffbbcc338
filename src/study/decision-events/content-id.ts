import { createHash } from 'node:crypto'
import { toUuid } from './event-id.ts'

/** An id that is the same for the same content: a UUID of version 8 (RFC 9562) from its SHA-256. */
export const contentId = (content: string): string =>
  toUuid(createHash('sha256').update(content).digest().subarray(0, 16), 8)
