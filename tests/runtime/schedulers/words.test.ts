import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { schedulers } from '../../../src/runtime/schedulers/index.ts'
import type { Job } from '../../../src/runtime/schedulers/scheduler.ts'

const options = { shards: 3, sbatch: [], image: 'img', claim: 'vol' }
const job = (command: Job['command'], isArray = false): Job => ({ name: 'fit', isArray, command })
const textOf = (name: 'slurm' | 'kubernetes', jobs: readonly Job[], more: Partial<typeof options> = {}): string[] =>
  schedulers[name].write(jobs, '/w/x y', { ...options, ...more }).map((file) => ('text' in file ? file.text : ''))
const odd = fc.constantFrom(
  'a b',
  "it's",
  '$HOME',
  '`id`',
  '"q"',
  '\\',
  '*',
  '~',
  '',
  '-x',
  'é',
  ';',
  '&',
  '#',
  '!',
  '$(id)',
  'a=b',
  '%j',
)
const word = fc.array(odd, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))

describe('a word of a command', () => {
  test('reaches the program from a script of Slurm as it is, whatever a shell makes of its letters', () => {
    const words = fc.sample(word, { numRuns: 60, seed: 3 })
    const line = textOf('slurm', [job(words)])[0]!
      .split('\n')
      .find((one) => one.endsWith(' && exit'))!
    const quoted = line.trim().replace(/ && exit$/, '')
    const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${quoted}`], { encoding: 'utf8' })
    expect(stdout.split('\n').slice(0, -1)).toEqual(words)
  })
  test('reaches the program from a manifest of Kubernetes as it is, which expands $(NAME) and makes $ of $$', () => {
    const expand = (text: string): string =>
      text.replace(/\$\$|\$\((\w+)\)/g, (found, name?: string) =>
        name === undefined ? '$' : `<${name}>${found.slice(0, 0)}`,
      )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const { items } = JSON.parse(textOf('kubernetes', [job(words)])[0]!)
        const command: string[] = items[0].spec.template.spec.containers[0].command
        expect(command.slice(0, words.length).map(expand)).toEqual(words)
      }),
    )
  })
  test.each(['a\nb', 'a\rb', 'a\0b'])('with a line break or a zero is refused: %j', (bad) => {
    for (const name of ['slurm', 'kubernetes'] as const)
      expect(() => textOf(name, [job(['themata', bad])])).toThrow(/submit\/line-break[^]*contains a line break/)
    expect(() => textOf('slurm', [job(['themata'])], { sbatch: [bad] } as object)).toThrow(/submit\/line-break/)
  })
})

describe('a path that pods find', () => {
  test.each([
    ['/home/ana/study', '/data/home/ana/study'],
    ['study', '/data/study'],
    ['./study/', '/data/study/'],
    ['a/../study', '/data/study'],
    ['//study', '/data/study'],
    ['..study', '/data/..study'],
    ['.', '/data'],
  ])('is in the volume: %s is %s', (path, inside) => {
    expect(schedulers.kubernetes.place(path).replace(/\/$/, '')).toBe(inside.replace(/\/$/, ''))
  })
  test.each(['../study', '..', 'a/../../study', '/../etc'])('cannot lead out of it: %s', (path) => {
    expect(() => schedulers.kubernetes.place(path)).toThrow(/submit\/outside[^]*leads out of the volume/)
  })
})

describe('the jobs of a study', () => {
  const chain: Job[] = [
    { name: 'map', isArray: true, command: ['themata', 'map', '--shard', { shardOf: 3 }] },
    { name: 'fit', isArray: false, command: ['themata', 'fit'] },
    { name: 'assign', isArray: true, command: ['themata', 'assign', '--shard', { shardOf: 3 }] },
  ]
  test('follow one another: Slurm starts each after the one before has succeeded', () => {
    const submit = textOf('slurm', chain, { sbatch: ['--time=60', '--account=a b'] } as object).at(-1)!
    expect(
      Array.from(submit.matchAll(/^(\w+)=\$\(sbatch --parsable(.*) '\/w\/x y\/\w+\.sh'\)$/gm), ([, name, how]) => [
        name,
        how,
      ]),
    ).toEqual([
      ['map', " --time=60 '--account=a b'"],
      ['fit', " --dependency=afterok:$map --kill-on-invalid-dep=yes --time=60 '--account=a b'"],
      ['assign', " --dependency=afterok:$fit --kill-on-invalid-dep=yes --time=60 '--account=a b'"],
    ])
    expect(submit.startsWith('#!/bin/sh\nset -eu\n')).toBe(true)
  })
  test('wait for one another in Kubernetes, but the first for nobody', () => {
    const { items } = JSON.parse(textOf('kubernetes', chain)[0]!)
    const waits = items.map((item: { spec: { template: { spec: { containers: { command: string[] }[] } } } }) =>
      item.spec.template.spec.containers[0]!.command.includes('--wait'),
    )
    expect(waits).toEqual([false, true, true])
  })
  test('run as often as there are shards, and are tried again when a pod or a node is lost', () => {
    const [map, fit] = textOf('slurm', chain)
    expect([map, fit].map((script) => /--array=(\S+)/.exec(script!)?.[1])).toEqual(['0-2', undefined])
    for (const script of [map, fit]) expect(script).toContain('#SBATCH --requeue\n')
    expect([map, fit].map((script) => /--output=(\S+(?: \S+)?)/.exec(script!)![1])).toEqual([
      '/w/x\\ y/map-%A_%a.log',
      '/w/x\\ y/fit-%j.log',
    ])
    const { items } = JSON.parse(textOf('kubernetes', chain)[0]!)
    expect(
      items.map(({ spec }: { spec: { completions?: number; backoffLimit: number } }) => [
        spec.completions,
        spec.backoffLimit,
      ]),
    ).toEqual([
      [3, 18],
      [undefined, 6],
      [3, 18],
    ])
  })
})
