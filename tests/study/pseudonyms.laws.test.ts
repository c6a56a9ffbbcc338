import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import type { Study } from '../../src/analysis/study.ts'
import { readArchive } from '../../src/boundary/read-archive.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { directReader } from '../../src/io/readers.ts'
import type { NameRule } from '../../src/model/pseudonym.ts'
import { drawAll } from '../../src/outputs/figures/index.ts'
import { renderDocx } from '../../src/outputs/formats/render-docx.ts'
import { buildReport } from '../../src/outputs/report/build-report.ts'
import { createNameSearch } from '../../src/study/find-names.ts'
import { readPseudonyms } from '../../src/study/pseudonym-list.ts'
import { replaceInText } from '../../src/study/pseudonymize.ts'
import { bytesOf, gardensYaml, readResource } from '../support/builders.ts'
import { allTextOf } from '../support/coded-transcripts.ts'

const long = 'We carried water to the beds every single evening of that long and dry summer'

/** Ways to write a name in talk, in the hands of people and programs. */
const forms: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  (name) => name.replaceAll("'", '’'),
  (name) => name.replaceAll("'", ''),
  (name) => `${name}s`,
  (name) => `${name}'s`,
  (name) => `${name}’s`,
]
const name = fc.tuple(
  fc.constantFrom('Xanthippe', 'Zebulon', 'Jörg', 'Žofie', 'Bjørn', 'Marguerite'),
  fc.constantFrom("O'Neill", 'Thistlewood', 'Brølin', 'Kovács', 'Quark', 'Sørfjell'),
)
const plain = (text: string): string =>
  text
    .replace(/&#39;|&#x27;/g, "'")
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('ø', 'o')
    .toLowerCase()

test('no name of a study is left in any text output, however and wherever it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.array(fc.constantFrom(...forms), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('label', 'file', 'folder', 'column'),
      async ([first, last], written, place) => {
        const full = `${first} ${last}`
        const label = place === 'label' ? full : 'P1'
        const file = place === 'file' ? `${full}.txt` : place === 'folder' ? `${full}/P1.txt` : 'P1.txt'
        const said = written.map((form) => `${form(first)} came with ${form(last)} and ${form(full)}.`).join(' ')
        const text = `I: And?\n${label}: ${said} ${long}.\nI: Yes?\n${label}: ${long}, ${first.toLowerCase()}.${last.toLowerCase().replace(/\W/g, '')}@example.org.\n`
        const study: Study = {
          name: 'gardens',
          reader: directReader,
          files: [{ file, bytes: bytesOf(text) }],
          codebook: { file: 'g.yaml', text: gardensYaml() },
          participants:
            place === 'column'
              ? { file: 'participants.csv', text: `participant,name,email\nP1,${full},someone@example.org\n` }
              : null,
          settings: null,
          interviewers: [],
          decisions: [],
        }
        const analysis = await analyze(study, { pseudonyms: true }, { version: '1', readResource })
        // Drawings are searched below, so that no picture has to be made of them here.
        const document = await renderDocx(buildReport(analysis), async () => new Uint8Array())
        const workbook = (await chooseWriter('xlsx')(analysis)) as { file: string; bytes: Uint8Array }[]
        for (const output of [{ file: 'report.docx', bytes: document }, ...workbook]) {
          const parts = await readArchive(output, (part) => part.endsWith('.xml'))
          for (const [part, bytes] of parts) {
            const all = plain(
              Buffer.from(bytes)
                .toString('utf8')
                .replace(/<[^>]*>/g, ''),
            )
            for (const word of [first, last])
              expect([part, word, all.includes(plain(word))]).toEqual([part, word, false])
          }
        }
        for (const { name: drawn, svg } of drawAll(analysis))
          for (const word of [first, last])
            expect([drawn, word, plain(svg + drawn).includes(plain(word))]).toEqual([drawn, word, false])
        for (const format of ['md', 'csv', 'json', 'html'])
          for (const output of await chooseWriter(format)(analysis)) {
            const all = plain(`${output.file} ${allTextOf(output)}`)
            for (const part of [first, last, 'someone@'])
              expect([output.file, place, part, all.includes(plain(part))]).toEqual([output.file, place, part, false])
          }
      },
    ),
    { numRuns: 12 },
  )
})

test('names of two and three letters are replaced as well, also in names of files', async () => {
  const said = `I: And?\nKim: ${long}, said Jo.\nJo: ${long}, said Kim.\n`.repeat(2)
  const study: Study = {
    ...{
      name: 'gardens',
      reader: directReader,
      files: [{ file: 'Interview Ana.txt', bytes: bytesOf(said) }],
      participants: null,
    },
    ...{ codebook: { file: 'g.yaml', text: gardensYaml() }, settings: null, interviewers: [], decisions: [] },
  }
  const analysis = await analyze(study, { pseudonyms: true }, { version: '1', readResource })
  for (const format of ['md', 'csv', 'json', 'html'])
    for (const output of await chooseWriter(format)(analysis)) {
      const names = `${output.file} ${allTextOf(output)}`.match(/\b(?:Kim|Jo|Ana)\b/g)
      expect([output.file, names]).toEqual([output.file, null])
    }
})

describe('a name that is a word as well', () => {
  const replaced = (text: string, rule: NameRule = 'inside sentence') =>
    replaceInText(text, createNameSearch([{ name: 'Will', pseudonym: 'Person 1', rule }]))
  test('is replaced where it has a capital inside a sentence, or a title', () => {
    expect(replaced('We will see what Will says. Mr Will came.')).toBe(
      'We will see what Person 1 says. Mr Person 1 came.',
    )
  })
  test('stays where a sentence begins, and is counted as doubtful', () => {
    expect(replaced('Will you come? Then we go.')).toBe('Will you come? Then we go.')
    const search = createNameSearch([{ name: 'Will', pseudonym: 'Person 1', rule: 'inside sentence' }])
    expect(search('Will you come?', false)).toMatchObject([{ name: 'Will', isDoubtful: true }])
  })
  test('is replaced everywhere where people say so', () => {
    expect(replaced('Will you come, will you?', 'always')).toBe('Person 1 you come, Person 1 you?')
  })
})

test('names of two letters are replaced where they have a capital', () => {
  const search = createNameSearch([{ name: 'Li', pseudonym: 'P1', rule: 'capital' }])
  expect(replaceInText('Li said LI is not li.', search)).toBe('P1 said P1 is not li.')
})

test('e-mail addresses and stated telephone numbers are replaced', () => {
  const search = createNameSearch([{ name: '+49 30 1234567', pseudonym: 'P1', rule: 'always' }])
  expect(replaceInText('Write to a.b@example.org or 49 (30) 123-4567.', search)).toBe('Write to [e-mail] or [phone].')
})

test('pseudonyms.csv is read with all its problems at once', () => {
  expect(readPseudonyms('name,pseudonym\nAnna,\nBen,B\n', 'pseudonyms.csv')).toEqual([
    { name: 'Anna', pseudonym: '', rule: null },
    { name: 'Ben', pseudonym: 'B', rule: null },
  ])
  expect(() => readPseudonyms('name,pseudonym,replace\nAnna,A,allways\nAnna,B,\n', 'pseudonyms.csv')).toThrow(
    /write "always".*line 2 already/s,
  )
})
