import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import { type ListedStudy, listStudy } from '../../io/load-study.ts'
import { readBuild, readVersion } from '../../io/package-files.ts'
import type { StudyRequest } from '../../runtime/study-request.ts'
import { chosenOf, type StudyOptions } from '../options/study-options.ts'
import { loadCodebook } from './load-codebook.ts'

/** Lists a study on disk and loads its codebook, as the options of a command define them. */
export async function loadRequest(
  path: string,
  options: StudyOptions,
  reader: TranscriptReader,
): Promise<StudyRequest & { readonly listed: ListedStudy }> {
  const { codebook, interviewer: interviewers, encoding, column: columns } = options
  const listed = await listStudy(path, reader)
  const reading = { encoding, columns }
  const frame = { ...listed.frame, ...(await loadCodebook(codebook, listed)), interviewers, reading }
  return { listed, frame, reader, chosen: chosenOf(options), version: `${await readVersion()}+${readBuild()}` }
}
