import iconv from 'iconv-lite'
import { detectEncoding } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'

/** A text of a foreign file with everything that positions may count, and how it was encoded. */
export interface RawText {
  /** With its byte order mark and its line ends. */
  readonly text: string
  readonly encoding: string
}

/** Decodes bytes without changing line ends or dropping a byte order mark. */
export function decodeRaw(bytes: Uint8Array, encoding = detectEncoding(bytes).encoding): RawText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { text: iconv.decode(buffer, encoding, { stripBOM: false }).toWellFormed(), encoding }
}

/** Decodes XML by its byte order mark, else by its declaration, else by its content. */
export function decodeXml(bytes: Uint8Array): RawText {
  const detected = detectEncoding(bytes).encoding
  if (detected.startsWith('utf-16')) return decodeRaw(bytes, detected)
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding=["']([\w.:-]+)["']/.exec(start)?.[1]
  const isOther = declared !== undefined && !/^utf-?(8|16)/i.test(declared) && iconv.encodingExists(declared)
  return decodeRaw(bytes, isOther ? declared : detected)
}

/**
 * Encodes a text that `decodeRaw` decoded and that was added to.
 *
 * @throws InputError if decoding lost characters, so that the file would change
 */
export function encodeRaw(text: string, before: RawText & { readonly bytes: Uint8Array }, file: string): Uint8Array {
  const encode = (written: string): Buffer => iconv.encode(written, before.encoding, { addBOM: false })
  if (encode(before.text).equals(Buffer.from(before.bytes))) return encode(text)
  throw inputError({
    code: 'exchange/encoding',
    place: { file },
    message: `the project file has characters that are not ${before.encoding}, and would not stay as they are`,
    fix: 'export the project again, in UTF-8',
  })
}

/** The text as transcripts are read: line feeds for line ends, no byte order mark, no NUL. */
export const plainText = (raw: string): string =>
  raw
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll('\u0000', '')
