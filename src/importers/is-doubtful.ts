import type { SourceFile } from './importer.ts'

/** Size in bytes from which JSON and markup are doubtful; below it, a text cannot be made of much more than it has. */
const largeText = 1_000_000

/**
 * True for a file whose parser may need far more memory or time than its size suggests: archives (DOCX, ODT, XLSX, ZIP),
 * PDF, RTF, and large JSON, HTML and XML. Lines of text are not doubtful: their limits are counted as they are read.
 */
export function isDoubtful({ file, bytes }: SourceFile): boolean {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1').replaceAll('\u0000', '')
  if (/^PK[\u0003\u0005]/.test(start) || /^[^\w<]{0,64}(%PDF-|\{\\rtf)/.test(start)) return true
  if (hasDoubtfulName(file)) return true
  return bytes.length >= largeText && (structuredName.test(file) || structuredStart.test(start))
}

/** True for the name of an archive, a PDF or RTF. */
export const hasDoubtfulName = (file: string): boolean => /\.(pdf|rtf|docx|odt|xlsx|zip)$/i.test(file)

const structuredName = /\.(jsonl?|ndjson|x?html?|xml|eaf|trs|ttml|dfxp|otr|srv\d)$/i
/** A value or list of JSON, or an element or declaration, after a byte order mark and blanks. */
const structuredStart = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*([{[]\s*["{[\]}]|<[!?a-z])/i
