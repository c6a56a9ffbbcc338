import type { Option } from 'commander'

/** A value as it is typed on the command line: names joined by commas, and a shard as `0/1`. */
const typed = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))

/**
 * Describes an option for the help: its names to choose from and its default as they are typed, each only where the
 * description has not named them. A switch has no default worth a line, nor has a list that begins empty.
 */
export function describeOption({ description, argChoices = [], ...option }: Option): string {
  const { defaultValue: value, defaultValueDescription: words, presetArg } = option
  const shown = value === undefined || typeof value === 'boolean' || (Array.isArray(value) && value.length === 0)
  const extra = [
    ...(argChoices.every((name) => description.includes(name)) ? [] : [`choices: ${argChoices.join(', ')}`]),
    ...(words === undefined ? (shown ? [] : [`default: ${typed(value)}`]) : [`default: ${words}`]),
    ...(presetArg === undefined ? [] : [`without a value: ${typed(presetArg)}`]),
  ]
  const missing = extra.filter((part) => !(part.startsWith('default') && description.includes('(default')))
  return missing.length === 0 ? description : `${description} (${missing.join('; ')})`
}
