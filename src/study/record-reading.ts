import { inputError } from '../boundary/diagnostic.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { RecordedReading, StudyInputs } from '../model/study.ts'

type Reading = Required<Pick<StudyInputs, 'interviewers' | 'reading'>>

/** The reading options of a run as its results record them; null where none were given. */
export function recordReading(
  { interviewers, reading: { format, encoding, columns = {} } = {} }: Pick<StudyInputs, 'interviewers' | 'reading'>,
  { pseudonyms }: Pick<AnalysisOptions, 'pseudonyms'>,
): RecordedReading | null {
  const [hasNames, hasColumns] = [interviewers.length > 0, Object.values(columns).some((name) => name !== undefined)]
  if (!hasNames && !hasColumns && format === undefined && encoding === undefined) return null
  return {
    interviewers: pseudonyms && hasNames ? null : interviewers,
    format: format ?? null,
    encoding: encoding ?? null,
    columns: pseudonyms && hasColumns ? null : columns,
  }
}

/**
 * The options by which transcripts are read again as results record them. Options that are given now win.
 *
 * @param file the file with the record, for messages
 * @throws InputError when an option that results with pseudonyms withhold is not given now
 */
export function recallReading(recorded: RecordedReading | undefined, given: Reading, file: string): Reading {
  if (recorded === undefined) return given
  const { interviewers, format, encoding, columns } = recorded
  const givenColumns = given.reading.columns ?? {}
  const withheld = [
    ...(interviewers === null && given.interviewers.length === 0 ? ['--interviewer'] : []),
    ...(columns === null && Object.keys(givenColumns).length === 0 ? ['--column'] : []),
  ]
  if (withheld.length > 0) {
    throw inputError({
      code: 'verify/withheld',
      place: { file },
      message: `the analysis was given ${withheld.join(' and ')}, and its results with pseudonyms do not hold what was named`,
      fix: `give ${withheld.join(' and ')} again, as for "themata analyze"`,
    })
  }
  return {
    interviewers: given.interviewers.length > 0 ? given.interviewers : (interviewers ?? []),
    reading: {
      format: given.reading.format ?? format ?? undefined,
      encoding: given.reading.encoding ?? encoding ?? undefined,
      columns: { ...columns, ...givenColumns },
    },
  }
}
