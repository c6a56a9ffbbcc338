import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { folder, run } from '../support/command-line.ts'

/** A talk of two whose labels say nothing of roles: Kim asks, Lee Moss answers, first by full name, then by initials. */
const talk = `Kim: Where did it begin?\nLee Moss: In a cellar, as such things do.\n${Array.from(
  { length: 4 },
  (_, year) =>
    `Kim: And what came in the year ${year}?\nLM: ${'We went on with it and it grew, as such things do. '.repeat(3)}`,
).join('\n')}\n`

function study(): string {
  const path = folder()
  writeFileSync(join(path, 'P1.txt'), talk)
  return path
}

test('init notes what was found as comments, for a person to confirm, beside a table of the speakers, and changes nothing that is there', async () => {
  const path = study()
  const { status, said } = await run('init', path, '--codebook', 'remote-work')
  expect(status).toBe(0)
  expect(readdirSync(path).sort()).toEqual([
    '.gitattributes',
    'P1.txt',
    'codebook.schema.json',
    'codebook.yaml',
    'participants.csv',
    'synthesis',
    'themata.yaml',
  ])
  const settings = readFileSync(join(path, 'themata.yaml'), 'utf8')
  expect(settings).toContain('\ninterviewers: []\n')
  expect(settings).toContain('\naliases: {}\n')
  expect(settings).toContain(
    'confirmed by nobody: take a line over above if it is right.\n# interviewers: [Kim]\n# aliases: {LM: Lee Moss}\n',
  )
  expect(settings).toContain('# Names that ask')
  expect(readFileSync(join(path, 'participants.csv'), 'utf8')).toBe(
    '\ufeffparticipant,organization,transcript,speaker,role\nP1/Lee Moss,,P1,Lee Moss,\nP1/LM,,P1,LM,\n',
  )
  expect(said).toContain('written: ')

  writeFileSync(join(path, 'themata.yaml'), 'interviewers: [Kim] # mine\n')
  const again = await run('init', path)
  expect(again.said).toContain('kept as it is: ')
  expect(readFileSync(join(path, 'themata.yaml'), 'utf8')).toBe('interviewers: [Kim] # mine\n')

  expect(again.said).not.toContain('add to ')
  writeFileSync(join(path, '.gitattributes'), '*.docx binary\n')
  expect((await run('init', path)).said).toContain(
    '.gitattributes, so that git joins decisions: decisions/*.jsonl merge=union',
  )
})

test('a study that init has begun is analysed, with a warning for what nobody has confirmed yet', async () => {
  const path = study()
  await run('init', path)
  const { status, told } = await run('analyze', path, '--out', folder())
  expect(status).toBe(0)
  expect(told).toContain('"LM" and "Lee Moss" may be one person')
})

test('labels of one person are proposed, and count as one when that is stated', async () => {
  const path = study()
  const before = await run('import', path, '--json')
  expect(before.told).toContain('"LM" and "Lee Moss" may be one person (initials of the name); they are taken for two')
  writeFileSync(join(path, 'themata.yaml'), 'aliases: { LM: Lee Moss }\n')
  const { said, told } = await run('import', path, '--json')
  expect(told).toBe('')
  expect(JSON.parse(said).speakers.map(({ name, turns }: { name: string; turns: number }) => [name, turns])).toEqual([
    ['Kim', 5],
    ['Lee Moss', 5],
  ])
})

test('import --write notes what was found as a comment and keeps comments, order and what somebody has decided', async () => {
  const path = study()
  writeFileSync(
    join(path, 'themata.yaml'),
    '# our study\naliases:\n  # she signs so\n  LM: Lee Ann Moss\n\ninterviewers:\n  - Noor # on Mondays\n',
  )
  const { status, told } = await run('import', path, '--write')
  expect(status).toBe(0)
  expect(told).toContain('themata.yaml: written; confirm what was found')
  expect(readFileSync(join(path, 'themata.yaml'), 'utf8')).toBe(
    '# our study\naliases:\n  # she signs so\n  LM: Lee Ann Moss\n\ninterviewers:\n  - Noor # on Mondays\n\n# Found by reading the transcripts, and confirmed by nobody: take a line over above if it is right.\n# interviewers: [Kim]\n',
  )
  expect((await run('import', path, '--write')).told).toContain('nothing to add')
})

test('settings belong to a folder: --write and init for a single file end with 2 and write nothing', async () => {
  const path = study()
  for (const argv of [
    ['import', join(path, 'P1.txt'), '--write'],
    ['init', join(path, 'P1.txt')],
  ]) {
    const { status, told } = await run(...argv)
    expect(status).toBe(2)
    expect(told).toContain('a study is a folder of transcripts, and this is a file')
  }
  expect(readdirSync(path)).toEqual(['P1.txt'])
})

test('labels can be believed, denied or left out by the settings; doubtful ones are shown', async () => {
  const path = folder()
  writeFileSync(
    join(path, 'P1.txt'),
    'Ana: How was it?\n\nBen: Well.\n\nIt was late.\n\nAnd it was dark.\n\nAna: And then?\n\nBen: Well.\n\nVisitor: May I come in?\n\nSeminar: We left the room.\n\nIt was warm.\n\nAnd light.\n\nBen: Tea?\n\nAna: Yes.\n',
  )
  const speakersOf = (said: string) => JSON.parse(said).speakers.map(({ name }: { name: string }) => name)
  const preview = await run('import', path)
  expect(preview.said).toContain('read as speech, not as speakers: "Visitor:" (line 13), "Seminar:" (line 15)')
  writeFileSync(join(path, 'themata.yaml'), 'speakers: [Visitor, Seminar]\nleave_out: [Seminar]\nnot_speakers: [Ben]\n')
  const { said } = await run('import', path, '--json')
  expect(speakersOf(said)).toEqual(['Ana', 'Visitor'])
  expect(said).toContain('parts that are not the interview')
})

test('columns and encodings can be stated on the command line or in the settings', async () => {
  const path = folder()
  const table = 'Wer;Antwort\nAna;“Größer” – sagt sie.\nBen;Ja, schön wäre es.\n'
  writeFileSync(join(path, 'P1.csv'), iconv.encode(table, 'macroman'))
  const stated = ['--encoding', 'macroman', '--column', 'text=Antwort', '--column', 'speaker=Wer']
  const byOption = await run('import', path, '--json', ...stated)
  writeFileSync(
    join(path, 'themata.yaml'),
    'encodings: { P1.csv: macroman }\ncolumns: { text: Antwort, speaker: Wer }\n',
  )
  const bySettings = await run('import', path, '--turns', '2')
  expect(JSON.parse(byOption.said).speakers.map(({ name }: { name: string }) => name)).toEqual(['Ana', 'Ben'])
  expect(bySettings.said).toContain('1. Ana: “Größer” – sagt sie.')
  expect((await run('analyze', path, '--out', folder())).status).toBe(0)

  const wrong = await run('import', path, '--column', 'text=Answer')
  expect(wrong.told).toMatch(/P1\.csv:1:1 {2}error {2}import\/no-such-column\n.*"Answer".*Wer, Antwort/)
  expect((await run('import', path, '--encoding', 'klingon')).told).toContain('the encoding "klingon" is unknown')
  expect((await run('import', path, '--column', 'words=Answer')).status).toBe(2)
})
