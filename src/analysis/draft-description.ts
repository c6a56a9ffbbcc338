import { type Columns, writeTable } from '../outputs/tables/write-table.ts'
import { identifySpeakers } from '../study/identify-speakers.ts'
import { type RosterRow, toRosterRows } from '../study/write-participants.ts'
import { addFound, findSettings, freshSettings } from '../study/write-settings.ts'
import { importStudy } from './import-files.ts'

const columns: Columns<RosterRow> = {
  participant: (row) => row.participant,
  organization: (row) => row.organization,
  transcript: (row) => row.transcript,
  speaker: (row) => row.speaker,
  role: (row) => row.role,
}

/**
 * Drafts the files that describe a study, to be completed by people: its settings, with likely interviewers and aliases
 * as comments, and the table of participants. Settings that the study has are kept.
 *
 * @param file name of the table of participants, for messages
 * @throws InputError when no transcript can be read
 */
export async function draftDescription(
  study: Parameters<typeof importStudy>[0],
  file: string,
): Promise<{ readonly settings: string; readonly participants: string }> {
  const { files, aliases } = await importStudy(study)
  const { participants, participantBySpeaker } = identifySpeakers(files, [], file)
  return {
    settings: study.settings?.text ?? addFound(freshSettings, findSettings(files, aliases)),
    participants: writeTable(columns, toRosterRows(participants, participantBySpeaker)),
  }
}
