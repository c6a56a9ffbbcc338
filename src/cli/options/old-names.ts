import { type Command, Option } from 'commander'
import type { Terminal } from '../../io/terminal.ts'

/**
 * Accepts an earlier name of an option, hidden from the help. Using it prints a note.
 *
 * @param old flags, such as `--most <n>`
 * @param now flag of the option that the command has, such as `--quotes`
 */
export function acceptOldName(command: Command, [old, now]: readonly [string, string], terminal: Terminal): Command {
  const option = command.options.find(({ long }) => long === now)!
  const hidden = new Option(old, `old name of ${now}`).hideHelp()
  if (option.parseArg !== undefined) hidden.argParser(option.parseArg)
  return command.addOption(hidden).on(`option:${hidden.name()}`, () => {
    command.setOptionValueWithSource(option.attributeName(), command.getOptionValue(hidden.attributeName()), 'cli')
    terminal.log(`note: ${hidden.long} is now called ${now}\n`)
  })
}

/** Accepts an option of an earlier version that has no effect any more, hidden from the help. Using it prints a note. */
export function acceptWithoutEffect(command: Command, flags: string, terminal: Terminal): Command {
  const hidden = new Option(flags, 'option of an earlier version, without effect').hideHelp()
  return command
    .addOption(hidden)
    .on(`option:${hidden.name()}`, () => void terminal.log(`note: ${hidden.long} has no effect any more\n`))
}
