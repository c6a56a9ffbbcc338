import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { importStudy } from '../../src/analysis/import-files.ts'
import { loadStudy } from '../../src/io/load-study.ts'
import { directReader, safeReader } from '../../src/io/readers.ts'
import { bytesOf } from '../support/builders.ts'

const root = mkdtempSync(join(tmpdir(), 'themata-hostile-'))
afterAll(() => rmSync(root, { recursive: true }))
const good = 'Ana: How often do you retrain?\nBen: Weekly, unless the labels changed.\n'

/** What becomes of one bad file beside a good one: the codes of its problems, and the first message. */
async function besideGood(file: string, content: string | Uint8Array, settings: string | null = null) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content
  const { files, failures } = await importStudy({
    name: 'study',
    reader: directReader,
    files: [
      { file, bytes },
      { file: 'good.txt', bytes: bytesOf(good) },
    ],
    settings: settings === null ? null : { file: 'themata.yaml', text: settings },
    interviewers: [],
  })
  expect(files.map(({ transcript }) => transcript.source.file)).toContain('good.txt')
  const read = files.find(({ transcript }) => transcript.source.file === file)
  return { text: read?.transcript.text, codes: failures.map(({ code }) => code), told: failures[0]?.message ?? '' }
}

/** An archive whose only file claims another size than it has. */
function claiming(size: number, archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  for (let at = 0; at < archive.length - 4; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  }
  return archive
}

/** An archive with copies of the only file of another, each under a name of one letter instead of its first. */
function copiesOf(archive: Uint8Array, names: readonly string[]): Uint8Array {
  const bytes = Buffer.from(archive)
  const list = bytes.readUInt32LE(bytes.length - 6)
  const [file, entry] = [bytes.subarray(0, list), bytes.subarray(list, -22)]
  const renamed = (part: Buffer, name: string, at: number): Buffer => {
    const copy = Buffer.from(part)
    copy.write(name, at)
    return copy
  }
  const entries = names.map((name, position) => {
    const copy = renamed(entry, name, 46)
    copy.writeUInt32LE(position * file.length, 42)
    return copy
  })
  const end = Buffer.from(bytes.subarray(-22))
  for (const at of [8, 10]) end.writeUInt16LE(names.length, at)
  end.writeUInt32LE(names.length * entry.length, 12)
  end.writeUInt32LE(names.length * file.length, 16)
  return Buffer.concat([...names.map((name) => renamed(file, name, 30)), ...entries, end])
}
const docx = (xml: string) => zipSync({ 'word/document.xml': bytesOf(xml) })

test('a document that unpacks to far more than any interview is refused, whatever size it claims', async () => {
  const large = zipSync({ 'word/document.xml': new Uint8Array(3e6) })
  expect(await besideGood('bomb.docx', claiming(230e6, large.slice()))).toMatchObject({
    codes: ['import/archive'],
    told: '"word/document.xml" unpacks to more than the 200 MB that are read',
  })
  expect(await besideGood('lie.docx', claiming(1000, large.slice()))).toMatchObject({
    codes: ['import/archive'],
    told: expect.stringContaining('the archive is damaged'),
  })
})

test('names that lead out of an archive are refused, and nothing is written', async () => {
  for (const name of ['../../evil.txt', '/etc/evil.txt', 'C:\\evil.txt'])
    expect(await besideGood('set.zip', zipSync({ [name]: bytesOf(good) }))).toMatchObject({ codes: ['import/archive'] })
})

test('a bundle gives its transcripts under its name; what else is in it is told or passed over', async () => {
  const bundle = zipSync({
    'talks/P1.txt': bytesOf(good),
    'talks/README.md': bytesOf('read me'),
    '__MACOSX/talks/._P1.txt': bytesOf('x'),
    'P2.docx': docx(
      '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Kim: Yes, that was so.</w:t></w:r></w:p></w:body></w:document>',
    ),
  })
  const { files, warnings } = await importStudy({
    name: 's',
    reader: directReader,
    files: [{ file: 'set.zip', bytes: bundle }],
    settings: null,
    interviewers: [],
  })
  expect(files.map(({ transcript }) => [transcript.id, transcript.source.format])).toEqual([
    ['set.zip/talks/P1', 'text'],
    ['set.zip/P2', 'docx'],
  ])
  expect(warnings.filter(({ level }) => level === 'note').map(({ place }) => place.file)).toEqual([
    'set.zip/talks/README.md',
  ])
})

