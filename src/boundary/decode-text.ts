import iconv from 'iconv-lite'
import { inputError } from './diagnostic.ts'
import { type GuessedEncoding, guessEncoding } from './guess-encoding.ts'

/** The text of a file, with its encoding. */
export interface DecodedText {
  /** The text with `\n` as line ends, without a byte order mark. */
  readonly text: string
  /** Such as `utf-8`, `utf-16le` or `windows-1252`. */
  readonly encoding: string
  /** False where other encodings fit nearly as well. */
  readonly isSure: boolean
}

/**
 * Decodes the bytes of a text file. The encoding is the stated one; otherwise it is detected by the byte order mark, by
 * alternating NUL bytes (UTF-16), by strict decoding as UTF-8, or by what the letters would be in older encodings (decoded
 * by iconv-lite, since Node 20 decodes quotes and dashes of Windows-1252 wrongly). Line ends become `\n`, and lone
 * surrogates U+FFFD.
 *
 * @param file named in messages only
 * @param stated an encoding such as `macroman`; overrides detection
 * @throws InputError if the bytes are not text, or the encoding is unknown
 * @example
 * decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9), 'ana.txt') // => { text: 'Café', encoding: 'windows-1252', isSure: true }
 */
export function decodeText(bytes: Uint8Array, file: string, stated?: string): DecodedText {
  const known = decodedBytes.get(bytes)
  if (known !== undefined && known.stated === stated) return known.decoded
  const decoded = decodeBytes(bytes, file, stated)
  decodedBytes.set(bytes, { stated, decoded })
  return decoded
}

/** Texts of the files at hand: one is decoded for finding its format out, and needed again for reading it. */
const decodedBytes = new WeakMap<Uint8Array, { readonly stated: string | undefined; readonly decoded: DecodedText }>()

function decodeBytes(bytes: Uint8Array, file: string, stated: string | undefined): DecodedText {
  if (stated !== undefined && !iconv.encodingExists(stated)) {
    throw inputError({
      code: 'import/encoding',
      place: { file },
      message: `the encoding "${stated}" is unknown`,
      fix: 'use utf-8, utf-16le, windows-1252, macroman or another encoding of iconv',
    })
  }
  const { encoding, isSure } = stated === undefined ? detectEncoding(bytes) : { encoding: stated, isSure: true }
  const decoded = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: true,
  })
  const text = decoded.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').toWellFormed()
  const controls = text.slice(0, 4096).match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  const isFew = controls <= maxControls && describeBytes(bytes) === binary
  if (controls > 0.02 * Math.min(text.length, 4096) && !isFew) {
    throw inputError({
      code: 'import/not-text',
      place: { file },
      message: `the file contains ${describeBytes(bytes)}, not text`,
      fix: 'export the transcript as TXT, DOCX, VTT, SRT, CSV or JSON',
    })
  }
  return { text: text.replaceAll('\u0000', ''), encoding, isSure }
}

/** Number of control characters that a short text may contain by accident. */
const maxControls = 8

/** The encoding of the bytes of a text, by its byte order mark or its content. */
export function detectEncoding(bytes: Uint8Array): GuessedEncoding {
  const unicode = detectUnicode(bytes)
  return unicode === null ? guessEncoding(bytes) : { encoding: unicode, isSure: true }
}

function detectUnicode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 1024)
  const zeros = start.reduce((count, byte, index) => count + (byte === 0 ? (index % 2 ? 1 : 1001) : 0), 0)
  const [even, odd] = [Math.floor(zeros / 1001), zeros % 1001]
  if (even + odd >= start.length / 4 && start.length >= 4) return odd >= even ? 'utf-16le' : 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Office document (DOC, XLS)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['MP3 sound', [0x49, 0x44, 0x33]],
  ['WAV or other RIFF sound or video', [0x52, 0x49, 0x46, 0x46]],
  ['gzip data', [0x1f, 0x8b]],
]

/** The description of bytes of an unknown kind. */
const binary = 'binary data'

/** The kind of a file by its first bytes, for messages: `a PDF document`. */
export function describeBytes(bytes: Uint8Array): string {
  const known = signatures.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte))
  if (known) return known[0]
  return bytes[4] === 0x66 && bytes[5] === 0x74 && bytes[6] === 0x79 && bytes[7] === 0x70
    ? 'MP4 sound or video'
    : binary
}
