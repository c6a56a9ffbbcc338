import { createDocumentPlaces } from './document-places.ts'
import type { ForeignProject, Loss } from './foreign-project.ts'
import type { FindTranscripts } from './placing/place-codings.ts'

/** Max. number of documents that the line names. */
const maxNamed = 5

/**
 * Documents whose text is another version of their transcript, as when somebody corrected it in the other program: the
 * transcript stays as it is, and what was coded in words that it does not have may not be placed.
 */
export function findEdited({ documents }: Pick<ForeignProject, 'documents'>, find: FindTranscripts): Loss[] {
  const edited = documents.flatMap((document) => {
    const [transcript, ...others] = find(document)
    if (document.text === null || transcript === undefined || others.length > 0) return []
    const { missing } = createDocumentPlaces(document.text, transcript)
    return missing === 0 ? [] : [`"${document.name.slice(0, 60)}" (${missing})`]
  })
  if (edited.length === 0) return []
  const named = edited.slice(0, maxNamed).join(', ')
  const more = edited.length > maxNamed ? `, ${edited.length - maxNamed} more` : ''
  const why = `their text has not all words of the transcript, which stays as it is; number of words: ${named}${more}`
  return [{ what: 'documents', count: edited.length, why }]
}
