import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import type { AddCommand } from '../../../src/cli/command.ts'
import { addAgreementCommand } from '../../../src/cli/commands/agreement.ts'
import { addAnalyzeCommand } from '../../../src/cli/commands/analyze.ts'
import { addAssignCommand } from '../../../src/cli/commands/assign.ts'
import { addDrawCommand } from '../../../src/cli/commands/draw.ts'
import { addEvaluateCommand } from '../../../src/cli/commands/evaluate.ts'
import { addLearnCommand } from '../../../src/cli/commands/learn.ts'
import { addMapCommand } from '../../../src/cli/commands/map.ts'
import { addQuotesCommand } from '../../../src/cli/commands/quotes.ts'
import { addReviewCommand } from '../../../src/cli/commands/review.ts'
import { addSubmitCommand } from '../../../src/cli/commands/submit.ts'
import { addVerifyCommand } from '../../../src/cli/commands/verify.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

/** The options that the action of a command gets from a command line, or the error that is printed in its place. */
async function read(add: AddCommand<never>, line: string) {
  const written: string[] = []
  let given: { readonly subject: unknown; readonly options: Record<string, unknown> } | null = null
  const action = (subject: unknown, options: Record<string, unknown>): 0 => {
    given = { subject, options }
    return 0
  }
  const program = new Command('themata').exitOverride().configureOutput({ writeErr: (text) => written.push(text) })
  const load = async () => new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : action) }) as never
  add(program, { terminal: memoryTerminal(), load, done: () => {} })
  const argv = line.split(' ')
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof Error && 'exitCode' in error)) throw error
  }
  return { given: given as { subject: unknown; options: Record<string, unknown> } | null, said: written.join('') }
}
const commands = {
  agreement: addAgreementCommand,
  analyze: addAnalyzeCommand,
  assign: addAssignCommand,
  draw: addDrawCommand,
  evaluate: addEvaluateCommand,
  learn: addLearnCommand,
  map: addMapCommand,
  quotes: addQuotesCommand,
  review: addReviewCommand,
  submit: addSubmitCommand,
  verify: addVerifyCommand,
} as unknown as Readonly<Record<string, AddCommand<never>>>
const readLine = (line: string) => read(commands[line.split(' ')[0]!]!, line)

describe('a command line whose options contradict each other or mean nothing', () => {
  test.each([
    ['analyze study', /required option '--out <folder>'/],
    ['analyze study --out o --json --watch', /'--json' cannot be used with option '--watch'/],
    ['analyze study --out o --cache c --no-cache', /'--cache' cannot be used with option '--no-cache'/],
    ['analyze study --out o --csv-separator |', /Allowed choices are ,, ;/],
    ['analyze study --out o --status rejected', /Allowed choices are all, accepted/],
    ['analyze study --out o --seed -1', /a whole number is needed/],
    ['analyze study --out o --quotes two', /a whole number is needed/],
    ['quotes study --search water --theme soil', /'--search <keyword>' cannot be used with option '--theme <id>'/],
    ['quotes study --json --format csv', /cannot be used with/],
    ['quotes study --context few', /a whole number is needed/],
    ['review study --blind --settle', /cannot be used with/],
    ['review study --draw --order doubt', /cannot be used with/],
    ['review study --confirm participants --blind', /cannot be used with/],
    ['review study --order best', /Allowed choices are interview, code, doubt, random/],
    ['draw study --for costs --size 400', /'--size <n>' has no effect with '--for'/],
    ['draw study --for costs --new', /'--new' has no effect with '--for'/],
    ['draw study --for costs --half-width wide', /half-width/],
    ['learn study --curve --out w.json', /'--out <file>' has no effect with '--curve'/],
    ['learn study --curve --next 3', /'--next <n>' has no effect with '--curve'/],
    ['learn study --seed 3', /'--seed <n>' has no effect with 'no --curve'/],
    ['learn', /missing required argument 'coded'/],
    ['evaluate table.csv --alone --with more.csv', /'--with <file>' has no effect with '--alone'/],
    ['agreement study --by code', /Allowed choices are segment, transcript, participant/],
    ['map study --work w --pipe --shard 0/2', /cannot be used with/],
    ['map study --work w --shard 2/2', /write i\/n with i from 0 to n - 1/],
    ['assign study --work w --pipe --wait 9', /cannot be used with/],
    ['map study', /required option '--work <folder>'/],
    ['submit slurm study --work w --out o --shards 4 --image i', /'--image <name>' has no effect with 'slurm'/],
    ['submit kubernetes study --work w --out o --shards 4 --dry-run', /'--dry-run' has no effect with 'kubernetes'/],
    ['verify report --colour', /unknown option '--colour'/],
    ['verify report another', /too many arguments/],
  ])('%s', async (line, message) => {
    const { given, said } = await readLine(line)
    expect(said).toMatch(message)
    expect(given).toBeNull()
  })
})

describe('what is not written on a command line is what most want', () => {
  test.each([
    [
      'analyze study --out o',
      { format: ['md', 'html', 'csv', 'json', 'yaml'], figures: false, force: false, csvSeparator: ',' },
    ],
    ['analyze study --out o', { interviewer: [], column: {}, quiet: false }],
    ['quotes study', { quotes: 20, context: 0, format: 'md' }],
    ['review study', { blind: false, draw: false, settle: false, open: true, interviewer: [] }],
    ['review study --confirm', { confirm: 'participants' }],
    ['draw study', { halfWidth: 5, new: false }],
    ['learn study', { codedBy: 'people, by decisions', curve: false, force: false, json: false }],
    ['agreement study', { by: 'segment', json: false }],
    ['evaluate study', { alone: false, json: false }],
    ['map study --work w', { shard: { index: 0, of: 1 }, pipe: false, quiet: false }],
    ['assign study --work w', { wait: 0 }],
    ['submit slurm study --work w --out o --shards 4', { image: 'themata:latest', claim: 'themata', sbatch: [] }],
    ['verify report', { json: false, interviewer: [], column: {} }],
  ])('%s', async (line, options) => {
    const { given, said } = await readLine(line)
    expect(said).toBe('')
    expect(given!.options).toMatchObject(options)
  })
})

describe('names of earlier versions', () => {
  test.each([
    ['quotes study --most 7', { quotes: 7 }],
    ['learn study --coders experts', { codedBy: 'experts' }],
    ['agreement study --unit turn', { segmenter: 'turn' }],
    ['evaluate study --seed 4', { alone: false }],
    ['agreement study --seed 4', { by: 'segment' }],
  ])('%s is still understood', async (line, options) => {
    expect((await readLine(line)).given!.options).toMatchObject(options)
  })
})
