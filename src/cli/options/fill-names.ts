import type { Command } from 'commander'
import { registries } from '../registries.ts'

/**
 * Writes the names of registries into the help of all commands: `{segmenters}` becomes `window, turn or sentence`. It is
 * done when help is printed, since registries load all of the program.
 */
export function fillNames(command: Command): void {
  for (const described of [...command.options, ...command.registeredArguments])
    described.description = fill(described.description)
  for (const inner of command.commands) fillNames(inner)
}

const fill = (description: string): string =>
  description.replace(/\{([a-z-]+)\}/g, (_, kind: string) => {
    const names = Object.keys(registries[kind]!)
    return [...names.slice(0, -2), names.slice(-2).join(' or ')].join(', ')
  })
