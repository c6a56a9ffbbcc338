import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { programPath } from '../../io/package-files.ts'
import { saveFiles } from '../../io/save-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Job } from '../../runtime/schedulers/job.ts'
import { writeKubernetes } from '../../runtime/schedulers/write-kubernetes.ts'
import { writeSlurm } from '../../runtime/schedulers/write-slurm.ts'
import type { SubmitOptions } from '../options/step-options.ts'
import { writeStudyOptions } from '../options/study-options.ts'

const engines = { slurm: submitSlurm, kubernetes: writeManifest }

/** Writes the jobs of a study, and submits them if the scheduler can be reached from here. */
export async function runSubmit(
  engine: string,
  study: string,
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
  await choose(engines, engine, 'engine')(study, options, terminal)
}

async function submitSlurm(study: string, options: SubmitOptions, terminal: Terminal): Promise<void> {
  const folder = resolve(options.work, 'slurm')
  // Jobs start in the folder from which they are submitted, so that the codebook is found, and named, as here.
  const jobs = jobsOf([process.execPath, programPath], resolve(study), options, resolve)
  const scripts = writeSlurm(jobs, { folder, shards: options.shards, sbatch: options.sbatch })
  await saveFiles(folder, scripts)
  if (options.dryRun) {
    terminal.print(`Written to ${folder}; sh ${folder}/submit.sh submits them\n`)
    return
  }
  try {
    terminal.print(execFileSync('sh', [`${folder}/submit.sh`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    throw inputError({
      code: 'submit/refused',
      place: { file: `${folder}/submit.sh` },
      message: `Slurm refused the jobs: ${said}`,
      fix: 'run this on a machine that has sbatch, or add the options that your cluster requires with --sbatch',
    })
  }
}

async function writeManifest(study: string, options: SubmitOptions, terminal: Terminal): Promise<void> {
  const inVolume = (path: string): string => `/data/${path.replace(/^\/+/, '')}`
  const { image, claim, shards, work, codebook } = options
  const placed = codebook === undefined ? options : { ...options, codebook: inVolume(codebook) }
  const jobs = jobsOf(['themata'], inVolume(study), placed, inVolume)
  const manifest = writeKubernetes(jobs, { image, claim, shards })
  await saveFiles(resolve(work, 'kubernetes'), [{ file: 'themata-jobs.json', text: manifest }])
  terminal.print(`Written to ${resolve(work, 'kubernetes', 'themata-jobs.json')}; kubectl apply -f submits it\n`)
}

/** The four steps as command lines; the number of the shard is filled in when a task runs. */
function jobsOf(
  program: readonly string[],
  study: string,
  options: SubmitOptions,
  place: (path: string) => string,
): Job[] {
  const { work, out, shards, format, figures, force } = options
  const shared = [study, '--work', place(work), ...writeStudyOptions(options), '--quiet']
  const workers = options.workers === undefined ? [] : ['--workers', String(options.workers)]
  const shard = ['--shard', { shardOf: shards }]
  const written = [
    '--out',
    place(out),
    '--format',
    format.join(','),
    ...(figures ? ['--figures'] : []),
    ...(force ? ['--force'] : []),
  ]
  return [
    { name: 'map', isArray: true, command: [...program, 'map', ...shared, ...workers, ...shard] },
    { name: 'fit', isArray: false, command: [...program, 'fit', ...shared, ...workers] },
    { name: 'assign', isArray: true, command: [...program, 'assign', ...shared, ...workers, ...shard] },
    { name: 'reduce', isArray: false, command: [...program, 'reduce', ...shared, ...written] },
  ]
}
