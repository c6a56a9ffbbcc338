import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gardensYaml } from '../support/builders.ts'
import { run } from '../support/command-line.ts'

/** A study of four interviews of ten answers each. */
function studyFolder(): string {
  const study = join(mkdtempSync(join(tmpdir(), 'draw-')), 'study')
  mkdirSync(study)
  writeFileSync(join(study, 'codebook.yaml'), gardensYaml())
  for (const name of ['P1a', 'P2a', 'P3a', 'P4a']) {
    const said = Array.from(
      { length: 10 },
      (_, at) =>
        `Interviewer: And?\n${name}: Answer ${at} of ${name} is ${at === 3 ? 'about a puddle' : 'about tools'}.`,
    )
    writeFileSync(join(study, `${name}.txt`), said.join('\n'))
  }
  return study
}
const eventsIn = (study: string) =>
  readFileSync(join(study, 'decisions', 'draws.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('a study is drawn from, asked about its draw, and drawn from further', async () => {
  const study = studyFolder()
  const nothing = await run('draw', study, '--for', 'soil')
  expect(nothing).toMatchObject({ status: 2, told: expect.stringMatching(/no sample is drawn/) })
  const first = await run('draw', study, '--size', '12', '--as', 'ana')
  expect(first).toMatchObject({ status: 0, said: expect.stringMatching(/12 of 40 segments are drawn/) })
  expect((await run('draw', study)).said).toMatch(/draw-1, drawn by ana: 12 of 40[^]*Nobody has read any of the 12/)
  expect((await run('draw', study, '--for', 'soil')).said).toMatch(/Soil: not checked/)
  const again = await run('draw', study, '--size', '12')
  expect(again).toMatchObject({ status: 2, told: expect.stringMatching(/not more than the 12/) })
  expect((await run('draw', study, '--size', '60', '--as', 'ana')).said).toMatch(
    /28 more than before; there are no more/,
  )
  const [small, large] = eventsIn(study)
  expect(large.passages.slice(0, 12)).toEqual(small.passages)
  expect(large.draw).toBe(small.draw)
  const other = await run('draw', study, '--new', '--seed', '2', '--size', '5', '--as', 'ana')
  expect(other.said).toMatch(/5 of 40/)
  expect(eventsIn(study)[2].draw).toBe('draw-2')
})
test('after reading, the answer is how many readings a narrower interval takes', async () => {
  const study = studyFolder()
  await run('draw', study, '--size', '20', '--as', 'ana')
  const [{ passages }] = eventsIn(study)
  const shown = { mode: 'blind', suggestion: null, confidence: null, run: null }
  const lines = passages.map(({ on }: { on: { exact: string } }, seq: number) => {
    const base = { v: 1, coder: 'ana', time: null, session: 's', on, shown }
    const read = JSON.stringify({ ...base, id: `r${seq}`, seq: 2 * seq + 1, kind: 'read', codes: '*' })
    const code = { ...base, id: `c${seq}`, seq: 2 * seq, kind: 'code', code: 'soil-water', status: 'accepted' }
    return on.exact.includes('puddle') ? `${JSON.stringify(code)}\n${read}` : read
  })
  writeFileSync(join(study, 'decisions', 'ana.jsonl'), `${lines.join('\n')}\n`)
  const asked = await run('draw', study, '--for', 'soil', '--half-width', '2')
  expect(asked.said).toMatch(/Soil: \d+ % \(\d+ to \d+ %\) of 40 segments, from 20 readings/)
  expect(asked.said).toMatch(/± 2\.0 points takes about \d+ readings, \d+ more\. Draw them: themata draw .* --size \d+/)
  expect((await run('draw', study, '--for', 'soil', '--half-width', '40')).said).toMatch(/already/)
  expect((await run('draw', study, '--for', 'people', '--half-width', '1')).said).toMatch(/no reason to stop/)
  expect((await run('draw', study, '--for', 'soli')).told).toMatch(/is it "soil"/)
})
