import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readArchive } from '../../boundary/read-archive.ts'
import { readXmlTree, type XmlElement } from '../../boundary/xml-tree.ts'
import type { ForeignProject } from '../foreign-project.ts'
import type { ForeignContent, ForeignReader } from '../foreign-reader.ts'
import { projectOfCodings, type StatedCoding } from '../stated-codings.ts'

/** A line such as `<Files\\Interviews\\P1> - § 2 references coded [4.20% Coverage]`, in any language of the program. */
const head = /^<([^>]+)> - § \d+ [^[\]]+\[ ?[\d.,]+ ?%[^[\]]*\]$/
/** A line such as `Reference 1 - 4.20% Coverage`. */
const reference = /^\p{L}[\p{L} ]*\d+ - [\d.,]+\s?% \p{L}+\s*$/u

const isArchiveOfText = (members: readonly string[]): boolean => members.includes('word/document.xml')

/** Reads what NVivo exports for one code, as text or DOCX; the code is the name of the file. */
export const nvivoCodes: ForeignReader = {
  summary: 'NVivo: the references of a code, exported as TXT or DOCX; the file has the name of the code',
  recognizes: ({ text, members }) =>
    isArchiveOfText(members) || (text ?? '').split('\n').some((line) => head.test(line)),
  read: async (content) => readReferences(content, content.text?.split('\n') ?? (await paragraphsOf(content))),
}

function readReferences({ file }: ForeignContent, lines: readonly string[]): ForeignProject {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '')
  const codings: StatedCoding[] = []
  let [document, quote, begin] = ['', [] as string[], 0]
  const end = (): void => {
    const words = quote.join('\n').trim()
    if (words !== '')
      codings.push({
        ...{ document, path: [name], coder: '', isMachine: false, status: 'accepted', span: null, paragraphs: null },
        ...{ quote: words, memo: '', time: null, confidence: null, place: { file, line: begin, column: 1 } },
      })
    quote = []
  }
  let isQuote = false
  for (const [index, line] of lines.entries()) {
    const [, path] = head.exec(line.trim()) ?? []
    const isReference = reference.test(line.trim())
    if (path !== undefined || isReference) end()
    if (path !== undefined) document = path.split(/[\\/]+/).at(-1)!
    if (isReference) begin = index + 1
    if (path !== undefined || isReference) isQuote = isReference
    else if (isQuote) quote.push(line)
  }
  end()
  if (codings.length === 0)
    throw inputError({
      code: 'exchange/nvivo',
      place: { file },
      message: 'this document has no references of a code, as NVivo exports them',
      fix: 'in NVivo, open the code and export it with its references',
    })
  return projectOfCodings('NVivo', codings, [])
}

/** The paragraphs of a DOCX file. */
async function paragraphsOf({ file, bytes }: ForeignContent): Promise<string[]> {
  const part = 'word/document.xml'
  const parts = await readArchive({ file, bytes }, (name) => name === part)
  const { text } = decodeText(parts.get(part) ?? new Uint8Array(), file, 'utf-8')
  return paragraphsIn(readXmlTree(text, file))
}

function paragraphsIn(element: XmlElement): string[] {
  if (element.name !== 'p') return element.children.flatMap(paragraphsIn)
  return [textIn(element)]
}

const textIn = (element: XmlElement): string =>
  element.name === 't' ? element.text : element.name === 'br' ? '\n' : element.children.map(textIn).join('')
