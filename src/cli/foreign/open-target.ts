import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { importStudy } from '../../analysis/import-files.ts'
import type { Study } from '../../analysis/study.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import type { CodeFiles } from '../../exchange/codebook-for-project.ts'
import { createDocumentFinder } from '../../exchange/find-transcripts.ts'
import type { ForeignDocument, ForeignProject } from '../../exchange/foreign-project.ts'
import type { StatedStudy } from '../../exchange/leave-out-stated.ts'
import { newTranscripts } from '../../exchange/new-transcripts.ts'
import { loadStudy } from '../../io/load-study.ts'
import { loadText } from '../../io/load-text.ts'
import { requireFolder, studyFiles } from '../../io/study-files.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { TranscriptFile } from '../../model/transcript-file.ts'
import type { OutputFile } from '../../outputs/output.ts'
import { coderOf } from '../../study/decision-rows.ts'
import { createTranscriptFinder } from '../../study/find-name.ts'
import { createCodeFinder } from '../../study/former-codes.ts'
import { nameKey } from '../../text/name-key.ts'
import { loadCodebook } from '../load/load-codebook.ts'
import { readAllEvents } from '../load/load-decision-events.ts'
import type { ImportProjectOptions } from './import-options.ts'
import { exportsFolder } from './sent-records.ts'

/** The study that codings are taken into. */
export interface Target {
  readonly codes: CodeFiles
  readonly transcripts: readonly Transcript[]
  /** The transcripts that a document may be. */
  readonly find: (document: ForeignDocument) => readonly Transcript[]
  /** Coders who have decided in the study. */
  readonly coders: readonly string[]
  /** What people have stated in the study already. */
  readonly stated: StatedStudy
  /** True if it has a participants.csv, which is never changed. */
  readonly hasParticipants: boolean
  /** Files of the study that are new. */
  readonly files: readonly OutputFile[]
  readonly problems: readonly Diagnostic[]
}

/**
 * Opens the study that codings are taken into. If it has no transcripts, those of the project become its transcripts.
 *
 * @throws InputError if neither has transcripts, or the path is a file
 */
export async function openTarget(
  path: string,
  project: ForeignProject,
  {
    document: named,
    codebook: asked,
    reader,
    progress,
  }: Pick<ImportProjectOptions, 'document' | 'codebook'> & Required<Pick<Study, 'reader' | 'progress'>>,
): Promise<Target> {
  if (existsSync(path)) await requireFolder(path)
  const loaded = existsSync(path) ? await loadStudy(path, reader) : null
  const mapPath = join(path, studyFiles.codeMap)
  const decisions = loaded?.study.decisions ?? []
  const coders = decisions.map(({ file }) => coderOf(file, []))
  const isDecided =
    loaded !== null && (decisions.length > 0 || asked !== undefined || existsSync(join(path, exportsFolder)))
  const codebook = isDecided ? (await loadCodebook(asked, loaded)).codebook : (loaded?.ownCodebook ?? null)
  const codes = { codebook, map: existsSync(mapPath) ? await loadText(mapPath) : null }
  const hasParticipants = (loaded?.study.participants ?? null) !== null
  const base = { codes, coders, hasParticipants, stated: nothingStated }
  if (loaded !== null && loaded.study.files.length > 0) {
    const { files, failures } = await importStudy({ ...loaded.study, interviewers: [], progress })
    const transcripts = files.map(({ transcript }) => transcript)
    const problems = [...loaded.problems.filter(({ level }) => level === 'error'), ...failures]
    const isStated = decisions.length > 0 && codebook !== null
    const stated = isStated ? await loadStated(path, readCodebook(codebook.text, codebook.file), files) : nothingStated
    return { ...base, stated, transcripts, find: finderByName(transcripts, named, project), files: [], problems }
  }
  const found = newTranscripts(project)
  if (found.length === 0) {
    if (project.codings.length === 0) return { ...base, transcripts: [], find: () => [], files: [], problems: [] }
    throw inputError({
      code: 'exchange/no-transcripts',
      place: { file: path },
      message: 'the study has no transcripts, and the file has only quotes',
      fix: 'put the transcripts into the folder, and import again',
    })
  }
  const sources = found.map(({ file, text }) => ({ file, bytes: new TextEncoder().encode(text) }))
  const settings = loaded?.study.settings ?? null
  const { files, failures } = await importStudy({
    name: basename(path),
    files: sources,
    settings,
    ...{ interviewers: [], reader, progress },
  })
  const byFile = new Map(files.map(({ transcript, source }) => [source.file, transcript]))
  const byDocument = new Map(found.map(({ document, file }) => [document, byFile.get(file)]))
  return {
    ...base,
    transcripts: files.map(({ transcript }) => transcript),
    find: ({ id }) => [byDocument.get(id)].filter((transcript) => transcript !== undefined),
    files: found.map(({ file, text }) => ({ file: `transcripts/${file}`, text })),
    problems: failures,
  }
}

const nothingStated: StatedStudy = { events: [], transcripts: [], labels: new Map(), codeNow: (code) => code }

async function loadStated(path: string, codebook: Codebook, files: readonly TranscriptFile[]): Promise<StatedStudy> {
  const find = createCodeFinder(codebook)
  return {
    events: await readAllEvents(path, codebook, files),
    transcripts: files.map(({ transcript }) => transcript),
    labels: new Map(codebook.codes.map(({ id, label }) => [id, label])),
    codeNow: (code) => {
      const found = find(code)
      return found.kind === 'code' ? found.id : code
    },
  }
}

/** Finds transcripts by the names of documents, or by those that a person gives them. */
function finderByName(
  transcripts: readonly Transcript[],
  named: Readonly<Record<string, string>>,
  project: ForeignProject,
): Target['find'] {
  const find = createTranscriptFinder(transcripts)
  const findDocument = createDocumentFinder(project, find)
  const byId = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const given = new Map(Object.entries(named).map(([document, transcript]) => [nameKey(document), transcript]))
  for (const transcript of given.values())
    if (find(transcript).length !== 1)
      throw inputError({
        code: 'exchange/transcript',
        place: { file: '--document' },
        message: `${find(transcript).length === 0 ? 'no transcript is' : 'several transcripts are'} called "${transcript}"`,
        fix: `write one of ${[...byId.keys()].slice(0, 20).join(', ')}`,
      })
  return (document) => {
    const asked = given.get(nameKey(document.name))
    return (asked === undefined ? findDocument(document) : find(asked)).map((id) => byId.get(id)!)
  }
}
