import type { Command } from 'commander'
import type { Terminal } from '../io/terminal.ts'

/** Does a command, with its arguments and options. */
export type Action<Subject, Options, Status = void> = (
  subject: Subject,
  options: Options,
  terminal: Terminal,
) => Status | Promise<Status>

/** What a command needs to be run. */
export interface CommandContext<Actions> {
  readonly terminal: Terminal
  /** Loads what does the command; called when it is run, so that the start loads only commands. */
  readonly load: () => Promise<Actions>
  /** Takes the exit status of a command that can end with 2 although it did its work. */
  readonly done: (status: 0 | 2) => void
}

/** Adds a command, with its arguments and options, to the program. */
export type AddCommand<Actions> = (program: Command, context: CommandContext<Actions>) => void
