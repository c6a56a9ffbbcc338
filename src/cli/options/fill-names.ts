import type { Command } from 'commander'
import type { Choices } from '../../io/package-files.ts'

/**
 * Writes the names of registries into the help of all commands: `{segmenters}` becomes `window, turn or sentence`. The
 * names come from a list that is made when the program is built, since registries load all of the program.
 */
export function fillNames(command: Command, choices: Choices): void {
  const fill = (description: string): string =>
    description.replace(/\{([a-z-]+)\}/g, (_, kind: string) => {
      const names = choices[kind]!
      return [...names.slice(0, -2), names.slice(-2).join(' or ')].join(', ')
    })
  for (const described of [...command.options, ...command.registeredArguments])
    described.description = fill(described.description)
  for (const inner of command.commands) fillNames(inner, choices)
}
