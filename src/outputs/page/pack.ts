import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { cleanText } from '../../text/clean.ts'

// Data of a page is packed (DEFLATE, then base64): a page with many transcripts is then about half as large and opens faster.
// The bytes are the same on every computer.

/** Packs a value as JSON. */
export const packValue = (value: unknown): string => pack(cleanText(JSON.stringify(value)))

/** Packs a text. */
export const pack = (text: string): string => Buffer.from(deflateSync(strToU8(text), { level: 6 })).toString('base64')

const packed = /<script type="text\/plain"(?: id="[^"]*")?>([^<]*)<\/script>/g

/** A piece of a page with all that is packed in it made readable, for searches of what the page holds. */
export const unpackAll = (page: string): string =>
  page.replace(packed, (_, data: string) => strFromU8(inflateSync(Buffer.from(data, 'base64'))))
