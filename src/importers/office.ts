import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { inputError } from '../boundary/diagnostic.ts'
import type { Draft, SourceFile } from './importer.ts'
import { type LineStyle, readLines } from './read-lines.ts'

/** A paragraph of an office document. */
export interface Paragraph {
  readonly text: string
  readonly heading: boolean
}

/** Unpacked size above which a part of an archive is refused: no interview has so much text. */
const largest = 200e6
const headingMark = '\u0001'
const officeStyle: LineStyle = {
  strip: (line) => ({ text: line.trim(), removed: '' }),
  isHeading: (line) => line.startsWith(headingMark),
  entities: false,
}

/**
 * Reads one file inside an archive as text.
 *
 * @throws InputError when it is missing, damaged or unpacks to more than 200 MB
 */
export function readArchived({ file, bytes }: SourceFile, inside: string): string {
  const broken = (message: string) =>
    inputError({
      code: 'import/archive',
      place: { file },
      message,
      fix: 'save the document again, or export it as TXT',
    })
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name !== inside) return false
        if (originalSize > largest) throw broken(`"${inside}" unpacks to ${Math.round(originalSize / 1e6)} MB`)
        return true
      },
    })
    if (files[inside] === undefined) throw broken(`the archive holds no "${inside}"`)
    return strFromU8(files[inside])
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw broken(`the archive is damaged: ${error.message}`)
    throw error
  }
}

/** Walks through XML. @throws InputError with the line where it is malformed */
export function walkXml(
  xml: string,
  file: string,
  on: { open: (tag: SaxesTagPlain) => void; close: (name: string) => void; text: (text: string) => void },
): void {
  const parser = new SaxesParser()
  parser.on('opentag', on.open)
  parser.on('closetag', ({ name }) => {
    on.close(name)
  })
  parser.on('text', on.text)
  parser.on('error', (error) => {
    throw inputError({
      code: 'import/xml',
      place: { file },
      message: `the document is damaged: ${error.message}`,
      fix: 'save it again',
    })
  })
  parser.write(xml).close()
}

/** Paragraphs as a conversation: labels are found as in plain text. */
export function readParagraphs(paragraphs: readonly Paragraph[], file: string): Draft {
  const lines = paragraphs.flatMap(({ text, heading }) => [
    ...text.split('\n').map((line) => (heading ? headingMark : '') + line),
    '',
  ])
  return readLines(lines, file, officeStyle)
}
