import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { folder, run, smallStudy } from '../support/command-line.ts'

test('every command has help that names its options and shows an example', async () => {
  for (const command of [
    ['analyze'],
    ['codebook', 'check'],
    ['codebook', 'suggest'],
    ['codebook', 'schema'],
    ['learn'],
    ['evaluate'],
    ['agreement'],
    ['init'],
    ['import'],
    ['quotes'],
    ['compare'],
    ['list'],
    ['map'],
    ['fit'],
    ['assign'],
    ['reduce'],
    ['gather'],
    ['submit'],
  ]) {
    const { status, said } = await run(...command, '--help')
    expect(status).toBe(0)
    expect(said).toMatch(/Examples?:\n {2}\$ (cat .* \| )?themata /)
  }
})

test('a slip in a command is corrected', async () => {
  const { status, told } = await run('analyse', 'x')
  expect(status).toBe(2)
  expect(told).toMatch(/Did you mean analyze\?/)
})

test('analyze writes report and tables, says what was found, and ends with 0', async () => {
  const out = join(folder(), 'out')
  const { status, said, told } = await run('analyze', smallStudy(), '--out', out)
  expect({ status, told }).toEqual({ status: 0, told: '' })
  expect(said).toMatch(/2 transcripts, 2 participants of 2 organisations, 4 segments; [1-4] have a code/)
  expect(readdirSync(out)).toContain('report.md')
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain('P1a, turn 2')
})

test('what cannot be read is told at the end and in the report, the rest is analysed, and it ends with 2', async () => {
  const [path, out] = [smallStudy(), join(folder(), 'out')]
  writeFileSync(join(path, 'picture.txt'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7]))
  writeFileSync(join(path, 'empty.txt'), '')
  writeFileSync(join(path, 'blank.txt'), ' \n\n')
  writeFileSync(join(path, 'table.csv'), 'tag,description\na,b\n')
  writeFileSync(join(path, 'big.txt'), 'word')
  truncateSync(join(path, 'big.txt'), 50_000_000)
  writeFileSync(join(path, 'sound.mp3'), 'ID3')
  symlinkSync('/etc/passwd', join(path, 'link.txt'))
  const { status, said, told } = await run('analyze', path, '--out', out)
  expect(status).toBe(2)
  expect(said).toContain('Not read: big.txt, blank.txt, empty.txt, picture.txt, table.csv')
  for (const words of [
    'picture.txt  error  import/unknown-format',
    'empty.txt  error  import/empty',
    'blank.txt  error  import/no-speech',
    'table.csv:1:1  error  import/no-text-column',
    'big.txt  error  import/too-large',
    'sound.mp3  note  study/left-out',
    'link.txt  note  study/left-out',
  ])
    expect(told).toContain(words)
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toMatch(/5 files of the study could not be read[^]*picture\.txt/)
})

test('a study, codebook or option that is not there ends with 2 and writes nothing', async () => {
  const [path, out] = [smallStudy(), join(folder(), 'out')]
  const bad = join(folder(), 'bad.yaml')
  writeFileSync(bad, 'name: [')
  const runs = [
    await run('analyze', join(path, 'missing'), '--out', out),
    await run('analyze', folder(), '--out', out),
    await run('analyze', path, '--out', out, '--codebook', bad),
    await run('analyze', path, '--out', out, '--codebook', join(path, 'missing.yaml')),
    await run('analyze', path, '--out', out, '--segmenter', 'windw'),
    await run('analyze', path, '--out', out, '--format', 'pdf'),
    await run('analyze', path, '--out', out, '--segment-words', '3'),
    await run('analyze', path, '--out', out, '--clusters', '-1'),
    await run('analyze', path),
  ]
  expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 2))
  expect(
    runs.map(({ told }) =>
      told
        .split('\n')
        .slice(0, 3)
        .join(' ')
        .replaceAll(path, 'STUDY')
        .replace(/\S*bad\.yaml/, 'bad.yaml')
        .replace(/themata-test-\w+/, 'TEMP')
        .trim(),
    ),
  ).toMatchInlineSnapshot(`
    [
      "STUDY/missing  error  study/unreadable   there is no such file or folder   fix: check the path",
      "TEMP  error  import/nothing   there is no transcript here   fix: put transcripts (TXT, Markdown, DOCX, VTT, SRT, CSV, JSON, PDF …) into the folder, or name another one",
      "bad.yaml:1:8  error  yaml/syntax   a list or map in brackets is not closed before this   fix: add "]"",
      "STUDY/missing.yaml  error  study/unreadable   there is no such file or folder   fix: check the path",
      "--segmenter  error  segmenter/unknown   there is no segmenter "windw"; there are window, turn, sentence   fix: write window",
      "--format  error  format/unknown   there is no format "pdf"; there are md, html, docx, csv, json, xlsx, yaml, tidy, cases, maxqda, taguette, iramuteq, gephi, gexf, graphml, label-studio, doccano   fix: write html, and open report.html in a browser, and print it to PDF; or write docx, and export it from a word processor",
      "--segmenter words  error  schema/value   found 3 in "words": at least 10 words",
      "error: option '--clusters <n>' argument '-1' is invalid. a whole number is needed. (--help lists all commands and options)",
      "error: required option '--out <folder>' not specified (--help lists all commands and options)",
    ]
  `)
  expect(existsSync(out)).toBe(false)
})

