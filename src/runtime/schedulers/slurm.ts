import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { programPath } from '../../io/package-files.ts'
import type { OutputFile } from '../../outputs/output.ts'
import { type CommandWord, type Job, requireOneLine, type Scheduler, type SchedulerOptions } from './scheduler.ts'

/**
 * Job arrays of Slurm, submitted by a script. Jobs start in the folder from which they are submitted, so that the codebook
 * is found, and named, as here.
 */
export const slurm: Scheduler = {
  summary: 'job arrays of Slurm: scripts, submitted with sbatch where it is installed',
  program: () => [process.execPath, programPath],
  place: resolve,
  placeCodebook: (file) => file,
  write: writeScripts,
  describe: (folder) => `Written to ${folder}; sh ${folder}/submit.sh submits them`,
  submit: submitScripts,
}

/** Quotes a word for the shell. */
const quote = (word: string): string => (/^[\w./,:=+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

const writeWord = (word: CommandWord): string =>
  typeof word === 'string' ? quote(word) : `"$SLURM_ARRAY_TASK_ID/${word.shardOf}"`

/** Escapes a folder for the option of a job, in which % begins a pattern. */
const writeLogFolder = (folder: string): string => folder.replace(/[^\w./,:=+@%-]/gu, '\\$&').replaceAll('%', '%%')

/**
 * The scripts of a chain of jobs: arrays for the steps in shards, each step after the one before has succeeded. A step that
 * is killed runs again, up to three times; a task whose node fails is requeued. Both continue from the finished parts.
 */
function writeScripts(jobs: readonly Job[], folder: string, { shards, sbatch }: SchedulerOptions): OutputFile[] {
  requireOneLine([folder, ...sbatch, ...jobs.flatMap(({ command }) => command)])
  const scripts = jobs.map(({ name, isArray, command }): OutputFile => {
    const array = isArray ? `#SBATCH --array=0-${shards - 1}\n` : ''
    const line = command.map(writeWord).join(' ')
    return {
      file: `${name}.sh`,
      text: `#!/bin/sh\n#SBATCH --job-name=themata-${name}\n${array}#SBATCH --requeue\n#SBATCH --open-mode=append\n#SBATCH --output=${writeLogFolder(folder)}/${name}-%${isArray ? 'A_%a' : 'j'}.log\nfor try in 1 2 3; do\n  ${line} && exit\n  status=$?\n  [ $status -ge 128 ] || break\ndone\nexit $status\n`,
    }
  })
  const chain = jobs.map(({ name }, at) => {
    const after = at === 0 ? '' : ` --dependency=afterok:$${jobs[at - 1]!.name} --kill-on-invalid-dep=yes`
    return `${name}=$(sbatch --parsable${after}${sbatch.map((option) => ` ${quote(option)}`).join('')} ${quote(`${folder}/${name}.sh`)})\necho "${name}: job $${name}"\n`
  })
  return [...scripts, { file: 'submit.sh', text: `#!/bin/sh\nset -eu\n${chain.join('')}` }]
}

function submitScripts(folder: string): string {
  try {
    return execFileSync('sh', [`${folder}/submit.sh`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const answer = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    throw inputError({
      code: 'submit/refused',
      place: { file: `${folder}/submit.sh` },
      message: `Slurm refused the jobs: ${answer}`,
      fix: 'run this on a machine that has sbatch, or add the options that your cluster requires with --sbatch',
    })
  }
}
