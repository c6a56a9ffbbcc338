import { readYaml } from '../boundary/read-yaml.ts'
import { validate } from '../boundary/validate.ts'
import type { StudyFrame } from '../model/study.ts'
import { type Settings, SettingsFile } from './settings-file.ts'

/**
 * Reads `themata.yaml`; an empty file states nothing.
 *
 * @throws InputError with every problem at its place
 */
export function readSettings(yaml: string, file: string): Settings {
  const located = readYaml(yaml, file)
  return validate(SettingsFile, { ...located, value: located.value ?? {} })
}

/** What a study states about its transcripts, with what was said for this run. */
export function settingsOf({
  settings: written,
  interviewers,
  reading = {},
}: Pick<StudyFrame, 'settings' | 'interviewers' | 'reading'>): Settings {
  const settings = written === null ? readSettings('', 'themata.yaml') : readSettings(written.text, written.file)
  return {
    ...settings,
    interviewers: [...settings.interviewers, ...interviewers],
    columns: { ...settings.columns, ...reading.columns },
  }
}