test('settings of the study decide who asks, and what is left out', async () => {
  const [path, out] = [smallStudy(), join(folder(), 'out')]
  writeFileSync(join(path, 'themata.yaml'), 'interviewers: [P2a]\nignore: [P1a.txt]\n')
  const { said } = await run('analyze', path, '--out', out, '--json')
  expect(JSON.parse(said)).toMatchObject({ transcripts: 1, participants: 0, segments: 0 })
})

test('problems of participants.csv are told at their line', async () => {
  const [path, out] = [smallStudy(), join(folder(), 'out')]
  writeFileSync(join(path, 'participants.csv'), 'particpant,role\nP1a,x\n')
  const { status, told } = await run('analyze', path, '--out', out)
  expect(status).toBe(2)
  expect(told).toMatch(
    /participants\.csv:1:1 {2}error {2}participants\/no-column\n.*\n {2}fix: rename "particpant" to "participant"/,
  )
})

test('what was in the output folder stays when a run fails, and other files stay always', async () => {
  const [path, out] = [smallStudy(), folder()]
  writeFileSync(join(out, 'notes.txt'), 'mine')
  await run('analyze', path, '--out', out)
  const before = readFileSync(join(out, 'report.md'), 'utf8')
  await run('analyze', folder(), '--out', out)
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toBe(before)
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine')
  expect(readdirSync(join(out, '..')).filter((name) => name.startsWith('.themata-'))).toEqual([])
})

test('the preview shows speakers with roles and reasons, and every word', async () => {
  const { status, said } = await run('import', join(smallStudy(), 'P1a.txt'), '--turns', '1')
  expect(status).toBe(0)
  expect(said).toMatch(
    /P1a\.txt: text, 4 turns(?:, language en)?\n {2}read as "Name: words", sure 9\d %\n {2}words in the file 24, in turns 20, left out 4\n/,
  )
  expect(said).toMatch(/Interviewer {2}interviewer {5}2 turns {7}3 words {2}\(by the label\)/)
  const { said: json } = await run('import', join(smallStudy(), 'P1a.txt'), '--json')
  expect(JSON.parse(json)).toMatchObject({ wordsIn: 24, wordsOut: 20, turns: 4, format: 'text' })
})

test('a search shows what participants say, in context and with its place', async () => {
  const { status, said } = await run('quotes', smallStudy(), '--search', 'no|nobody & documentation', '--context', '2')
  expect({ status, said }).toEqual({
    status: 0,
    said: 'P1a, turn 2, line 2  unclear and [nobody wrote any documentation].\n1 place in 1 transcript\n',
  })
  const { said: json } = await run('quotes', smallStudy(), '--search', 'happened', '--format', 'json')
  expect(JSON.parse(json)).toEqual([])
  const { status: wrong, told } = await run('quotes', smallStudy(), '--search', '(data')
  expect({ wrong, told }).toEqual({
    wrong: 2,
    told: '--search:1:6  error  search/keyword\n  a parenthesis is opened and never closed\n  fix: add ")"\n',
  })
})

test('the format that is asked for holds, also where the study has settings', async () => {
  const path = smallStudy()
  writeFileSync(join(path, 'themata.yaml'), 'interviewers: []\n')
  const { said } = await run('import', path, '--format', 'markdown', '--json')
  expect(
    said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).format),
  ).toEqual(['markdown', 'markdown'])
})

