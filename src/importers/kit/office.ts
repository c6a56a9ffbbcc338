import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import type { SourceFile } from '../importer.ts'

/** The text of a part of an archive. @throws InputError when the part is missing */
export function decodePart(parts: ReadonlyMap<string, Uint8Array>, name: string, { file }: SourceFile): string {
  const content = parts.get(name)
  if (content !== undefined) return decodeText(content, file, 'utf-8').text
  throw inputError({
    code: 'import/archive',
    place: { file },
    message: `the archive holds no "${name}"`,
    fix: 'save the document again, or export it as TXT',
  })
}

/** The longest interviews have some ten thousand paragraphs, and some ten elements in each. */
const mostElements = 2_000_000

/** The error for a document that is longer than any interview. */
export const tooMuch = (file: string, found: string): Error =>
  inputError({
    code: 'import/too-long',
    place: { file },
    message: `the document has ${found}`,
    fix: 'split it into one file an interview',
  })

/** Walks through XML. @throws InputError with the line where it is malformed */
export function walkXml(
  xml: string,
  file: string,
  on: { open: (tag: SaxesTagPlain) => void; close: (name: string) => void; text: (text: string) => void },
): void {
  const parser = new SaxesParser()
  let elements = 0
  parser.on('opentag', (tag) => {
    if (++elements > mostElements) throw tooMuch(file, `more than ${mostElements / 1e6} million elements`)
    on.open(tag)
  })
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
