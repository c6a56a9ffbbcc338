import { basename, join, resolve } from 'node:path'
import type { Study } from '../analysis/study.ts'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { InputError } from '../boundary/diagnostic.ts'
import type { SourceFile } from '../importers/importer.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { StudyInputs, TextFile } from '../model/study.ts'
import { listFiles, type ReadBytes, readFound } from './find-files.ts'
import { findDecisions, loadDecisions } from './load-decisions.ts'
import { findSpeakers, loadSpeakers } from './load-speakers.ts'
import { findSynthesis, loadSynthesis } from './load-synthesis.ts'
import { loadText } from './load-text.ts'
import { requireInside } from './read-regular.ts'
import { exists, isFolder, studyFiles, weightsEnding } from './study-files.ts'

/** A study loaded from disk, and diagnostics of files that were left out. */
export interface LoadedStudy {
  readonly study: Omit<Study, 'codebook' | 'weights' | 'interviewers'>
  /** The codebook in the folder of the study; null if there is none. */
  readonly ownCodebook: TextFile | null
  /** Diagnostics of files that are not transcripts or could not be opened. */
  readonly problems: readonly Diagnostic[]
}

/** A study whose transcripts are listed, not read. */
export interface ListedStudy extends Omit<LoadedStudy, 'study'> {
  readonly frame: LoadedFrame
  /** The folder of transcripts, and the names of candidate files in it. */
  readonly base: string
  readonly names: readonly string[]
}

type LoadedFrame = Omit<StudyInputs, 'codebook' | 'weights' | 'interviewers'>

/**
 * Lists a study: a folder (its subfolder `transcripts` if there is one, else all of it) or a single file.
 *
 * @throws InputError when the path does not exist or cannot be read
 */
export async function listStudy(
  path: string,
  { refusalOf }: Pick<TranscriptReader, 'refusalOf'>,
): Promise<ListedStudy> {
  const folder = await isFolder(path)
  const root = folder ? path : join(path, '..')
  const base = !folder ? root : (await exists(join(path, 'transcripts'))) ? join(path, 'transcripts') : path
  if (base !== root) requireInside(root, base)
  const problems: Diagnostic[] = []
  const names = folder ? await listFiles({ root: base }, refusalOf, problems) : [basename(path)]
  const text = async (name: string): Promise<TextFile | null> =>
    folder && (await exists(join(root, name))) ? loadInside(root, join(root, name)) : null
  return {
    frame: {
      name: basename(resolve(path)).replace(/\.[^.]+$/, ''),
      participants: await text(studyFiles.participants),
      settings: await text(studyFiles.settings),
      summaries: await text(studyFiles.summaries),
      pseudonyms: await text(studyFiles.pseudonyms),
      synthesis: folder ? await loadSynthesis(root, problems) : [],
      speakers: folder ? await loadSpeakers(root, names, problems) : [],
      decisions: folder ? await loadDecisions(root, problems) : [],
    },
    ownCodebook: await text(studyFiles.codebook),
    problems,
    base,
    names,
  }
}

/**
 * Loads a study with its transcripts; see `listStudy`.
 *
 * @param read returns the bytes of a file; tests pass one that fails or changes files
 * @throws InputError when the path does not exist or cannot be read
 */
export async function loadStudy(path: string, reader: TranscriptReader, read?: ReadBytes): Promise<LoadedStudy> {
  const { frame, base, names, ownCodebook, problems } = await listStudy(path, reader)
  const failures: Diagnostic[] = []
  const load = async (name: string): Promise<SourceFile | null> => {
    try {
      return await readFound({ file: name, path: join(base, name), isBundled: false, size: 0 }, reader, read)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(...error.problems)
      return null
    }
  }
  const files = (await Promise.all(names.map(load))).filter((file) => file !== null)
  return { study: { ...frame, files, reader }, ownCodebook, problems: [...problems, ...failures] }
}

/** Paths of all inputs of an analysis, existing or not. */
export async function watchedFiles(
  path: string,
  codebook: string | undefined,
  reader: TranscriptReader,
): Promise<string[]> {
  const folder = await isFolder(path)
  const { base, names } = await listStudy(path, reader)
  const beside = folder ? Object.values(studyFiles).map((name) => join(path, name)) : []
  const { tables, others } = folder ? await findDecisions(path) : { tables: [], others: [] }
  const written = folder ? await findSynthesis(path) : { texts: [], others: [] }
  const speakers = folder ? await findSpeakers(path) : []
  const applied = codebook ?? join(path, studyFiles.codebook)
  return [
    ...names.map((name) => join(base, name)),
    ...beside,
    ...tables,
    ...others,
    ...written.texts,
    ...written.others,
    ...speakers,
    applied,
    applied.replace(/\.ya?ml$/, weightsEnding),
  ]
}

/** Loads a text file of a study. @throws InputError also for a link that leads out of the study */
async function loadInside(study: string, path: string): Promise<TextFile> {
  requireInside(study, path)
  return loadText(path)
}
