import { type OpenServices, openContent } from '../../../src/exchange/open-content.ts'
import { readForeign } from '../../../src/exchange/readers/index.ts'

/** Services for files that need none. */
export const noServices: OpenServices = {
  readSheets: () => Promise.resolve([]),
  readDatabase: () => Promise.resolve(new Map()),
}

/** What a reader makes of a file, with the words at each place of a document whose text is known. */
export async function readFile(file: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { reader, project } = await readForeign(await openContent({ file, bytes }, noServices), {
    columns: {},
    separator: null,
  })
  const documentById = new Map(project.documents.map((document) => [document.id, document]))
  const pathOf = new Map(project.codes.map(({ id, path }) => [id, path.join(' > ')]))
  const rows = project.codings.map(({ document, code, coder, isMachine, span, quote, status }) => {
    const { name, text } = documentById.get(document)!
    const words = span === null || text === null ? null : text.slice(span.start, span.end)
    return {
      document: name,
      code: pathOf.get(code),
      coder: isMachine ? `machine ${coder}` : coder,
      words,
      quote,
      status,
    }
  })
  return { reader, project, rows }
}
