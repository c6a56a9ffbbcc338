import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { readRefiQda } from '../../src/exchange/refi-qda/read-project.ts'
import { gardensYaml } from '../support/builders.ts'
import { folder, run } from '../support/command-line.ts'
import { schemaErrors } from '../support/refi-qda.ts'

const study = join(folder(), 'garden')
const at = (name: string) => join(study, '..', name)
const eventsOf = (path: string, coder: string) =>
  readFileSync(join(path, 'decisions', `${coder}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const talk =
  'Interviewer: What happened?\nAna: The water was gone in August.\nInterviewer: And then?\nAna: My neighbor helped me dig. 🌧 Rain came late.\n'
const quote = 'The water was gone in August.'
const long = `${quote} And then? My neighbor helped me dig.`

beforeAll(async () => {
  mkdirSync(study)
  writeFileSync(join(study, 'P1.txt'), talk)
  writeFileSync(join(study, 'P2.txt'), 'Interviewer: And you?\nBo: The drought was long.\n')
  writeFileSync(join(study, 'codebook.yaml'), gardensYaml())
  writeFileSync(join(study, 'participants.csv'), 'participant,transcript,role\nAna,P1,"plants, mostly"\nBo,P2,\n')
  writeFileSync(at('quotes.csv'), `document,quote,code,coder,memo\nP1,${quote},Water,Ana,why\nP1,${long},Help,Ana,\n`)
  expect((await run('import', at('quotes.csv'), '--study', study)).status).toBe(0)
  await run('export', study, '--to', at('theirs.qdpx'), '--without-suggestions')
})

describe('a study as a project for other programs', () => {
  test('is read back as a study of the same interviews, codings, participants and codebook', async () => {
    const { said, status } = await run('export', study, '--to', at('a.qdpx'))
    expect(status).toBe(0)
    expect(said).toMatch(/^2 documents, 3 codes, 2 codings of people, \d+ suggestions\n/)
    expect(schemaErrors(strFromU8(unzipSync(readFileSync(at('a.qdpx')))['project.qde']!), 'Project')).toBe('')
    const { codings } = await readRefiQda({ file: 'a.qdpx', bytes: readFileSync(at('a.qdpx')) })
    expect(codings.filter(({ coder }) => coder === 'Ana').map((coding) => coding.quote)).toEqual([
      quote,
      `${quote}\nInterviewer: And then?\nAna: My neighbor helped me dig.`,
    ])
    const copy = at('copy')
    expect((await run('import', at('a.qdpx'), '--study', copy)).status).toBe(0)
    expect(readFileSync(join(copy, 'transcripts/P1.txt'), 'utf8')).toBe(talk)
    expect(eventsOf(copy, 'Ana')).toMatchObject([
      { code: 'water', status: 'accepted', memo: 'why', on: { exact: quote }, shown: { mode: 'unknown' } },
      { code: 'help', on: { exact: quote } },
      { code: 'help', on: { exact: 'My neighbor helped me dig.' } },
    ])
    expect(eventsOf(copy, 'machine-Themata').length).toBeGreaterThan(0)
    expect(readFileSync(join(copy, 'participants.csv'), 'utf8')).toContain('Ana,P1,,"plants, mostly"')
    const { codes } = readCodebook(readFileSync(join(copy, 'codebook.yaml'), 'utf8'), 'codebook.yaml')
    expect(codes.map(({ label, keywords }) => [label, keywords.map(({ source }) => source)])).toEqual(
      readCodebook(gardensYaml(), 'codebook.yaml').codes.map(({ label, keywords }) => [
        label,
        keywords.map(({ source }) => source),
      ]),
    )
  })
  test('brings nothing twice when it comes back unchanged', async () => {
    const { said } = await run('import', at('theirs.qdpx'), '--study', study)
    expect(said).toContain('3 of these are in the study already')
    expect(eventsOf(study, 'Ana')).toHaveLength(3)
  })
  test('replaces no file unless it is asked to, and knows its formats', async () => {
    await run('export', study, '--to', at('c.qdc'))
    expect((await run('export', study, '--to', at('c.qdc'))).told).toContain('this file is there already')
    expect((await run('export', study, '--to', at('c.qdc'), '--force')).status).toBe(0)
    expect(schemaErrors(readFileSync(at('c.qdc'), 'utf8'), 'Codebook')).toBe('')
    const { told, status } = await run('export', study, '--to', at('c.qdx'))
    expect([status, told]).toEqual([2, expect.stringContaining('qdpx')])
  })
})

describe('suggestions in a project of another program', () => {
  test('go into a copy, are recorded, and come back as decisions of the reviewer', async () => {
    const before = readFileSync(at('theirs.qdpx'))
    const into = ['export', study, '--theirs', at('theirs.qdpx'), '--to']
    expect((await run(...into, at('theirs.qdpx'), '--force')).told).toContain('never changed')
    const { said } = await run(...into, at('with.qdpx'), '--suggestions-as', 'codes')
    const count = Number(/^(\d+) suggestions? added/.exec(said)![1])
    expect(count).toBeGreaterThan(1)
    expect(readFileSync(at('theirs.qdpx'))).toEqual(before)
    expect(readFileSync(join(study, 'exports/with.qdpx.sent.jsonl'), 'utf8').trim().split('\n')).toHaveLength(count)

    const unseen = await run('import', at('with.qdpx'), '--study', study)
    expect(unseen.said).toContain(`${count} still there: not counted`)
    expect(existsSync(join(study, 'decisions/eve.jsonl'))).toBe(false)

    const members = unzipSync(readFileSync(at('with.qdpx')))
    const selections = strFromU8(members['project.qde']!).match(/<PlainTextSelection[\s\S]*?<\/PlainTextSelection>/g)!
    const first = selections.find((one) => /(keyword|meaning) \d\.\d\d: /.test(one))!
    const fewer = strFromU8(members['project.qde']!).replace(first, '')
    writeFileSync(at('reviewed.qdpx'), zipSync({ ...members, 'project.qde': strToU8(fewer) }))
    const review = ['--reviewed-by', 'eve', '--gone-is-rejected']
    const reviewed = await run('import', at('reviewed.qdpx'), '--study', study, ...review)
    expect(reviewed.said).toContain(`${count - 1} still there: accepted by eve`)
    const statuses = eventsOf(study, 'eve').map(({ status }) => status)
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(count - 1)
    expect(statuses.filter((status) => status === 'rejected')).toHaveLength(1)
  })
})

describe('a project that goes out again', () => {
  const copy = join(folder(), 'again')
  const files = (name: string) => join(copy, '..', name)
  const other = 'Interviewer: And you?\nBo: The drought was long. My neighbor came.\n'
  beforeAll(async () => {
    mkdirSync(copy)
    writeFileSync(join(copy, 'P1.txt'), talk)
    writeFileSync(join(copy, 'P2.txt'), other)
    writeFileSync(join(copy, 'codebook.yaml'), gardensYaml())
  })
  /** A project as another program writes it again: every GUID is a new one. */
  function rewritten(from: string, to: string): void {
    const members = unzipSync(readFileSync(files(from)))
    const renew = (text: string) =>
      text.replace(/[0-9A-F]{7}(?=[0-9A-F]-[0-9A-F]{4}-)/g, (digits) => digits.split('').reverse().join(''))
    const entries = Object.entries(members).map(([name, bytes]) => [
      renew(name),
      name === 'project.qde' ? strToU8(renew(strFromU8(bytes)).replace(/origin="[^"]*"/, 'origin="Other"')) : bytes,
    ])
    writeFileSync(files(to), zipSync(Object.fromEntries(entries)))
  }

  test('gets nothing twice, neither a project of ours with suggestions nor one whose GUIDs are new', async () => {
    const first = await run('export', copy, '--to', files('own.qdpx'))
    const count = Number(/(\d+) suggestions?\n/.exec(first.said)![1])
    expect(count).toBeGreaterThan(2)
    rewritten('own.qdpx', 'other.qdpx')
    for (const theirs of ['own.qdpx', 'other.qdpx']) {
      const { said } = await run('export', copy, '--theirs', files(theirs), '--to', files(`again-${theirs}`))
      expect(said).toContain(`${count} suggestions: not added, they are in the project already`)
      expect(readFileSync(files(`again-${theirs}`))).toEqual(readFileSync(files(theirs)))
    }
  })
  test('has no byte order marks if that is asked for, and positions as they were; QualCoder needs it', async () => {
    const members = unzipSync(readFileSync(files('own.qdpx')))
    const mark = Uint8Array.from([0xef, 0xbb, 0xbf])
    const xml = strFromU8(members['project.qde']!).replace(/origin="[^"]*"/, 'origin="QualCoder 3.6"')
    const texts = Object.entries(members).filter(([name]) => name.endsWith('.txt'))
    const marked = texts.map(([name, bytes]) => [name, Uint8Array.from([...mark, ...bytes])] as const)
    writeFileSync(files('qc.qdpx'), zipSync({ ...Object.fromEntries(marked), 'project.qde': strToU8(xml) }))
    const into = ['export', copy, '--theirs', files('qc.qdpx'), '--to']
    expect((await run(...into, files('qc1.qdpx'))).said).toContain('one character off: --without-marks takes them out')
    expect((await run(...into, files('qc2.qdpx'), '--without-marks')).said).toContain('byte order mark: taken out')
    const after = unzipSync(readFileSync(files('qc2.qdpx')))
    expect(strFromU8(after['project.qde']!)).toBe(xml)
    for (const [name, bytes] of texts) expect(after[name]).toEqual(bytes)
  })
  test('keeps its record when nothing is added, and when the same file is written again', async () => {
    const record = join(copy, 'exports/own.qdpx.sent.jsonl')
    const lines = readFileSync(record, 'utf8')
    await run('export', copy, '--to', files('own.qdpx'), '--force')
    await run('export', copy, '--theirs', files('other.qdpx'), '--to', files('own.qdpx'), '--force')
    expect(readFileSync(record, 'utf8')).toBe(lines)
  })
  test('that has none of ours is questioned before its review is believed', async () => {
    await run('export', copy, '--to', files('none.qdpx'), '--without-suggestions')
    const { said } = await run('import', files('none.qdpx'), '--study', copy)
    expect(said).toMatch(/\d+ gone: not counted as a no.*\n.*make sure that it is the copy/)
  })
  test('has each suggestion once in the review, also where two records have it', async () => {
    const count = readFileSync(join(copy, 'exports/own.qdpx.sent.jsonl'), 'utf8').trim().split('\n').length
    await run('export', copy, '--to', files('bare.qdpx'), '--without-suggestions')
    await run('export', copy, '--theirs', files('bare.qdpx'), '--to', files('second.qdpx'))
    const review = ['--reviewed-by', 'eve', '--gone-is-rejected']
    const { said } = await run('import', files('other.qdpx'), '--study', copy, ...review)
    expect(said).toContain(`our suggestions: ${count} recorded\n`)
    expect(new Set(eventsOf(copy, 'eve').map(({ status }) => status))).toEqual(new Set(['accepted']))
  })
})

describe('a study with pseudonyms in the place of names', () => {
  const privateStudy = join(folder(), 'private')
  const shared = (name: string) => join(privateStudy, '..', name)
  const words = 'Rosalind told me that the water was gone, and Ottilie dug.'
  beforeAll(() => {
    mkdirSync(join(privateStudy, 'decisions'), { recursive: true })
    writeFileSync(
      join(privateStudy, 'a.txt'),
      `Interviewer: What happened, Ottilie?\nOttilie: ${words} Rain came late.\n`,
    )
    writeFileSync(
      join(privateStudy, 'b.txt'),
      'Interviewer: And you?\nRosalind: The drought was long, as Ottilie says.\n',
    )
    writeFileSync(join(privateStudy, 'codebook.yaml'), gardensYaml())
    writeFileSync(
      join(privateStudy, 'participants.csv'),
      'participant,transcript,first_name,role\nOttilie,a,Ottilie,plants\nRosalind,b,Rosalind,soil\n',
    )
    writeFileSync(
      join(privateStudy, 'decisions', 'kim.csv'),
      `transcript,quote,code,status,memo\na,"${words}",soil-water,accepted,"Ottilie means the pond"\n`,
    )
  })

  test('has no name in any file of the project, and each coding at the words that it had', async () => {
    const { status, told } = await run('export', privateStudy, '--to', shared('p.qdpx'), '--pseudonyms')
    expect(status).toBe(0)
    expect(told).not.toContain('pseudonyms/left')
    const files = Object.entries(unzipSync(readFileSync(shared('p.qdpx')))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ])
    for (const [name, text] of files) expect(`${name} ${text}`).not.toMatch(/Ottilie|Rosalind/)
    const project = await readRefiQda({ file: 'p.qdpx', bytes: new Uint8Array(readFileSync(shared('p.qdpx'))) })
    const own = project.codings.find(({ memo }) => memo.includes('means the pond'))!
    expect(own.quote).toMatch(/^Person \d+ told me that the water was gone, and Person \d+ dug\.$/)
    expect(schemaErrors(files.find(([name]) => name === 'project.qde')![1]!, 'Project')).toBe('')
    expect(existsSync(join(privateStudy, 'pseudonyms.csv'))).toBe(true)
  })

  test('has no name in other outputs, and keeps names where nobody asks for pseudonyms', async () => {
    await run('export', privateStudy, '--to', shared('out.json'), '--format', 'json', '--pseudonyms')
    expect(readFileSync(shared('out.json'), 'utf8')).not.toMatch(/Ottilie|Rosalind/)
    await run('export', privateStudy, '--to', shared('named.qdpx'))
    expect(strFromU8(unzipSync(readFileSync(shared('named.qdpx')))['project.qde']!)).toContain('Ottilie')
  })
})
