import type { FindName } from '../study/find-name.ts'
import type { ForeignDocument, ForeignProject } from './foreign-project.ts'
import { newTranscripts } from './new-transcripts.ts'

/**
 * Creates a function that returns the ids of the transcripts that a document may be: by its exact name, by that of the file
 * that it became when its project was imported, which is another where names are long, repeated or have signs of their own,
 * or by its name written otherwise.
 */
export function createDocumentFinder(
  project: Pick<ForeignProject, 'documents'>,
  find: FindName,
): (document: Pick<ForeignDocument, 'id' | 'name'>) => readonly string[] {
  const fileOf = new Map(newTranscripts(project).map(({ document, file }) => [document, file.replace(/\.txt$/, '')]))
  return ({ id, name }) => {
    const found = find(name)
    const file = fileOf.get(id) ?? ''
    const imported = found.includes(name) ? [] : find(file)
    return found.length === 0 || imported.includes(file) ? imported : found
  }
}
