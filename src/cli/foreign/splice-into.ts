import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { replaceInArchive } from '../../boundary/replace-in-archive.ts'
import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { createDocumentFinder } from '../../exchange/find-transcripts.ts'
import { mapCodes } from '../../exchange/map-codes.ts'
import { namesOfCodes } from '../../exchange/refi-qda/code-elements.ts'
import { compareReview, separateCopies } from '../../exchange/refi-qda/compare-review.ts'
import { leaveOutPresent } from '../../exchange/refi-qda/leave-out-present.ts'
import { isProjectMember, openProject } from '../../exchange/refi-qda/open-project.ts'
import { encodeRaw } from '../../exchange/refi-qda/raw-text.ts'
import { readRefiQda } from '../../exchange/refi-qda/read-project.ts'
import { spliceSuggestions } from '../../exchange/refi-qda/splice-suggestions.ts'
import { suggestionsForProject } from '../../exchange/refi-qda/suggestions-for-project.ts'
import { isQualCoder, textsWithMarks } from '../../exchange/refi-qda/texts-with-marks.ts'
import { loadText } from '../../io/load-text.ts'
import { readRegular } from '../../io/read-regular.ts'
import { studyFiles } from '../../io/study-files.ts'
import { plural } from '../../outputs/report/wording.ts'
import { createTranscriptFinder } from '../../study/find-name.ts'
import type { ExportOptions } from '../commands/export.ts'
import type { ExportedStudy, Written } from './export-options.ts'
import { keepSent, loadSent } from './sent-records.ts'

/** A copy of a foreign project with our suggestions; what was put into it is recorded in the study. */
export async function spliceInto(
  { path, analysis }: ExportedStudy,
  { theirs: file, to, suggestionsAs, again, withoutMarks }: ExportOptions & { readonly theirs: string },
): Promise<Written> {
  const source = { file, bytes: readRegular(file) }
  const [opened, project] = [await openProject(source), await readRefiQda(source)]
  if (opened.member === null) throw notArchive(file)
  const map = join(path, studyFiles.codeMap)
  const { ours } = mapCodes(project.codes, analysis.codebook, existsSync(map) ? await loadText(map) : null)
  const records = await loadSent(path)
  const labels = Array.from(namesOfCodes(analysis.codebook), ([code, label]) => ({ code, label }))
  const { copies } = separateCopies(project.codes, [...labels, ...records])
  const theirCodes = new Map([...ours].reverse().flatMap(([their, our]) => (copies.has(their) ? [] : [[our, their]])))
  const find = createDocumentFinder(project, createTranscriptFinder(analysis.files))
  const prepared = suggestionsForProject(
    { analysis, documents: project.documents },
    (document) => find(document).map((id) => ({ id })),
    theirCodes,
  )
  const oursWithCopies = new Map([...ours, ...copies])
  const review = compareReview(project, records, { ours: oursWithCopies, copies })
  const { suggestions, losses } = leaveOutPresent(prepared.suggestions, {
    project,
    users: childrenNamed(childNamed(opened.root, 'Users'), 'User').map(
      ({ attributes }) => attributes.get('name') ?? '',
    ),
    ours: oursWithCopies,
    review,
    isAgain: again,
  })
  const spliced = spliceSuggestions(
    { xml: opened.xml.text, root: opened.root, texts: project.texts },
    suggestions.map((one) => one.spliced),
    suggestionsAs,
  )
  const added = new Set(spliced.added)
  const sent = suggestions.filter((one) => added.has(one.spliced)).map((one) => one.sent)
  const xml = encodeRaw(spliced.xml, { ...opened.xml, bytes: opened.bytes }, opened.file)
  const marked = await textsWithMarks(opened, project.texts)
  const isSame = sent.length === 0 && (!withoutMarks || marked.size === 0)
  const contentOf = (name: string): Uint8Array | null =>
    isProjectMember(name) ? xml : (withoutMarks && marked.get(name.toLowerCase())) || null
  const bytes = isSame ? source.bytes : replaceInArchive(source, contentOf)
  const record = await keepSent(path, to, sent)
  return {
    files: [{ file: basename(to), bytes }],
    summary: `${plural(sent.length, 'suggestion')} added to ${plural(project.documents.length, 'document')} with ${plural(project.codings.length, 'coding')} of theirs${sent.length === 0 ? '' : `; recorded in ${record}`}${describeMarks(marked.size, withoutMarks, opened.root)}`,
    losses: [...prepared.losses, ...losses, ...spliced.losses],
  }
}

function describeMarks(count: number, isWithout: boolean, root: XmlElement): string {
  const texts = `${plural(count, 'text')} ${count === 1 ? 'begins' : 'begin'} with a byte order mark`
  if (count === 0 || (!isWithout && !isQualCoder(root))) return ''
  return isWithout
    ? `\n${texts}: taken out`
    : `\n${texts}, which QualCoder takes for a character when it opens its own exports, so that all codings are one character off: --without-marks takes them out`
}

const notArchive = (file: string): Error =>
  inputError({
    code: 'exchange/project',
    place: { file },
    message: 'suggestions are put into a project with its texts, and this file is XML alone',
    fix: 'export the project as REFI-QDA (.qdpx)',
  })