test('an archive of many copies of little is bounded by what all of it comes to', async () => {
  // Three files that a program packed once, since packing takes longer than all the rest.
  const packed = zipSync({ 'a.txt': new Uint8Array(70e6) }, { level: 1 })
  expect(await besideGood('many.zip', copiesOf(packed, ['a', 'b', 'c']))).toMatchObject({
    codes: ['import/archive'],
    told: '"c.txt" unpacks to more than the 200 MB that are read',
  })
})

test('deep and malformed JSON is one error of its file', async () => {
  const deep = `{"segments":${'['.repeat(200_000)}${']'.repeat(200_000)},"text":1}`
  expect((await besideGood('deep.json', deep)).codes).toEqual(['import/unknown-format'])
  const wrong = `{"segments":[{"start":0,"text":"a"},${Array.from({ length: 5000 }, () => '{"start":0,"text":1}').join(',')}]}`
  expect((await besideGood('wrong.json', wrong)).codes).toEqual(['schema/value'])
})

test('entities are never expanded: a document that defines some is refused', async () => {
  const lol = `<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`
  expect(await besideGood('lol.docx', docx(lol))).toMatchObject({ codes: ['import/xml'] })
})

test('XML of a hundred thousand levels is read or refused', async () => {
  const deep = `<w:document xmlns:w="w">${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}</w:document>`
  expect((await besideGood('deep.docx', docx(deep))).codes).toHaveLength(1)
})

test('NUL bytes are left out, halves of surrogate pairs become replacement marks', async () => {
  expect(
    (await besideGood('nul.txt', `Ana: Yes\0, well.\nBen: No.\n${'Ana: So it went on.\n'.repeat(20)}`)).text,
  ).toContain('Yes, well.')
  const half = JSON.stringify({ text: '', segments: [{ text: 'It was \ud83d so.', start: 0, end: 1 }] })
  expect((await besideGood('half.json', half)).text).toBe('It was \ufffd so.')
})

test('YAML that holds itself is an error with a place, or plain text at the head of a transcript', async () => {
  await expect(besideGood('x.txt', good, 'interviewers: &a [*a]\n')).rejects.toThrowError(/themata\.yaml:1:/)
  expect((await besideGood('x.md', `---\nspeakers: &a [*a]\n---\n\n${good}`)).text).toContain('Weekly')
})

test('links are not followed, pipes are not opened, and both are told', async () => {
  const folder = join(root, 'links')
  mkdirSync(folder)
  writeFileSync(join(root, 'outside.txt'), good)
  writeFileSync(join(folder, 'P1.txt'), good)
  symlinkSync(join(root, 'outside.txt'), join(folder, 'link.txt'))
  symlinkSync(folder, join(folder, 'loop'))
  execFileSync('mkfifo', [join(folder, 'pipe.txt')])
  const { study, problems } = await loadStudy(folder, safeReader)
  expect(study.files.map(({ file }) => file)).toEqual(['P1.txt'])
  expect(problems.map(({ code }) => code)).toEqual(['study/left-out', 'study/left-out', 'study/left-out'])
})

test('a file that is larger than any transcript is told without being loaded', async () => {
  const folder = join(root, 'large')
  mkdirSync(folder)
  writeFileSync(join(folder, 'P1.txt'), good)
  execFileSync('truncate', ['--size', '50G', join(folder, 'huge.txt')])
  const { study, problems } = await loadStudy(folder, safeReader)
  expect(study.files.map(({ file }) => file)).toEqual(['P1.txt'])
  expect(problems.map(({ code, place }) => [code, place.file])).toEqual([['import/too-large', 'huge.txt']])
})

test('a file that another program keeps changing is told, and the others are read', async () => {
  const folder = join(root, 'changing')
  mkdirSync(folder)
  writeFileSync(join(folder, 'P1.txt'), good)
  let reads = 0
  const changing = async (path: string) => {
    const bytes = readFileSync(path)
    if (path.endsWith('P2.txt')) writeFileSync(path, good.repeat(++reads + 1))
    return bytes
  }
  writeFileSync(join(folder, 'P2.txt'), good)
  const { study, problems } = await loadStudy(folder, safeReader, changing)
  expect(study.files.map(({ file }) => file)).toEqual(['P1.txt'])
  expect(problems.map(({ code }) => code)).toEqual(['study/changing'])
  expect(reads).toBe(3)
})
