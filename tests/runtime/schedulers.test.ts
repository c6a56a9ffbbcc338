import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { Job } from 'kubernetes-models/batch/v1'
import { expect, test } from 'vitest'
import { runStudy } from '../../src/runtime/run-study.ts'
import { collectLines } from '../../src/runtime/shards/gather.ts'
import { openAssignFilter, openMapFilter } from '../../src/runtime/shards/pipe.ts'
import { reduceShards } from '../../src/runtime/shards/reduce-shards.ts'
import { fitShards } from '../../src/runtime/shards/shards.ts'
import { folder, run, smallStudy } from '../support/command-line.ts'
import { alone, bytesOfAll, gardenStudy } from '../support/work.ts'

test('the manifest holds four jobs that Kubernetes knows, indexed where there are shards', async () => {
  const work = folder()
  await run(
    'submit',
    'kubernetes',
    'study',
    '--work',
    work,
    '--shards',
    '4',
    '--out',
    'out',
    '--seed',
    '3',
    '--claim',
    'talk',
  )
  const { items } = JSON.parse(readFileSync(join(work, 'kubernetes', 'themata-jobs.json'), 'utf8'))
  for (const item of items) new Job(item).validate()
  expect(items.map(({ metadata }: { metadata: { name: string } }) => metadata.name)).toEqual([
    'themata-map',
    'themata-fit',
    'themata-assign',
    'themata-reduce',
  ])
  expect(items[0].spec).toMatchObject({ completionMode: 'Indexed', completions: 4, parallelism: 4 })
  const commandOf = (at: number) => items[at].spec.template.spec.containers[0].command.join(' ')
  expect(commandOf(0)).toContain('--shard $(JOB_COMPLETION_INDEX)/4')
  expect(commandOf(3)).toMatch(/^themata reduce \/data\/study --work .* --seed 3 .*--out \/data\/out .*--wait 86400$/)
  expect(() => new Job({ ...items[0], spec: { ...items[0].spec, completions: '4' } }).validate()).toThrow(/integer/)
})

