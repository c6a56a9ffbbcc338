import { InputError } from '../boundary/diagnostic.ts'
import { readYaml } from '../boundary/read-yaml.ts'
import { validate } from '../boundary/validate.ts'
import type { StudyInputs, TextFile } from '../model/study.ts'
import { readParticipants } from './read-participants.ts'
import { type Settings, SettingsFile, type StudySettings } from './settings-file.ts'
import { confirmedSpeakers } from './speakers/read-speakers.ts'

/**
 * Reads `themata.yaml`; an empty file states nothing.
 *
 * @throws InputError with every problem at its place
 */
export function readSettings(yaml: string, file: string): Settings {
  const located = readYaml(yaml, file)
  return validate(SettingsFile, { ...located, value: located.value ?? {} })
}

/** Reads the settings of a study and its table of participants, with the options of this run. */
export function settingsOf({
  settings: written,
  participants = null,
  interviewers,
  reading = {},
  speakers: proposals = [],
}: Pick<StudyInputs, 'settings' | 'interviewers' | 'reading'> & Partial<StudyInputs>): StudySettings {
  const settings = written === null ? readSettings('', 'themata.yaml') : readSettings(written.text, written.file)
  return {
    ...settings,
    speakers: [...settings.speakers, ...(participants === null ? [] : speakersNamedIn(participants))],
    interviewers: [...settings.interviewers, ...interviewers],
    columns: { ...settings.columns, ...reading.columns },
    confirmed: confirmedSpeakers(proposals),
  }
}

/** Labels of the people in a table of participants; none where it cannot be read, which is reported where it is needed. */
function speakersNamedIn({ text, file }: TextFile): string[] {
  try {
    return readParticipants(text, file).map(({ id, speaker }) => speaker || id)
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}
