import { resolve } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { saveResults } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { schedulers } from '../../runtime/schedulers/index.ts'
import type { Job, Scheduler } from '../../runtime/schedulers/scheduler.ts'
import type { SubmittedStudy } from '../commands/submit.ts'
import type { SubmitOptions } from '../options/step-options.ts'
import { writeStudyOptions } from '../options/study-options.ts'

/** Writes the jobs of a study, and submits them if the scheduler can be reached from here. */
export async function runSubmit(
  { scheduler: name, study }: SubmittedStudy,
  options: SubmitOptions,
  terminal: Terminal,
): Promise<void> {
  if (options.shards < 1) {
    throw inputError({
      code: 'submit/shards',
      place: { file: '--shards' },
      message: 'at least one shard is needed',
      fix: 'write --shards 16, or as many as there are processors',
    })
  }
  const scheduler = choose<Scheduler>(schedulers, name, 'scheduler')
  const folder = resolve(options.work, name)
  const files = scheduler.write(jobsOf(scheduler, study, options), folder, options)
  await saveResults(folder, files, options.force)
  const answer = options.dryRun || scheduler.submit === null ? null : scheduler.submit(folder)
  if (options.json) {
    const written = files.map(({ file }) => file)
    terminal.print(`${JSON.stringify({ scheduler: name, folder, written, submitted: answer !== null, answer })}\n`)
  } else terminal.print(answer ?? `${scheduler.describe(folder)}\n`)
}

/** The four steps as command lines; the number of the shard is filled in when a task runs. */
function jobsOf({ place, placeCodebook, program: programOf }: Scheduler, study: string, options: SubmitOptions): Job[] {
  const { work, out, shards, format, figures, force, codebook, csvSeparator } = options
  const program = programOf()
  const placed = codebook === undefined ? options : { ...options, codebook: placeCodebook(codebook) }
  const shared = [place(study), '--work', place(work), ...writeStudyOptions(placed), '--quiet']
  const workers = options.workers === undefined ? [] : ['--workers', String(options.workers)]
  const shard = ['--shard', { shardOf: shards }]
  const written = [
    '--out',
    place(out),
    '--format',
    format.join(','),
    ...(figures ? ['--figures'] : []),
    ...(force ? ['--force'] : []),
    ...(csvSeparator === ',' ? [] : ['--csv-separator', csvSeparator]),
  ]
  return [
    { name: 'map', isArray: true, command: [...program, 'map', ...shared, ...workers, ...shard] },
    { name: 'fit', isArray: false, command: [...program, 'fit', ...shared, ...workers] },
    { name: 'assign', isArray: true, command: [...program, 'assign', ...shared, ...workers, ...shard] },
    { name: 'reduce', isArray: false, command: [...program, 'reduce', ...shared, ...written] },
  ]
}
