import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../support/command-line.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'themata-import-'))

/** A study with so many interviews, each fifth of which names nobody. */
function study(count: number): string {
  const path = folder()
  for (let index = 1; index <= count; index++) {
    const said = `We began with the ${index}th machine, and then it went on as such things do.`
    writeFileSync(
      join(path, `P${index}.txt`),
      index % 5 === 0
        ? `${said}\n`
        : `Interviewer: How was the ${index}th?\nP${index}: ${said}\nInterviewer: And then?\nP${index}: ${said}\n`,
    )
  }
  return path
}

test('few files are shown in full, and then all of them in one table, those in doubt first', async () => {
  const { said, told } = await run('import', study(6))
  expect(said).toContain('P1.txt: text, 4 turns')
  const table = said.slice(said.indexOf('6 files: '))
  expect(table).toMatch(/look at these first \(1\):\n.*file .*because\n {4}P5\.txt +text .* nobody is named\n/)
  expect(table).toMatch(/the others:\n.*files .*\n {4}5 +text.* 2 +\d+ +0 %\n/)
  expect(told).toContain('import/no-speakers')
})

test('many files are one table alone, and --turns shows each of them all the same', async () => {
  const path = study(40)
  const { said } = await run('import', path)
  expect(said.split('\n').length).toBeLessThan(30)
  expect(said).toMatch(/look at these first \(8\):/)
  expect((await run('import', path, '--turns', '1')).said).toContain('P39.txt: text, 4 turns')
})

test('--json gives for each file what the table shows', async () => {
  const { said } = await run('import', study(5), '--json')
  const lines = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ doubts }) => doubts)).toEqual([[], [], [], [], ['nobody is named']])
  expect(lines[0]).toMatchObject({ shape: expect.stringContaining('text'), lost: 0 })
})

test('columns named on the command line are kept by --write, and a table with other heads adds its own', async () => {
  const path = folder()
  writeFileSync(join(path, 'P1.csv'), 'Wer;Antwort\nAna;Wie oft trainieren Sie neu?\nBen;Jede Woche, im Mai.\n')
  const options = ['--column', 'text=Antwort', '--column', 'speaker=Wer', '--write']
  expect((await run('import', path, ...options)).status).toBe(0)
  const settings = () => readFileSync(join(path, 'themata.yaml'), 'utf8')
  expect(settings()).toContain('text: Antwort')
  writeFileSync(join(path, 'P2.csv'), 'Qui;Propos\nZoé;Et ensuite ?\nLéa;On attend toujours, sans fin.\n')
  await run('import', path, '--column', 'text=Propos', '--column', 'speaker=Qui', '--write')
  expect(settings()).toMatch(/text: \[Antwort, Propos\]|text:\n\s+- Antwort\n\s+- Propos/)
  const { said } = await run('import', path, '--json')
  const speakers = said
    .trim()
    .split('\n')
    .flatMap((line) => JSON.parse(line).speakers.map(({ name }: { name: string }) => name))
  expect(speakers).toEqual(['Ana', 'Ben', 'Zoé', 'Léa'])
})
