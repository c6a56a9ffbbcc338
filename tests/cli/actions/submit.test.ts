import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import { runSubmit } from '../../../src/cli/actions/submit.ts'
import type { SubmitOptions } from '../../../src/cli/options/step-options.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

/** The command lines that are written for a cluster, by step. */
async function submit(given: Partial<SubmitOptions> = {}) {
  const work = mkdtempSync(join(tmpdir(), 'work-'))
  const terminal = memoryTerminal()
  const options: SubmitOptions = {
    ...{ work, shards: 4, dryRun: true, json: false, sbatch: [], image: 'themata:latest', claim: 'themata' },
    ...{
      interviewer: [],
      column: {},
      out: 'out',
      format: ['md', 'csv'],
      figures: false,
      csvSeparator: ',',
      force: false,
    },
    ...given,
  }
  await runSubmit({ scheduler: 'slurm', study: 'interviews' }, options, terminal)
  const script = (name: string): string => readFileSync(join(work, 'slurm', `${name}.sh`), 'utf8')
  return { script, said: terminal.said, work }
}

describe('the jobs of a study on a cluster', () => {
  test('are map and assign in shards counted from 0, fit and reduce once', async () => {
    const { script } = await submit()
    for (const name of ['map', 'assign']) {
      expect(script(name)).toContain('#SBATCH --array=0-3\n')
      expect(script(name)).toContain(`${name} `)
      expect(script(name)).toContain('--shard "$SLURM_ARRAY_TASK_ID/4"')
    }
    for (const name of ['fit', 'reduce']) expect(script(name)).not.toMatch(/--array|--shard/)
  })
  test('all read the study with the same options', async () => {
    const { script } = await submit({
      segmenter: 'turn',
      interviewer: ['Kim Lee'],
      column: { text: 'My answer' },
      seed: 7,
    })
    for (const name of ['map', 'fit', 'assign', 'reduce'])
      expect(script(name)).toContain(
        "--segmenter turn --seed 7 --interviewer 'Kim Lee' --column 'text=My answer' --quiet",
      )
  })
  test('write the report as it was asked for, in the last step alone', async () => {
    const { script } = await submit({ figures: true, force: true, csvSeparator: ';' })
    expect(script('reduce')).toMatch(/--out \S*out --format md,csv --figures --force --csv-separator ';' && exit/)
    expect(script('map')).not.toMatch(/ --out | --format /)
    expect((await submit()).script('reduce')).toMatch(/--format md,csv && exit/)
  })
  test('have as many threads as were asked for, but not where results are written', async () => {
    const { script } = await submit({ workers: 0 })
    expect(['map', 'fit', 'assign', 'reduce'].map((name) => script(name).includes('--workers 0'))).toEqual([
      ...[true, true, true, false],
    ])
  })
  test('are said to be written, for people and for programs', async () => {
    const people = await submit()
    expect(people.said).toBe(`Written to ${people.work}/slurm; sh ${people.work}/slurm/submit.sh submits them\n`)
    const { said, work } = await submit({ json: true })
    expect(JSON.parse(said)).toEqual({
      ...{ scheduler: 'slurm', folder: join(work, 'slurm'), submitted: false, answer: null },
      written: ['map.sh', 'fit.sh', 'assign.sh', 'reduce.sh', 'submit.sh'],
    })
  })
  test('are never none, which is an error at its option', async () => {
    const error = await submit({ shards: 0 }).catch((thrown: InputError) => thrown)
    expect((error as InputError).problems).toMatchObject([
      {
        ...{ code: 'submit/shards', place: { file: '--shards' }, message: 'at least one shard is needed' },
        fix: expect.stringContaining('--shards 16'),
      },
    ])
  })
})
