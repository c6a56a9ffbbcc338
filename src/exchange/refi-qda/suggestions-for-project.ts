import { textHash } from '../../anchoring/text-hash.ts'
import { groupBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { textAt } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import { createDocumentPlaces } from '../document-places.ts'
import { addUpLosses, type ForeignDocument, type Loss } from '../foreign-project.ts'
import { namesOfCodes } from './code-elements.ts'
import type { OwnProject } from './own-project.ts'
import { describeSuggestion } from './project-of-study.ts'
import type { SentSuggestion } from './sent-file.ts'
import type { SplicedSuggestion } from './splice-suggestions.ts'
import { documentName, sourceGuid } from './write-project.ts'

/** A suggestion for a foreign project, and the record of it. */
export interface PreparedSuggestion {
  readonly spliced: SplicedSuggestion
  readonly sent: SentSuggestion
}

/** The record of the suggestions that a project of ours has. */
export function suggestionsOfOwn(
  analysis: Analysis,
  project: Pick<OwnProject, 'name' | 'documents'>,
): SentSuggestion[] {
  const documents = project.documents.map(({ id, text }) => ({
    id: sourceGuid(project, id),
    name: documentName(id),
    text,
    attributes: {},
  }))
  const transcriptOf = new Map(project.documents.map(({ id }, index) => [documents[index]!.id, { id }]))
  const { suggestions } = suggestionsForProject({ analysis, documents }, ({ id }) => [transcriptOf.get(id)!], new Map())
  return suggestions.map(({ sent }) => sent)
}

/**
 * The suggestions of an analysis that nobody has decided on, at their places in the documents of a foreign project.
 *
 * @param find the transcripts that a document may be
 * @param theirs their code for one of ours
 */
export function suggestionsForProject(
  { analysis, documents }: { readonly analysis: Analysis; readonly documents: readonly ForeignDocument[] },
  find: (document: ForeignDocument) => readonly Pick<Transcript, 'id'>[],
  theirs: ReadonlyMap<string, string>,
): { readonly suggestions: readonly PreparedSuggestion[]; readonly losses: readonly Loss[] } {
  const labels = namesOfCodes(analysis.codebook)
  const codes = new Map(
    analysis.codebook.codes.map(({ id, description }) => [
      id,
      { id, label: labels.get(id)!, description, theirs: theirs.get(id) ?? null },
    ]),
  )
  const losses: Loss[] = []
  const documentsOf = groupBy(
    documents.flatMap((document) => find(document).map(({ id }) => ({ id, document }))),
    ({ id }) => id,
  )
  const suggestions = Array.from(analysis.transcripts).flatMap(({ file, codings }) => {
    const { transcript } = file
    const open = codings.filter(({ status }) => status === 'suggested')
    const lose = (why: string, count: number) => losses.push({ what: 'suggestions', count, why })
    const found = documentsOf.get(transcript.id) ?? []
    const [first] = found
    if (first === undefined || found.length > 1 || first.document.text === null) {
      const why =
        found.length > 1
          ? 'several documents have the name of their transcript'
          : 'the project has no document with the text of their transcript'
      lose(why, open.length)
      return []
    }
    const { document } = first
    const text = first.document.text
    const places = createDocumentPlaces(text, transcript)
    const hash = textHash(text)
    return open.flatMap((coding): PreparedSuggestion[] => {
      const span = places.toDocument(coding.span)
      const code = codes.get(coding.codeId)
      if (span === null || code === undefined) {
        lose('their words are not in the document', 1)
        return []
      }
      const why = describeSuggestion(coding, transcript.text)
      const sent: SentSuggestion = {
        ...{ v: 1, document: document.id, name: document.name, text: hash, ...span, exact: textAt(text, span) },
        ...{ transcript: transcript.id, code: code.id, label: code.label },
        ...{ coder: coding.coder, confidence: coding.confidence, why },
      }
      return [{ spliced: { document: document.id, span, code, why }, sent }]
    })
  })
  return { suggestions, losses: addUpLosses(losses) }
}
