import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { analyze } from '../../src/analysis/analyze-in-memory.ts'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { directReader } from '../../src/io/readers.ts'
import { stemmedLanguages } from '../../src/text/languages/index.ts'
import { foldSpelling } from '../../src/text/spelling.ts'
import { stemmerOf } from '../../src/text/stems.ts'
import { bytesOf, readResource } from '../support/builders.ts'

/** What every plain object inherits: words that developers say, and that no table of ours may hold. */
const inherited = Object.getOwnPropertyNames(Object.prototype)
const forms = inherited.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase(), `${name}'s`])

test('a word that every object inherits is folded and stemmed as any other word', () => {
  for (const word of forms) {
    expect(typeof foldSpelling(word)).toBe('string')
    for (const language of [...stemmedLanguages, ...inherited]) expect(typeof stemmerOf(language)(word)).toBe('string')
  }
})

test.each(['collaboration', 'technik-im-beruf', 'ferramentas-no-trabalho'])(
  'an interview that is all inherited names is counted word by word with %s',
  async (codebook) => {
    const said = forms.join(' ')
    const talk = inherited.map((name) => `${name}: ${said}\n${name}: We call it again.`).join('\n')
    const { findings } = await analyze(
      {
        name: 'inherited',
        reader: directReader,
        files: [{ file: 'talk.txt', bytes: bytesOf(talk) }],
        codebook: { file: `${codebook}.yaml`, text: readFileSync(`codebooks/${codebook}.yaml`, 'utf8') },
        participants: null,
        settings: null,
        interviewers: [],
        decisions: [],
      },
      { clusters: 0 },
      { version: '', readResource },
    )
    expect(findings.segmentCount).toBeGreaterThan(0)
  },
)

test('inherited names of files, speakers, columns, values, codes and settings are names like any others', async () => {
  const ids = inherited.filter((name) => /^[a-z]+$/i.test(name)).map((name) => name.toLowerCase())
  const codes = ids.map((id) => `{id: ${id}, label: ${id}, description: d, keywords: ["=${id}"]}`)
  const talk = ids.map((name) => `Interviewer: And ${name}?\n${name}: Here ${name} is what we said.\n`).join('')
  const rows = ids.map((name) => `${name},${inherited.join(',')}`)
  const analysis = await analyze(
    {
      name: 'inherited',
      reader: directReader,
      files: inherited.map((name) => ({ file: `${name}.txt`, bytes: bytesOf(talk) })),
      codebook: {
        file: 'x.yaml',
        text: `name: x\nversion: 1.0.0\nlanguage: en\nthemes: [{id: all, label: all, description: d, codes: [${codes.join(', ')}]}]\n`,
      },
      participants: { file: 'participants.csv', text: `participant,${inherited.join(',')}\n${rows.join('\n')}\n` },
      settings: { file: 'themata.yaml', text: `aliases: {toString: valueOf}\nleave_out: [constructor]\n` },
      interviewers: [],
      decisions: [],
    },
    { clusters: 0, coders: ['keyword'], segmenter: 'turn' },
    { version: '', readResource },
  )
  const counted = analysis.findings.prevalence.filter(({ codeId }) => codeId !== null)
  expect(counted).toHaveLength(ids.length)
  for (const format of ['md', 'html', 'csv', 'json'])
    expect((await chooseWriter(format)(analysis)).length).toBeGreaterThan(0)
})
