import { readYaml } from '../boundary/read-yaml.ts'
import { validate } from '../boundary/validate.ts'
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
