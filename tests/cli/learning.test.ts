import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/boundary/read-table.ts'
import { gardensYaml } from '../support/builders.ts'
import { codedGardens, tableOf } from '../support/coded-gardens.ts'
import { run, smallStudy } from '../support/command-line.ts'

/** A folder with a codebook and a table of so many interviews of twenty coded passages. */
function codedFolder(interviews: number): { coded: string; codebook: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'coded-'))
  const [coded, codebook] = [join(folder, 'coded.csv'), join(folder, 'gardens.yaml')]
  writeFileSync(coded, tableOf(codedGardens(interviews, 4)))
  writeFileSync(codebook, gardensYaml())
  return { folder, coded, codebook }
}
const weightsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.weights.json'))

describe('learning from a coded table', () => {
  test('is written beside the codebook, and what was there is kept under a name of its own', async () => {
    const { folder, coded, codebook } = codedFolder(5)
    const first = await run('learn', coded, '--codebook', codebook)
    expect(first.told).toMatch(/Learned from 100 judged passages of 5 interviews; 100 of them were read/)
    expect(first.status).toBe(0)
    const written = readFileSync(join(folder, 'gardens.weights.json'), 'utf8')
    const again = await run('learn', coded, '--codebook', codebook)
    expect(again).toMatchObject({ status: 2, told: expect.stringMatching(/learned before, from 100 passages/) })
    expect(weightsIn(folder)).toEqual(['gardens.weights.json'])
    const forced = await run('learn', coded, '--codebook', codebook, '--force')
    expect(forced.told).toMatch(/learned from 100 passages of 5 interviews[^]*kept as .*gardens\.old-1\.weights\.json/)
    expect(readFileSync(join(folder, 'gardens.old-1.weights.json'), 'utf8')).toBe(written)
    expect(weightsIn(folder)).toEqual(['gardens.old-1.weights.json', 'gardens.weights.json'])
  })
  test('joins no passages of two tables by an id that both happen to use', async () => {
    const { folder, coded, codebook } = codedFolder(3)
    const [first, second] = [join(folder, 'a.csv'), join(folder, 'b.csv')]
    const table = readFileSync(coded, 'utf8')
    writeFileSync(first, table)
    writeFileSync(second, table.replaceAll(',I', ',J'))
    const { told } = await run('learn', first, second, '--codebook', codebook)
    expect(told).toMatch(/Learned from 120 judged passages of 6 interviews/)
  })
  test('of too few passages is refused with the number, and changes no file', async () => {
    const { folder, coded, codebook } = codedFolder(4)
    const { status, told } = await run('learn', coded, '--codebook', codebook)
    expect({ status, weights: weightsIn(folder) }).toEqual({ status: 2, weights: [] })
    expect(told).toMatch(/80 passages of 4 interviews were read for every code/)
  })
})

test('figures of each pair of coders come as a table, as JSON and as CSV, and all are the same', async () => {
  const { folder, codebook } = codedFolder(1)
  const coded = join(folder, 'three.csv')
  const rows = [1, 2, 3, 4].map((id) => {
    const [two, other] = id % 2 ? ['soil-water', 'people-help'] : ['people-help', 'soil-water']
    return `${id},text ${id},S${id % 2},${two},${two},${other}\n`
  })
  writeFileSync(coded, `id,text,source,coder_ana,coder_ben,coder_cem\n${rows.join('')}`)
  const asked = ['agreement', coded, '--codebook', codebook]
  const { said } = await run(...asked)
  expect(said).toMatch(/\| ana and cem \| 4 \| 0\.00 \| -1\.00 \|/)
  expect(said).toMatch(/cem is apart: a mean kappa of -1\.00 with the others, who have 1\.00 with each other/)
  const [, level] = JSON.parse((await run(...asked, '--json')).said)
  const table = readTable((await run(...asked, '--format', 'csv')).said, 'agreement.csv')
  const pairs = table.rows.filter(
    ({ cells }) =>
      cells['who'] === 'people' && cells['level'] === 'code' && cells['first'] !== '' && cells['label'] === '',
  )
  expect(pairs.map(({ cells }) => [cells['first'], cells['second'], Number(cells['kappa'])])).toEqual(
    level.people.byPair.map(({ coders, kappa }: { coders: string[]; kappa: number }) => [...coders, kappa]),
  )
  expect(level.apart).toEqual({ coder: 'cem', withOthers: -1, amongOthers: 1 })
})

test('a study that nobody has coded gets keywords from the texts of the codebook, and no patch', async () => {
  const study = smallStudy()
  const { status, said } = await run('codebook', 'suggest', study)
  expect(status).toBe(0)
  expect(said).toContain('Nobody has coded anything here yet')
  const { told } = await run('codebook', 'suggest', study, '--patch')
  expect(told).toContain('Nothing to patch: nobody has coded anything here yet')
})
