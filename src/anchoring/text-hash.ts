import { createHash } from 'node:crypto'

/** The hash of a transcript's text, as events record it. */
export const textHash = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`
