import { Command, InvalidArgumentError, Option } from 'commander'
import { describe, expect, test } from 'vitest'
import { fillNames } from '../../../src/cli/options/fill-names.ts'
import { refuseBoth, refuseIgnored } from '../../../src/cli/options/ignored-options.ts'
import { acceptOldName, acceptWithoutEffect } from '../../../src/cli/options/old-names.ts'
import {
  addReportOptions,
  collectRepeated,
  columnOption,
  formatOf,
  parseNames,
  parseWholeNumber,
} from '../../../src/cli/options/shared-options.ts'
import { readChoices } from '../../../src/io/package-files.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

/** A command that does nothing, and what it says when it is run. */
async function run(command: Command, ...argv: string[]) {
  const written: string[] = []
  command.exitOverride().configureOutput({ writeErr: (text) => written.push(text), writeOut: () => {} })
  command.action(() => {})
  try {
    await command.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof Error && 'exitCode' in error)) throw error
  }
  return { said: written.join(''), options: command.opts() }
}

describe('values of options', () => {
  test('are whole numbers where whole numbers are needed', () => {
    expect([parseWholeNumber('0'), parseWholeNumber('120')]).toEqual([0, 120])
    for (const wrong of ['-1', '1.5', '1e3', '', 'ten', '٣'])
      expect(() => parseWholeNumber(wrong)).toThrow(InvalidArgumentError)
  })
  test('are names with commas between them', () => {
    expect(parseNames('md, html ,csv')).toEqual(['md', 'html', 'csv'])
  })
  test('that may be repeated are kept in their order', () => {
    expect(['Kim', 'Noor'].reduce((before, name) => collectRepeated(name, before), [] as readonly string[])).toEqual([
      'Kim',
      'Noor',
    ])
  })
  test('of columns say what a column holds', async () => {
    const { options } = await run(
      new Command().addOption(columnOption()),
      '--column',
      'text=My = answer',
      '--column',
      'speaker=Who',
    )
    expect(options['column']).toEqual({ text: 'My = answer', speaker: 'Who' })
    for (const wrong of ['words=x', 'text=', 'text'])
      expect((await run(new Command().addOption(columnOption()), '--column', wrong)).said).toContain('write text=NAME')
  })
  test('of a form are that of --json, the stated one, or the usual one', () => {
    expect([
      formatOf({ json: true, format: 'csv' }),
      formatOf({ json: false, format: 'csv' }),
      formatOf({ json: false }),
      formatOf({ json: false }, 'csv'),
    ]).toEqual(['json', 'csv', 'md', 'csv'])
  })
  test('of a form exclude each other', async () => {
    expect((await run(addReportOptions(new Command(), 'md or csv'), '--json', '--format', 'csv')).said).toMatch(
      /cannot be used with/,
    )
  })
})

describe('an earlier name of an option', () => {
  const command = (terminal = memoryTerminal()) => ({
    terminal,
    command: acceptOldName(
      new Command().addOption(new Option('--quotes <n>', 'quotes').argParser(parseWholeNumber)),
      ['--most <n>', '--quotes'],
      terminal,
    ),
  })
  test('works, with a note, and its value is read as the new one is', async () => {
    const { command: old, terminal } = command()
    expect((await run(old, '--most', '7')).options['quotes']).toBe(7)
    expect(terminal.told).toBe('note: --most is now called --quotes\n')
    expect((await run(command().command, '--most', 'seven')).said).toContain('a whole number is needed')
  })
  test('is not in the help', () => {
    expect(command().command.helpInformation()).not.toContain('--most')
  })
  test('that has no effect any more does nothing, and that is noted', async () => {
    const terminal = memoryTerminal()
    await run(acceptWithoutEffect(new Command(), '--fast', terminal), '--fast')
    expect(terminal.told).toBe('note: --fast has no effect any more\n')
  })
})

describe('an option that would be ignored', () => {
  const command = () =>
    refuseIgnored<{ json: boolean; context: string }>(
      new Command().option('--json', '', false).option('--context <n>', 'turns', '0'),
      { context: ({ json }) => json && '--json' },
    )
  test('is an error that names the other one', async () => {
    expect((await run(command(), '--json', '--context', '2')).said).toBe(
      "error: option '--context <n>' has no effect with '--json'\n",
    )
  })
  test('is none where it has an effect, or is only the default', async () => {
    expect((await run(command(), '--context', '2')).said).toBe('')
    expect((await run(command(), '--json')).said).toBe('')
  })
  test('is one of two that say the opposite', async () => {
    const both = () => refuseBoth(new Command().option('--cache <folder>', '').option('--no-cache', ''), 'cache')
    expect((await run(both(), '--cache', 'x', '--no-cache')).said).toBe(
      "error: option '--cache' cannot be used with option '--no-cache'\n",
    )
    expect((await run(both(), '--no-cache')).options['cache']).toBe(false)
  })
})

test('names of registries are written into the help of every command, also of those inside of others', () => {
  const inner = new Command('inner').option('--segmenter <name>', '{segmenters}: the unit')
  const outer = new Command('outer').addCommand(inner)
  fillNames(outer, readChoices())
  expect(inner.options[0]!.description).toBe('window, turn or sentence: the unit')
})
