import { groupBy } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { ImportReport } from '../model/transcript-file.ts'

/** In how many transcripts a name must be met before its role in one is taken for all. */
const often = 3

/**
 * Gives a name that asks in most of the transcripts where it speaks, and speaks in three or more, the interviewer's
 * role in all of them: the same host leads all interviews of a series, also those in which others ask more.
 */
export function shareRoles<File extends ImportReport>(files: readonly File[]): File[] {
  const met = groupBy(
    files.flatMap(({ speakers }) => speakers.filter(({ name, reason }) => name !== null && reason !== 'stated')),
    ({ name }) => name!,
  )
  const hosts = new Set(
    [...met]
      .filter(
        ([, uses]) =>
          uses.length >= often && uses.filter(({ role }) => role === 'interviewer').length > uses.length / 2,
      )
      .map(([name]) => name),
  )
  const isHost = (name: string | null, role: string): boolean =>
    name !== null && role === 'participant' && hosts.has(name)
  return files.map((file) => {
    if (!file.speakers.some(({ name, role, reason }) => isHost(name, role) && reason !== 'stated')) return file
    const stated = new Set(file.speakers.filter(({ reason }) => reason === 'stated').map(({ name }) => name))
    const asks = (name: string | null, role: string): boolean => isHost(name, role) && !stated.has(name)
    return {
      ...file,
      speakers: file.speakers.map((speaker) =>
        asks(speaker.name, speaker.role)
          ? { ...speaker, role: 'interviewer' as const, reason: 'asks in most of the other transcripts' }
          : speaker,
      ),
    }
  })
}

/** Warns of transcripts that are in another language than the codebook: its keywords will find little in them. */
export const findOtherLanguages = (files: readonly ImportReport[], language: string): Diagnostic[] =>
  files
    .filter((file) => file.language !== null && file.language !== language.split('-')[0])
    .map(
      (file): Diagnostic => ({
        level: 'warning',
        code: 'import/other-language',
        place: { file: file.source.file },
        message: `the transcript is in another language (${file.language}) than the codebook (${language}), so next to nothing will be found in it`,
        fix: 'apply a codebook in its language, or list the file under "ignore" in themata.yaml',
      }),
    )

/** Warns of files that hold the same words: the same interview twice, perhaps in two formats. */
export function findSameWords(files: readonly ImportReport[]): Diagnostic[] {
  const repeated = [...groupBy(files, ({ textFingerprint: sameness }) => sameness).values()].filter(
    (alike) => alike.length > 1,
  )
  return repeated.flatMap(([first, ...others]) =>
    others.map(
      ({ source }): Diagnostic => ({
        level: 'warning',
        code: 'import/same-words',
        place: { file: source.file },
        message: `the same is said in ${first!.source.file}; everything in it is counted twice`,
        fix: 'keep one of the two, or list the other under "ignore" in themata.yaml',
      }),
    ),
  )
}
