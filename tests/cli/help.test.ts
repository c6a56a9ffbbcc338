import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/main.ts'
import { fillNames } from '../../src/cli/options/fill-names.ts'
import { registries } from '../../src/cli/registries.ts'
import { readChoices } from '../../src/io/package-files.ts'
import { outputs } from '../../src/outputs/index.ts'
import { run } from '../support/command-line.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

const describedBy = (command: Command): string[] => [
  ...[...command.options, ...command.registeredArguments].map(({ description }) => description),
  ...command.commands.flatMap(describedBy),
]

test('help names the entries of every registry that it speaks of, and no registry by its inner name', () => {
  const program = createProgram(memoryTerminal(), () => {})
  const before = describedBy(program).filter((description) => description.includes('{'))
  expect(before.length).toBeGreaterThan(5)
  fillNames(program, readChoices())
  expect(describedBy(program).filter((description) => /[{}]/.test(description))).toEqual([])
  expect(describedBy(program)).toContainEqual(
    expect.stringMatching(/^what to write, of md, html, docx, csv, json, xlsx, .* or doccano$/),
  )
  expect(describedBy(program)).toContain('slurm or kubernetes')
})
test('the help of a command is printed with the names', async () => {
  const { said } = await run('analyze', '--help')
  for (const name of Object.keys(outputs)) expect(said).toMatch(new RegExp(`what to write[^]*\\b${name}\\b`))
})
test('every entry of every registry has one line about it', () => {
  for (const [kind, registry] of Object.entries(registries))
    for (const [name, { summary }] of Object.entries(registry))
      expect([kind, name, /^\S[^\n]{3,}\S$/.test(summary)]).toEqual([kind, name, true])
})
test('list shows every registry with its entries, also as JSON', async () => {
  const { said } = await run('list', '--json')
  const lists = JSON.parse(said) as Record<string, { name: string }[]>
  expect(Object.keys(lists)).toEqual(Object.keys(registries))
  expect(lists['schedulers']!.map(({ name }) => name)).toEqual(['slurm', 'kubernetes'])
  expect(lists['outputs']!.map(({ name }) => name)).toEqual(Object.keys(outputs))
  expect((await run('list')).said).toContain('schedulers\n  slurm ')
})
