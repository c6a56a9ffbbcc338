import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../support/command-line.ts'

const interview = `Interview in the garden

How do you water the beds?

We carry the cans. It takes long. The pond is far.

And who helps you with that?

My sister does. She likes it, and I am glad of it.

Mm-hm.

Sometimes our neighbour does. He never comes in May.
`

function study() {
  const root = mkdtempSync(join(tmpdir(), 'themata-speakers-'))
  mkdirSync(join(root, 'transcripts'))
  const transcript = join(root, 'transcripts', 'a.txt')
  writeFileSync(transcript, interview)
  return { root, transcript, file: join(root, 'speakers', 'a.txt.txt') }
}
const speakersOf = async (root: string) => {
  const { said } = await run('import', root, '--json')
  const { speakers } = JSON.parse(said.split('\n')[0]!)
  return speakers.map(({ name, role }: { name: string | null; role: string }) => [name, role])
}

test('speakers are proposed, corrected in a file, and count when a person has confirmed them', async () => {
  const { root, transcript, file } = study()
  const first = await run('import', transcript, '--speakers')
  expect(first.said).toMatch(/^2 I +\[I \d\d %\] {2}How do you water the beds\?$/m)
  expect(existsSync(file)).toBe(false)

  await run('import', root, '--speakers', '--write')
  expect(await speakersOf(root)).toEqual([[null, 'unknown']])
  expect((await run('import', root)).told).toContain('speakers/unconfirmed')

  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/^1 \S+/m, '1 -')
      .replace('confirmed: no', 'confirmed: yes'),
  )
  expect(await speakersOf(root)).toEqual([
    ['I', 'interviewer'],
    ['P', 'participant'],
  ])
})

test('corrections on the command line are kept, and what is confirmed stays as it was seen', async () => {
  const { root, transcript, file } = study()
  await run('import', transcript, '--speakers', '--write', '--correct', '6 is P', '--correct', '1 is -')
  const before = readFileSync(file, 'utf8')
  expect(before).toMatch(/corrections:\n {2}1 is -\n {2}6 is P\n/)
  await run('import', transcript, '--speakers', '--confirm-speakers')
  const letters = (text: string) => text.match(/^\d+ \S+/gm)
  expect(readFileSync(file, 'utf8')).toContain('confirmed: yes')
  expect(letters(readFileSync(file, 'utf8'))).toEqual(letters(before))
  expect((await run('import', root)).said).toContain('not spoken')
})

test('a transcript that changed after its speakers were confirmed is read without them, with a warning', async () => {
  const { root, transcript, file } = study()
  await run('import', transcript, '--speakers', '--confirm-speakers')
  writeFileSync(transcript, interview.replace('sister', 'brother'))
  expect(await speakersOf(root)).toEqual([[null, 'unknown']])
  expect((await run('import', root)).told).toContain('import/speakers-changed')
  const again = await run('import', transcript, '--speakers', '--write')
  expect(again.status).toBe(2)
  expect(again.told).toContain('speakers/changed')
  expect(readFileSync(file, 'utf8')).toContain('sister')
})

test('wrong corrections, folders to confirm, and other files in the folder are named', async () => {
  const { root, transcript } = study()
  expect((await run('import', transcript, '--speakers', '--correct', 'all wrong')).told).toContain('option/correct')
  expect((await run('import', root, '--speakers', '--confirm-speakers')).told).toContain('option/one-file')
  mkdirSync(join(root, 'speakers'))
  writeFileSync(join(root, 'speakers', 'P2.txt'), 'I: How?\nP: So.\n')
  expect((await run('import', root)).told).toContain('speakers/not-read')
})