test('the scripts for Slurm are read by a shell, keep odd names whole, and follow one another', async () => {
  const [work, out] = [folder(), "/tmp/it's here"]
  await run(
    'submit',
    'slurm',
    'my study',
    '--work',
    work,
    '--shards',
    '4',
    '--out',
    out,
    '--dry-run',
    '--sbatch',
    '--time=60',
  )
  const read = (name: string) => readFileSync(join(work, 'slurm', name), 'utf8')
  for (const name of ['map.sh', 'fit.sh', 'assign.sh', 'reduce.sh', 'submit.sh'])
    expect(spawnSync('sh', ['-n', join(work, 'slurm', name)]).status).toBe(0)
  expect(read('map.sh')).toMatch(/#SBATCH --array=0-3\n#SBATCH --requeue\n/)
  expect(read('map.sh')).toContain('--shard "$SLURM_ARRAY_TASK_ID/4"')
  expect(read('reduce.sh')).toContain(`--out '/tmp/it'\\''s here'`)
  expect(read('submit.sh')).toMatch(
    /fit=\$\(sbatch --parsable --dependency=afterok:\$map --kill-on-invalid-dep=yes --time=60/,
  )
})

test('a script that somebody else wrote in the folder of jobs is kept unless --force is given; own scripts are replaced', async () => {
  const work = folder()
  const script = join(work, 'slurm', 'map.sh')
  mkdirSync(join(work, 'slurm'))
  writeFileSync(script, 'mine\n')
  const submit = (...more: string[]) =>
    run('submit', 'slurm', 's', '--work', work, '--shards', '2', '--out', 'o', '--dry-run', ...more)
  const { status, told } = await submit()
  expect([status, readFileSync(script, 'utf8')]).toEqual([2, 'mine\n'])
  expect(told).toMatch(/map\.sh {2}error {2}results\/not-ours[^]*fix: name another folder, or say --force/)
  expect((await submit('--force')).status).toBe(0)
  expect(readFileSync(script, 'utf8')).toContain('#SBATCH --array=0-1')
  expect((await submit('--shards', '3')).status).toBe(0)
  expect(readFileSync(script, 'utf8')).toContain('#SBATCH --array=0-2')
})

test('where there is no Slurm that is told, and the scripts are there', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere:/bin'
  try {
    const work = folder()
    const { status, told } = await run(
      'submit',
      'slurm',
      smallStudy(),
      '--work',
      work,
      '--shards',
      '2',
      '--out',
      folder(),
    )
    if (spawnSync('sh', ['-c', 'command -v sbatch']).status !== 0) {
      expect(status).toBe(2)
      expect(told).toMatch(/submit\/refused/)
    }
    expect(read(join(work, 'slurm', 'map.sh'))).toMatch(/^#!\/bin\/sh/)
  } finally {
    process.env['PATH'] = path
  }
  function read(file: string) {
    return readFileSync(file, 'utf8')
  }
})

test('as filters, with lines parted and shuffled in any way, the steps give the same bytes as one run', async () => {
  const request = await gardenStudy(6, { 'broken.json': '{' })
  const expected = await bytesOfAll((await runStudy(request, alone())).analysis)
  const names = request.listed.names
  const inlineAll = names.map((file) =>
    JSON.stringify({ file, text: readFileSync(join(request.listed.base, file), 'utf8') }),
  )
  const byName = names.map((file) => JSON.stringify({ file }))
  const cases = fc.record({
    lines: fc.constantFrom(inlineAll, byName).chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
    cut: fc.nat(names.length),
    twice: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ lines, cut, twice }) => {
      const { folder: work } = alone()
      const through = async (step: 'map' | 'assign', some: readonly string[]) => {
        const filter = await (step === 'map' ? openMapFilter(request) : openAssignFilter(request, work))
        const made: string[] = []
        for (const line of some) made.push(await filter(line, 1))
        return made
      }
      const mapped = [...(await through('map', lines.slice(cut))), ...(await through('map', lines.slice(0, cut)))]
      await collectLines(Readable.from(twice ? [...mapped, ...mapped] : mapped), request, work)
      await fitShards(request, { folder: work, workers: 0, progress: alone().progress })
      const prepared = mapped.filter((line) => line.includes('"key"'))
      const coded = [
        ...(await through('assign', prepared.slice(cut))),
        ...(await through('assign', prepared.slice(0, cut))),
      ]
      await collectLines(Readable.from(coded), request, work)
      expect(await bytesOfAll((await reduceShards(request, work)).analysis)).toEqual(expected)
    }),
    { numRuns: 5 },
  )
})

test('lines of other work, of two steps, or of two transcripts with one id are refused with their number', async () => {
  const request = await gardenStudy(2)
  const mapLine = await openMapFilter(request)
  const [line, other] = await Promise.all(
    ['It was dry.', 'It rained.'].map((said) => mapLine(JSON.stringify({ file: 'P1a.txt', text: `P1a: ${said}` }), 1)),
  )
  const gather = (...lines: string[]) => collectLines(Readable.from(lines), request, alone().folder)
  await expect(gather(line!, other!)).rejects.toThrow(/standard input:2:1[^]*the id of two transcripts/)
  await expect(gather(line!.replace('"stage":"map"', '"stage":"reduce"'))).rejects.toThrow(/map --pipe/)
  await expect(collectLines(Readable.from([line!]), { ...request, version: '2' }, alone().folder)).rejects.toThrow(
    /another version/,
  )
  await expect(gather()).rejects.toThrow(/contains no part/)
  await expect(mapLine('{"text": 1}', 3)).rejects.toThrow(/standard input:3:1[^]*"file"/)
  await expect(mapLine('{"file": "P1a.txt",', 4)).rejects.toThrow(/standard input:4:\d+[^]*malformed/)
})
