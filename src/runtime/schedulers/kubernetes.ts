import { join, posix } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { type CommandWord, type Job, requireOneLine, type Scheduler, type SchedulerOptions } from './scheduler.ts'

const manifest = 'themata-jobs.json'

/** The place of a file in the volume that all pods mount. @throws InputError for a path that leads out of it */
function inVolume(path: string): string {
  const inside = posix.normalize(path.replace(/^\/+/, ''))
  if (!/^\.\.(\/|$)/.test(inside)) return posix.join('/data', inside)
  throw inputError({
    code: 'submit/outside',
    place: { file: path },
    message: 'this path leads out of the volume that the pods mount',
    fix: 'name it from the root of the volume, without ".."',
  })
}

/** Indexed jobs of Kubernetes, as a manifest that is applied by hand. */
export const kubernetes: Scheduler = {
  summary: 'indexed jobs of Kubernetes: a manifest for kubectl',
  program: () => ['themata'],
  place: inVolume,
  placeCodebook: inVolume,
  write: (jobs, _, options) => [{ file: manifest, text: writeManifest(jobs, options) }],
  describe: (folder) => `Written to ${join(folder, manifest)}; kubectl apply -f submits it`,
  submit: null,
}

/** Max. time, in seconds, that a step waits for the one before: a day. Kubernetes does not order jobs. */
const longest = 86_400
/** Max. number of retries of a failed pod. */
const tries = 6

/** Kubernetes expands `$(NAME)` from the environment of the pods of an indexed job; a literal `$` is doubled. */
const writeWord = (word: CommandWord): string =>
  typeof word === 'string' ? word.replaceAll('$', '$$$$') : `$(JOB_COMPLETION_INDEX)/${word.shardOf}`

/**
 * Writes the jobs as a manifest in JSON, which kubectl accepts like YAML. Steps in shards are indexed jobs: the number of the shard
 * is the index of the pod. All are applied at once; each waits for the parts of the one before.
 */
function writeManifest(jobs: readonly Job[], { image, claim, shards }: SchedulerOptions): string {
  requireOneLine(jobs.flatMap(({ command }) => command))
  const items = jobs.map(({ name, isArray, command }) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `themata-${name}`, labels: { app: 'themata' } },
    spec: {
      ...(isArray ? { completionMode: 'Indexed', completions: shards, parallelism: shards } : {}),
      backoffLimit: isArray ? tries * shards : tries,
      template: {
        metadata: { labels: { app: 'themata', step: name } },
        spec: {
          restartPolicy: 'OnFailure',
          containers: [
            {
              name: 'themata',
              image,
              command: [...command.map(writeWord), ...(name === 'map' ? [] : ['--wait', String(longest)])],
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim } }],
        },
      },
    },
  }))
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 1)}\n`
}
