import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/boundary/diagnostic.ts'
import { schedulers } from '../../src/runtime/schedulers/index.ts'
import type { Job, Scheduler } from '../../src/runtime/schedulers/scheduler.ts'

const options = { shards: 3, sbatch: ['--time=60'], image: 'img', claim: 'vol' }
const jobs: Job[] = [
  { name: 'map', isArray: true, command: ['themata', 'map', 'my study', '--shard', { shardOf: 3 }] },
  { name: 'fit', isArray: false, command: ['themata', 'fit', '100% of $HOME'] },
]
const textsOf = (scheduler: Scheduler, some: readonly Job[] = jobs): string[] =>
  scheduler.write(some, '/w/x', options).map((file) => ('text' in file ? file.text : ''))

describe.each(Object.entries<Scheduler>(schedulers))('the scheduler %s', (_, scheduler) => {
  test('writes the same files for the same jobs, each under its own name', () => {
    expect(textsOf(scheduler)).toEqual(textsOf(scheduler))
    const names = scheduler.write(jobs, '/w/x', options).map(({ file }) => file)
    expect(new Set(names).size).toBe(names.length)
  })
  test('names every job and every word of its command', () => {
    const all = textsOf(scheduler).join('\n')
    for (const { name } of jobs) expect(all).toContain(`themata-${name}`)
    for (const word of ['my study', 'of $', '--shard']) expect(all).toContain(word)
  })
  test('refuses a name with a line break, which no job can hold', () => {
    expect(() => textsOf(scheduler, [{ name: 'map', isArray: false, command: ['a\nb'] }])).toThrow(InputError)
  })
  test('says where the jobs are', () => {
    expect(scheduler.describe('/w/x')).toContain('/w/x')
  })
})

test('Slurm fills in the shard of a task, keeps words of the shell apart, and takes the codebook as it is named', () => {
  const [map, fit] = textsOf(schedulers.slurm)
  expect(map).toContain(`themata map 'my study' --shard "$SLURM_ARRAY_TASK_ID/3" && exit`)
  expect(map).toContain('#SBATCH --array=0-2')
  expect(fit).toContain(`'100% of $HOME'`)
  expect(schedulers.slurm.placeCodebook('codes.yaml')).toBe('codes.yaml')
})
test('Kubernetes mounts everything below /data, and keeps its own variables apart from ours', () => {
  const [manifest] = textsOf(schedulers.kubernetes)
  const { items } = JSON.parse(manifest!)
  expect(items[0].spec.template.spec.containers[0].command.at(-1)).toBe('$(JOB_COMPLETION_INDEX)/3')
  expect(items[1].spec.template.spec.containers[0].command).toContain('100% of $$HOME')
  expect(schedulers.kubernetes.place('/home/x')).toBe('/data/home/x')
  expect(schedulers.kubernetes.submit).toBeNull()
})
