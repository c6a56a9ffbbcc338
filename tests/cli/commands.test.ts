import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { codedGardens, tableOf } from '../support/coded-gardens.ts'
import { folder, run, smallStudy } from '../support/command-line.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

/** A command and those below it, with the words that call them. */
const withSubcommands = (command: Command, words: readonly string[] = []): [string, Command][] => [
  [words.join(' '), command],
  ...command.commands.flatMap((sub) => withSubcommands(sub, [...words, sub.name()])),
]
const all = withSubcommands(createProgram(memoryTerminal(), () => {}))
const leaves = all.filter(([, command]) => command.commands.length === 0)

describe.each(all)('themata %s', (words, command) => {
  const argv = words.split(' ').filter((word) => word !== '')

  test('has help with a description and an example that begins with the command', async () => {
    const { status, said } = await run(...argv, '--help')
    expect(status).toBe(0)
    expect(command.description()).not.toBe('')
    expect(said).toMatch(new RegExp(`\\nExamples?:\\n(?:  .*\\n)*  .*\\bthemata ${words}`))
  })
  test('shows defaults as they are typed', async () => {
    expect((await run(...argv, '--help')).said).not.toMatch(/default: (?:false|[[{"])/)
  })
  test('describes every option and argument', () => {
    const undescribed = [...command.options, ...command.registeredArguments].filter(
      ({ description }) => description === '',
    )
    expect(undescribed).toEqual([])
  })
  test('ends with 2 for an unknown option', async () => {
    const place = command.registeredArguments.map(() => 'x')
    expect((await run(...argv, ...place, '--no-such-option')).status).toBe(2)
  })
})

test('every command is declared in one file and done in the file of the same name', () => {
  const named = leaves.map(([words]) => `${words.replace(' ', '-')}.ts`).sort()
  expect(readdirSync('src/cli/actions').sort()).toEqual(named)
  expect(
    readdirSync('src/cli/commands')
      .filter((file) => !/^(index|codebook|decisions)\.ts$/.test(file))
      .sort(),
  ).toEqual(named)
})

/** Options that are about other things in two commands, where each is the usual word. */
const homonyms = new Set([
  '--study',
  '--on',
  '--write',
  '--out',
  '--force',
  '--format',
  '--json',
  '--code',
  '--codebook',
  '--context',
])

test('an option of several commands has the same argument and description in all', () => {
  const seen = new Map<string, Set<string>>()
  for (const { long, flags, description, hidden } of all.flatMap(([, { options }]) => options)) {
    if (hidden || homonyms.has(long!)) continue
    seen.set(long!, new Set([...(seen.get(long!) ?? []), `${flags}: ${description}`]))
  }
  expect([...seen.values()].filter((forms) => forms.size > 1)).toEqual([])
})

test('every option of a command that prints a report can also be asked for as JSON', () => {
  const reports = ['compare', 'quotes', 'evaluate', 'agreement', 'list', 'import', 'codebook check', 'codebook suggest']
  for (const [words, { options }] of all.filter(([name]) =>
    [...reports, 'suggest-passages', 'analyze', 'reduce', 'learn', 'submit'].includes(name),
  ))
    expect([words, options.some(({ long }) => long === '--json')]).toEqual([words, true])
})

const work = ['--work', 'w']
const out = ['--out', 'o']
const submit = [...work, ...out, '--shards', '2']

/** Command lines in which an option would be ignored. */
const ignored: readonly (readonly string[])[] = [
  ['analyze', 's', ...out, '--segmenter', 'turn', '--segment-words', '50'],
  ['analyze', 's', ...out, '--cache', 'c', '--no-cache'],
  ['analyze', 's', ...out, '--no-cache', '--cache', 'c'],
  ['analyze', 's', ...out, '--watch', '--json'],
  ['analyze', 's', ...out, '--quotes', '0', '--quotes-per-participant', '3'],
  ['analyze', 's', ...out, '--coders', 'keyword', '--clusters', '0', '--embedder', 'stems'],
  ['map', 's', ...work, '--pipe', '--shard', '0/2'],
  ['assign', 's', ...work, '--pipe', '--wait', '5'],
  ['map', 's', ...work, '--wait', '5'],
  ['reduce', 's', ...work, ...out, '--workers', '2'],
  ['submit', 'slurm', 's', ...submit, '--image', 'i'],
  ['submit', 'slurm', 's', ...submit, '--claim', 'c'],
  ['submit', 'kubernetes', 's', ...submit, '--sbatch=--partition=long'],
  ['submit', 'kubernetes', 's', ...submit, '--dry-run'],
  ['quotes', 's', '--search', 'x', '--code', 'c'],
  ['quotes', 's', '--search', 'x', '--most', '3'],
  ['quotes', 's', '--language', 'de'],
  ['quotes', 's', '--json', '--format', 'csv'],
  ['compare', 'a', 'b', '--json', '--format', 'md'],
  ['codebook', 'suggest', 's', '--patch', '--json'],
  ['learn', 's', '--curve', '--next', '3'],
  ['learn', 's', '--curve', '--coded-by', 'two people'],
  ['learn', 's', '--seed', '3'],
  ['import', 's', '--json', '--turns', '3'],
]

test.each(ignored.map((argv) => [argv.join(' '), argv] as const))(
  'an option that would be ignored is an error: %s',
  async (_, argv) => {
    const { status, told } = await run(...argv)
    expect(status).toBe(2)
    expect(told).toMatch(/has no effect with|cannot be used with|unknown option/)
  },
)

test('an option about studies is an error for tables, and one about tables for studies', async () => {
  const tables = join(folder(), 'coded.csv')
  writeFileSync(tables, tableOf(codedGardens(1, 4)))
  const { status, told } = await run('agreement', tables, '--segmenter', 'turn')
  expect([status, told]).toEqual([2, expect.stringContaining('error  option/ignored')])
  expect((await run('evaluate', tables, '--judged', 'stated')).told).toContain('this option applies only to studies')
})

test('options that were renamed keep their old name, hidden, and a note names the new one', async () => {
  const { status, said, told } = await run('quotes', smallStudy(), '--code', 'int-deployment', '--most', '1', '--json')
  expect([status, told]).toEqual([0, expect.stringContaining('note: --most is now called --quotes\n')])
  expect(JSON.parse(said)).toHaveLength(1)
  const { said: help } = await run('quotes', '--help')
  expect(help).toContain('--quotes <n>')
  expect(help).not.toContain('--most')
})

test('codebook check prints counts as JSON too', async () => {
  const { said } = await run('codebook', 'check', 'codebooks/remote-work.yaml', '--on', smallStudy(), '--json')
  expect(JSON.parse(said)).toMatchObject({ problems: [], segments: 4, keywords: expect.any(Array) })
})
