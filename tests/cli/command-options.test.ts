import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { AddCommand } from '../../src/cli/command.ts'
import { addAnalyzeCommand } from '../../src/cli/commands/analyze.ts'
import { addCodebookMergeCommand } from '../../src/cli/commands/codebook-merge.ts'
import { addImportCommand } from '../../src/cli/commands/import.ts'
import { addQuotesCommand } from '../../src/cli/commands/quotes.ts'
import { addSubmitCommand } from '../../src/cli/commands/submit.ts'
import { memoryTerminal } from '../support/memory-terminal.ts'

/** The calls of the actions of a command that is run with actions that only note what they are given. */
async function callsOf<Actions>(add: AddCommand<Actions>, names: readonly string[], ...argv: readonly string[]) {
  const calls: { readonly name: string; readonly subject: unknown; readonly options: Record<string, unknown> }[] = []
  const note = (name: string) => (subject: unknown, options: Record<string, unknown>) => {
    calls.push({ name, subject, options })
    return 2
  }
  const actions = Object.fromEntries(names.map((name) => [name, note(name)])) as Actions
  const statuses: number[] = []
  const program = new Command('themata').exitOverride().configureOutput({ writeErr: () => {} })
  const context = {
    terminal: memoryTerminal(),
    load: async () => actions,
    done: (status: 0 | 2) => statuses.push(status),
  }
  add(program, context as Parameters<typeof add>[1])
  await program.parseAsync(argv, { from: 'user' })
  return { calls, statuses }
}

const study = ['analyze', 'interviews', '--out', 'report'] as const
const analyze = (...more: readonly string[]) =>
  callsOf(addAnalyzeCommand, ['runAnalysis', 'watchAnalysis'], ...study, ...more)

describe('analyze', () => {
  test('keeps stored results beside the study, unless it is told where or to keep none', async () => {
    const cacheOf = async (...more: readonly string[]) => (await analyze(...more)).calls[0]!.options['cache']
    expect(await cacheOf()).toBeUndefined()
    expect(await cacheOf('--cache', 'elsewhere')).toBe('elsewhere')
    expect(await cacheOf('--no-cache')).toBe(false)
  })
  test('runs once, and again at each change with --watch; its status is that of the action', async () => {
    expect(await analyze()).toMatchObject({ calls: [{ name: 'runAnalysis', subject: 'interviews' }], statuses: [2] })
    expect((await analyze('--watch')).calls.map(({ name }) => name)).toEqual(['watchAnalysis'])
  })
})

test('quotes shows no turns around a quote, and twelve words around a match, unless asked for others', async () => {
  const quotes = async (...more: readonly string[]) => {
    const { calls } = await callsOf(addQuotesCommand, ['runQuotes', 'runSearch'], 'quotes', 'interviews', ...more)
    return calls.map(({ name, options }) => [name, options['context'], options['format']])
  }
  expect(await quotes()).toEqual([['runQuotes', 0, 'md']])
  expect(await quotes('--context', '2', '--format', 'csv')).toEqual([['runQuotes', 2, 'csv']])
  expect(await quotes('--search', 'water')).toEqual([['runSearch', 12, 'text']])
})

describe('import', () => {
  const run = async (...argv: readonly string[]) => {
    const other = (name: string) => async () => ({ [name]: () => Promise.reject(new Error(name)) })
    const add: AddCommand<unknown> = (program, context) =>
      addImportCommand(program, {
        ...(context as Parameters<typeof addImportCommand>[1]),
        loadSpeakers: other('runImportSpeakers') as never,
        loadProject: other('importProject') as never,
      })
    return (await callsOf(add, ['runImport'], 'import', ...argv)).calls
  }
  test('previews files, with the columns that are named', async () => {
    const [call] = await run('a.csv', 'b.csv', '--column', 'text=Answer', '--column', 'speaker=Who')
    expect(call).toMatchObject({ subject: ['a.csv', 'b.csv'], options: { column: { text: 'Answer', speaker: 'Who' } } })
  })
  test('with --study takes codings in, with --speakers proposes who speaks', async () => {
    await expect(run('a.qdpx', '--study', 'interviews')).rejects.toThrow('importProject')
    await expect(run('a.txt', '--speakers')).rejects.toThrow('runImportSpeakers')
  })
  test.each([
    ['--person', 'Ana'],
    ['--correct', '3 is P'],
    ['--column', 'text'],
  ])('refuses %s %s where it has no effect or no meaning', async (...option) => {
    await expect(run('a.txt', ...option)).rejects.toMatchObject({ exitCode: 1 })
  })
})

test('codes to merge, and the scheduler of a study, reach the action as they were named', async () => {
  const merged = await callsOf(
    addCodebookMergeCommand,
    ['runCodebookMerge'],
    ...['codebook', 'merge', 'c.yaml', 'late', 'slow', '--into', 'delay'],
  )
  expect(merged.calls).toMatchObject([{ subject: 'c.yaml', options: { codes: ['late', 'slow'], into: 'delay' } }])
  const submitted = await callsOf(
    addSubmitCommand,
    ['runSubmit'],
    ...['submit', 'slurm', 'interviews', '--work', 'w', '--out', 'o', '--shards', '16'],
  )
  expect(submitted.calls).toMatchObject([
    { subject: { scheduler: 'slurm', study: 'interviews' }, options: { shards: 16 } },
  ])
})