test('codebook check counts what each keyword marks in a study', async () => {
  const { status, said } = await run('codebook', 'check', 'codebooks/remote-work.yaml', '--on', smallStudy())
  expect(status).toBe(0)
  expect(said).toMatch(/is sound \(2 themes, 5 codes/)
  expect(said).toMatch(/Of 4 segments of .*, each keyword marks:/)
})

test('a file that may not be read is told', async () => {
  const path = smallStudy()
  const secret = join(path, 'P3a.txt')
  writeFileSync(secret, 'P3a: Yes.\n')
  chmodSync(secret, 0)
  const { status, told } = await run('analyze', path, '--out', join(folder(), 'out'))
  if (process.getuid?.() === 0)
    expect(status).toBe(0) // the superuser may read everything
  else expect({ status, told: /may not be read/.test(told) }).toEqual({ status: 2, told: true })
})

test('another codebook of another field works as well', async () => {
  const path = folder()
  mkdirSync(join(path, 'transcripts'))
  writeFileSync(
    join(path, 'transcripts', 'Mia.md'),
    '**Interviewer:** How is it?\n\n**Mia:** I am lonely, and I miss my colleagues. Too many meetings.\n',
  )
  cpSync('codebooks/remote-work.yaml', join(path, 'codebook.yaml'))
  const { status, said } = await run('analyze', path, '--out', join(folder(), 'out'))
  expect(status).toBe(0)
  expect(said).toMatch(/Wellbeing {2}1 of 1 participant {6}1 segment/)
})

let decided: string
beforeAll(async () => {
  decided = await decideStudy()
})
/** A new copy of a small study with a codebook of its own, and what two people decided. */
function decidedStudy(): string {
  const path = folder()
  cpSync(decided, path, { recursive: true })
  return path
}

async function decideStudy(): Promise<string> {
  const path = smallStudy()
  cpSync('codebooks/collaboration.yaml', join(path, 'codebook.yaml'))
  await run('analyze', path, '--out', join(path, 'out'), '--coders', 'keyword')
  const [head, ...rows] = readFileSync(join(path, 'out', 'codings.csv'), 'utf8')
    .trim()
    .split('\n')
  rmSync(join(path, 'out'), { recursive: true })
  mkdirSync(join(path, 'decisions'))
  writeFileSync(
    join(path, 'decisions', 'ana.csv'),
    [head, ...rows.map((row) => row.replace(',suggested,', ',accepted,'))].join('\n'),
  )
  writeFileSync(
    join(path, 'decisions', 'ben.csv'),
    [head, ...rows.map((row, at) => row.replace(',suggested,', at === 0 ? ',rejected,' : ',accepted,'))].join('\n'),
  )
  return path
}

test('people decide, agreement is measured, and too little is not learned from', async () => {
  const path = decidedStudy()
  const agreement = await run('agreement', path)
  expect(agreement).toMatchObject({ status: 0 })
  expect(agreement.said).toContain('ana and ben')
  expect(agreement.said).toMatch(/yes by ana; no by ben/)
  const learned = await run('learn', path)
  expect(learned.status).toBe(2)
  expect(learned.told).toMatch(/learn\/objection[^]*below 100 of 5/)
  expect(existsSync(join(path, 'codebook.weights.json'))).toBe(false)
  const next = await run('learn', path, '--next', '2')
  expect(next.status).toBe(0)
  expect(next.said).toMatch(/^\uFEFF?transcript,turn,.*,status,chosen,quote\n/)
})

test('who decided nothing, or whose file copies another person’s, has agreement with nobody, and that is said', async () => {
  const path = smallStudy()
  cpSync('codebooks/collaboration.yaml', join(path, 'codebook.yaml'))
  const out = folder()
  await run('analyze', path, '--out', out, '--coders', 'keyword')
  const table = readFileSync(join(out, 'codings.csv'), 'utf8')
  const [head, ...rows] = table.trim().split('\n')
  const accepted = rows.map((row) => row.replace(',suggested,', ',accepted,'))
  const many = Array.from({ length: 10 }, (_, at) => accepted[at % rows.length])
  mkdirSync(join(path, 'decisions'))
  writeFileSync(join(path, 'decisions', 'ana.csv'), [head, ...many].join('\n'))
  writeFileSync(join(path, 'decisions', 'copied.csv'), [head, ...many].join('\n'))
  writeFileSync(join(path, 'decisions', 'idle.csv'), table)
  const { said, told } = await run('agreement', path)
  expect(said).not.toMatch(/People with each other/)
  expect(told).toMatch(/copied\.csv {2}warning {2}decisions\/repeated[^]*left out/)
  expect(told).toMatch(/idle\.csv {2}warning {2}decisions\/silent/)
})

test('an evaluation prints every way to code as a table, and figures for programs', async () => {
  const path = decidedStudy()
  const { status, said } = await run('evaluate', path)
  expect(status).toBe(0)
  expect(said).toMatch(/\| keywords and meaning \|/)
  const { said: json } = await run('evaluate', path, '--json')
  expect(JSON.parse(json).settings).toHaveLength(4)
})

test('suggestions for a codebook change nothing', async () => {
  const path = decidedStudy()
  const before = readFileSync(join(path, 'codebook.yaml'), 'utf8')
  expect((await run('codebook', 'suggest', path)).said).toContain('What might be changed in the codebook')
  expect((await run('codebook', 'suggest', path, '--patch')).status).toBe(0)
  expect(readFileSync(join(path, 'codebook.yaml'), 'utf8')).toBe(before)
})

test('where nobody has coded, or there is no place for what is learned, that is told', async () => {
  expect((await run('learn', smallStudy())).told).toMatch(/coded\/none/)
  const path = decidedStudy()
  rmSync(join(path, 'codebook.yaml'))
  expect((await run('learn', path)).told).toMatch(/copy the codebook into your study/)
})
